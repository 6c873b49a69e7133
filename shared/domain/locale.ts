/** The languages that every screen, paper and voice of the project has. A centre's own order of them is a setting. */
export const locales = ['kk', 'ru', 'en'] as const
export type Locale = (typeof locales)[number]
