/** The languages of every screen, ticket and voice. Each centre's settings order them. */
export const locales = ['kk', 'ru', 'en'] as const
export type Locale = (typeof locales)[number]

export function isLocale(text: string): text is Locale {
  return locales.some(locale => locale === text)
}
