import type { Locale } from '../domain/locale.ts'

export const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const

/**
 * How a ticket's letter is called, A to Z. Whoever waits reads it in Cyrillic where both alphabets have the shape, so those
 * are called as in Cyrillic: В «вэ», С «эс», Р «эр», Н «эн». Where a letter of Latin alone would be called as another is, its
 * name says so: no two of a hall may sound the same.
 */
const names: Record<Locale, readonly string[]> = {
  kk: [
    ...['А', 'вэ', 'эс', 'де', 'Е', 'эф', 'ге', 'эн', 'І', 'йот', 'ка', 'эл', 'эм', 'латынша эн', 'О', 'эр'],
    ...['ку', 'латынша эр', 'латынша эс', 'те', 'латынша у', 'латынша вэ', 'дубль вэ', 'ха', 'У', 'зет'],
  ],
  ru: [
    ...[
      'А',
      'вэ',
      'эс',
      'дэ',
      'Е',
      'эф',
      'гэ',
      'эн',
      'И',
      'йот',
      'ка',
      'эль',
      'эм',
      'латинская эн',
      'О',
      'эр',
    ],
    ...['ку', 'латинская эр', 'латинская эс', 'тэ', 'латинская у', 'латинская вэ'],
    ...['дубль вэ', 'ха', 'У', 'зет'],
  ],
  en: letters,
}

/**
 * Where the voice of the default pack would not say the name as people do: it takes a bare Latin letter for a word ("a cat"),
 * a Kazakh «у» for half a vowel, and says a Russian «и» in a twentieth of a second.
 */
const sounds: Record<Locale, Readonly<Record<string, string>>> = {
  kk: { Q: 'кұу', U: 'латынша ұу', W: 'дұбл вэ', Y: 'ұу' },
  ru: { I: 'ии', Y: 'уу' },
  en: {
    ...{
      A: 'eigh',
      B: 'bee',
      C: 'see',
      D: 'dee',
      E: 'ee',
      F: 'ef',
      G: 'gee',
      H: 'aitch',
      I: 'eye',
      J: 'jay',
    },
    ...{ K: 'kay', L: 'ell', M: 'em', N: 'en', O: 'oh', P: 'pee', Q: 'cue', R: 'are', S: 'ess', T: 'tee' },
    ...{ U: 'you', V: 'vee', W: 'double you', X: 'ex', Y: 'why', Z: 'zed' },
  },
}

/** @returns the letter's name as people read it. @param letter A to Z */
export function letterName(language: Locale, letter: string): string {
  return names[language][letters.indexOf(letter)] ?? ''
}

/** @returns the letter's name as a voice has to be given it. @param letter A to Z */
export function letterSound(language: Locale, letter: string): string {
  return sounds[language][letter] ?? letterName(language, letter)
}
