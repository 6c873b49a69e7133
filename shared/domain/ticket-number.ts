/** The letters with which ticket numbers can begin: a voice says each of them. */
export const ticketLetters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const

/** Cyrillic letters and the Latin ones that look the same; people type numbers in either alphabet. */
const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  У: 'Y',
  Х: 'X',
}
/** The letter keys of the Latin layout, and what the same keys write in the Russian and Kazakh layouts. */
const latinKeys = 'QWERTYUIOPASDFGHJKLZXCVBNM'
const cyrillicKeys = 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ'
/** What the keys 1 to 0 write in the Kazakh layout. */
const kazakhDigits = '"ӘІҢҒ,.ҮҰҚ'
const digits = '1234567890'

/** @returns a typed ticket number in the form of stored ones: Latin capitals, without number signs, blanks and hyphens. */
export function normaliseNumber(typed: string): string {
  const bare = typed
    .replaceAll(/[№#\s\p{Pd}_/]/gu, '')
    .normalize('NFKC')
    .toUpperCase()
  const whole = bare.replace(/^(.)(.+)$/u, (_, letter: string, rest: string) => letter + withDigits(rest))
  return [...whole].map(letter => lookAlikes[letter] ?? letter).join('')
}

function withDigits(text: string): string {
  return /^[\d"әіңғ,.үұқ]+$/iu.test(text)
    ? [...text].map(sign => swapped(sign, kazakhDigits, digits)).join('')
    : text
}

/**
 * @returns possible meanings of a typed number, the likeliest first: the letters as they look, then the same keys in the other
 * keyboard layout.
 */
export function numberReadings(typed: string): string[] {
  const first = normaliseNumber(typed)
  const bare = typed.replaceAll(/[№#\s\p{Pd}_/]/gu, '').toUpperCase()
  const [letter = ''] = bare
  const rest = [...first].slice(1).join('')
  const byKey = [swapped(letter, cyrillicKeys, latinKeys), swapped(letter, latinKeys, cyrillicKeys)]
  const others = byKey.map(other => (lookAlikes[other] ?? other) + rest)
  return [...new Set([first, ...others])].filter(reading => /^[A-Z]?\d*$/.test(reading) && reading !== '')
}

function swapped(sign: string, from: string, to: string): string {
  const at = [...from].indexOf(sign)
  return at < 0 ? sign : ([...to][at] ?? sign)
}
