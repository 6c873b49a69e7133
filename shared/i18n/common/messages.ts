import type { Locale } from '../../domain/locale.ts'

/** Messages of one screen or theme in all languages. A string missing in one language does not compile. */
export type Messages<M> = Readonly<Record<Locale, M>>

/** Each language's name in that language. */
export const languageNames: Readonly<Record<Locale, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }
