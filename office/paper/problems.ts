import type { PaperProblem } from '../../shared/i18n/office/paper.ts'
import type { Wrong } from '../draft.ts'

/** What the server says of a place, by the place; the first that fits. */
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

/** @returns what is wrong, as the page has words for it. */
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
