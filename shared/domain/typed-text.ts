/**
 * Reads logins, codes and ticket numbers, which are Latin letters and digits, from what people type. Their keyboard may be set
 * to Kazakh or Russian, and letters of the two alphabets look alike.
 */

/** Letters of the Russian and Kazakh keyboards, and what the same keys write on the English one. */
const keys = {
  ...pairs('йцукенгшщзхъфывапролджэячсмитьбю', "qwertyuiop[]asdfghjkl;'zxcvbnm,."),
  // The digit row of the Kazakh keyboard.
  ...pairs('әіңғүұқөһ', '2345890-='),
}
/** Cyrillic letters that look like Latin ones, in lower and upper case. */
const lookAlikes = {
  ...pairs('авекмнорстухһіѕү', 'abekmhopctyxhisy'),
  ...pairs('АВЕКМНОРСТУХҺІЅҮ', 'ABEKMHOPCTYXHISY'),
}

/**
 * Turns Cyrillic letters into the Latin ones that the person meant. A text without any Latin letter was typed in the wrong
 * keyboard layout; in a mixed text the Cyrillic letters only look like Latin ones.
 * @returns the text in lower case; unknown Cyrillic letters stay
 */
export function latinAsTyped(text: string): string {
  const small = text.toLowerCase()
  return replaced(small, /[a-z]/.test(small) ? lookAlikes : keys)
}

/** @returns the text with Cyrillic letters replaced by Latin ones that look the same. */
export function latinAsSeen(text: string): string {
  return replaced(text, lookAlikes)
}

function replaced(text: string, letters: Readonly<Record<string, string>>): string {
  return [...text].map(letter => letters[letter] ?? letter).join('')
}

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, at) => [letter, to[at] ?? letter]))
}
