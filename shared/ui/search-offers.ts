import { locales } from '../domain/locale.ts'
import type { LocalizedText } from '../domain/settings.ts'
import { plainLetters } from '../i18n/common/plain-letters.ts'
import type { Offer } from './offer.ts'

function wordsOf(text: string): string[] {
  return plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function all(text: LocalizedText): string[] {
  return locales.flatMap(locale => wordsOf(text[locale]))
}

/**
 * Searches offers. An offer matches if each typed word begins some word of its titles, in any language.
 *
 * @returns the matches, first those whose short title matches; all offers if nothing is typed
 */
export function search(offers: readonly Offer[], typed: string): Offer[] {
  const wanted = wordsOf(typed)
  const has = (words: readonly string[]) => wanted.every(want => words.some(word => word.startsWith(want)))
  const byShortTitle = offers.filter(({ title }) => has(all(title)))
  const byTitle = offers.filter(({ title, service }) => has([...all(title), ...all(service.title)]))
  return [...new Set([...byShortTitle, ...byTitle])]
}
