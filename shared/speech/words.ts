import type { Locale } from '../domain/locale.ts'

/** The words of clips. They never hold digits, because the speech synthesis reads «5-терезе» as «бес терезе». */

const list = (words: string): readonly string[] => words.split(' ')

const kkUnits = list('нөл бір екі үш төрт бес алты жеті сегіз тоғыз')

/** Numbers from 0 to 19. */
const small: Record<Locale, readonly string[]> = {
  kk: [...kkUnits, 'он', ...kkUnits.slice(1).map(unit => `он ${unit}`)],
  ru: list(
    'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
  ),
  en: list(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ),
}

/** Tens from 20 to 90. */
const tens: Record<Locale, readonly string[]> = {
  kk: list('жиырма отыз қырық елу алпыс жетпіс сексен тоқсан'),
  ru: list('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'),
  en: list('twenty thirty forty fifty sixty seventy eighty ninety'),
}

/**
 * Words for hundreds and thousands. Russian and English have one entry per number, because the words change; Kazakh has one
 * word each, which follows the number.
 */
const large: Record<Locale, Readonly<Record<number, string>>> = {
  kk: { 100: 'жүз', 1000: 'мың' },
  ru: {
    ...times(100, list('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот')),
    ...times(1000, ['одна тысяча', 'две тысячи', 'три тысячи', 'четыре тысячи']),
    ...times(
      1000,
      small.ru.slice(5, 10).map(unit => `${unit} тысяч`),
      5,
    ),
  },
  en: {
    ...times(
      100,
      small.en.slice(1, 10).map(unit => `${unit} hundred`),
    ),
    ...times(
      1000,
      small.en.slice(1, 10).map(unit => `${unit} thousand`),
    ),
  },
}

function times(unit: number, words: readonly string[], from = 1): Record<number, string> {
  return Object.fromEntries(words.map((word, at) => [(from + at) * unit, word]))
}

/** @returns the words of 0 to 99, in order. */
export function underHundred(language: Locale): string[] {
  const join = language === 'en' ? '-' : ' '
  const rest = tens[language].flatMap(ten =>
    small[language].slice(0, 10).map((unit, at) => (at === 0 ? ten : ten + join + unit)),
  )
  return [...small[language], ...rest]
}

/** @returns the words for hundreds and thousands, by number. */
export function largeWords(language: Locale): Readonly<Record<number, string>> {
  return large[language]
}

/**
 * Kazakh ordinals of units and tens, which name windows. In a number of two words only the last becomes an ordinal. 40 is
 * қырқыншы, unlike in ICU.
 */
export const kkOrdinals: Readonly<Record<number, string>> = {
  ...times(1, list('бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы')),
  ...times(10, list('жиырмасыншы отызыншы қырқыншы елуінші алпысыншы жетпісінші сексенінші тоқсаныншы'), 2),
}

/** The fixed words of a call: before the letter, and beside the window. */
export const frame: Record<Locale, { ticket: string; go: string }> = {
  kk: { ticket: 'талон', go: 'терезеге келіңіз' },
  ru: { ticket: 'талон', go: 'пройдите к окну номер' },
  en: { ticket: 'ticket', go: 'please go to window' },
}
