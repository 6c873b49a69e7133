import type { Locale } from '../../domain/locale.ts'

/** Delimiter that spreadsheet programs expect in the language when a double click opens the file. */
export const delimiters: Readonly<Record<Locale, string>> = { kk: ';', ru: ';', en: ',' }
