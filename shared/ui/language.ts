import { type Locale, locales } from '../domain/locale.ts'
import { browserShelf } from './storage.ts'

/** One memory for all pages of one machine: a language chosen on any of them holds for the others. */
const key = 'kezek.language'
/** Where pages of older versions kept it, each for itself. */
const olderKeys = ['kezek.manager.language', 'kezek.counter.language', 'kezek.home.language']

/** @returns the language chosen on this machine before, if any. */
export function chosenLanguage(): Locale | undefined {
  for (const name of [key, ...olderKeys]) {
    const kept = browserShelf.getItem(name)
    const locale = locales.find(locale => locale === kept)
    if (locale) return locale
  }
  return undefined
}

/** @returns the language chosen on this machine before, else Kazakh. */
export function keptLanguage(): Locale {
  return chosenLanguage() ?? 'kk'
}

export function keepLanguage(locale: Locale): void {
  browserShelf.setItem(key, locale)
}
