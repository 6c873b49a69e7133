import type { Locale } from '../../domain/locale.ts'

/** Messages of one screen or theme in all languages: a string missing in one of them does not compile. */
export type Messages<M> = Readonly<Record<Locale, M>>

/** How each language calls itself. */
export const languageNames: Readonly<Record<Locale, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }
