import type { Locale } from '../domain/locale.ts'
import { ticketLetters } from '../domain/ticket-number.ts'

/**
 * Spoken names of the letters A to Z. Visitors read letters that both alphabets have as Cyrillic, so these have Cyrillic names:
 * В «вэ», С «эс», Р «эр», Н «эн». A Latin letter whose name would sound like another's says that it is Latin, so that no two
 * letters sound the same.
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
  en: ticketLetters,
}

/**
 * Spellings for the speech synthesis, for letters whose names it says wrong: it reads a single Latin letter as a word ("a cat"),
 * a Kazakh «у» as half a vowel, and says a Russian «и» in 0.05 s.
 */
const sounds: Record<Locale, Readonly<Record<string, string>>> = {
  kk: { Q: 'кұу', U: 'латынша ұу', W: 'дұбл вэ', Y: 'ұу' },
  ru: { I: 'ии', Y: 'уу' },
  en: {
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
    K: 'kay',
    L: 'ell',
    M: 'em',
    N: 'en',
    O: 'oh',
    P: 'pee',
    Q: 'cue',
    R: 'are',
    S: 'ess',
    T: 'tee',
    U: 'you',
    V: 'vee',
    W: 'double you',
    X: 'ex',
    Y: 'why',
    Z: 'zed',
  },
}

/** @returns the letter's name for people. @param letter A to Z */
export function letterName(language: Locale, letter: string): string {
  return names[language][ticketLetters.indexOf(letter)] ?? ''
}

/** @returns the letter's name for the speech synthesis. @param letter A to Z */
export function letterSound(language: Locale, letter: string): string {
  return sounds[language][letter] ?? letterName(language, letter)
}
