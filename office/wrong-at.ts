import type { Locale } from '../shared/domain/locale.ts'
import { problemInWords } from '../shared/i18n/office/problems.ts'
import type { Wrong } from './draft.ts'

/**
 * Finds what the server found wrong with one field of a section.
 * @param wrong the refused place, from `Draft.wrong`
 * @param path the field's place in the settings, such as `counters.2.queues`
 * @returns words for the field; undefined where the refused place is not the field or below it
 */
export function wrongAt(wrong: Wrong | undefined, path: string, locale: Locale): string | undefined {
  if (!wrong || !(wrong.path === path || wrong.path.startsWith(`${path}.`))) return undefined
  return problemInWords(locale, wrong.problem)
}
