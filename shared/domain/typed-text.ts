/**
 * What people type when they mean Latin letters and digits: logins, codes, ticket numbers. The keyboard may be set to Kazakh or
 * Russian, and letters of the two alphabets look alike.
 */

/** The letters of the Russian and Kazakh keyboards, and the signs that the same keys give on the English one. */
const keys = {
  ...pairs('йцукенгшщзхъфывапролджэячсмитьбю', "qwertyuiop[]asdfghjkl;'zxcvbnm,."),
  // The row of digits of the Kazakh keyboard.
  ...pairs('әіңғүұқөһ', '2345890-='),
}
/** Cyrillic letters that look like Latin ones, small and capital. */
const lookAlikes = {
  ...pairs('авекмнорстухһіѕү', 'abekmhopctyxhisy'),
  ...pairs('АВЕКМНОРСТУХҺІЅҮ', 'ABEKMHOPCTYXHISY'),
}

/**
 * Turns Cyrillic letters into the Latin ones that were meant. A text without a Latin letter was typed with the keyboard set wrong;
 * in one that has both, the Cyrillic letters only look like Latin ones.
 * @returns the text in small letters; Cyrillic letters that no rule knows stay
 */
export function latinAsTyped(text: string): string {
  const small = text.toLowerCase()
  return replaced(small, /[a-z]/.test(small) ? lookAlikes : keys)
}

/** @returns the text with Latin letters in place of the Cyrillic ones that look like them. */
export function latinAsSeen(text: string): string {
  return replaced(text, lookAlikes)
}

function replaced(text: string, letters: Readonly<Record<string, string>>): string {
  return [...text].map(letter => letters[letter] ?? letter).join('')
}

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, at) => [letter, to[at] ?? letter]))
}
