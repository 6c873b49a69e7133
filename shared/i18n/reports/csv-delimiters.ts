import type { Locale } from '../../domain/locale.ts'

/** What a table program of that language takes for the end of a cell, opened by a double click. */
export const delimiters: Readonly<Record<Locale, string>> = { kk: ';', ru: ';', en: ',' }
