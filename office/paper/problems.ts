import type { PaperProblem } from '../../shared/i18n/office/paper.ts'
import type { Wrong } from '../draft.ts'

/** Messages by the path that the server names; the first match applies. */
const table: readonly [path: RegExp, problem: PaperProblem][] = [
  [/^printers\.[^.]+\.address/, 'address'],
  [/^printers\.[^.]+\.profile/, 'profile'],
  [/^printers\.[^.]+\.rollTickets/, 'tickets'],
  [/^printerProfiles\.[^.]+\.rollTickets/, 'tickets'],
  [/^printerProfiles\.[^.]+\.width/, 'width'],
  [/^(printers|printerProfiles|kiosks)\.[^.]+$/, 'name'],
  [/^(kiosks|counters)\.[^.]+\.printers/, 'printers'],
  [/^ticket\.\d+\.text/, 'text'],
]

/** @returns the key of the message for an error. */
export function problemOf({ path, problem }: Wrong): PaperProblem {
  if (/^printers\..*address$/.test(path) && problem.includes('networks')) return 'addressNotAllowed'
  if (/^ticket\.\d+\.text/.test(path) && problem.startsWith('no sign for')) return 'signs'
  if (/^ticket\.\d+\.image$/.test(path)) {
    if (problem.includes('dots')) return 'logoLarge'
    return problem.includes('bytes') ? 'logoBytes' : 'logo'
  }
  if (path === 'ticket') {
    if (problem.includes('number')) return 'noNumber'
    return problem.includes('logos') ? 'logos' : 'blocks'
  }
  return table.find(([place]) => place.test(path))?.[1] ?? 'other'
}
