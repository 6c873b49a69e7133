import { type Locale, locales } from '../i18n/locale.ts'

const key = 'kezek.manager.language'

/** @returns the language chosen on this machine before, else Kazakh. */
export function keptLanguage(): Locale {
  const kept = localStorage.getItem(key)
  return locales.find(locale => locale === kept) ?? 'kk'
}

export function keepLanguage(locale: Locale): void {
  localStorage.setItem(key, locale)
}
