import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { zeroWays } from '../../../shared/domain/displays.ts'
import { type Locale, locales } from '../../../shared/domain/locale.ts'
import { ticketLetters } from '../../../shared/domain/ticket-number.ts'
import { clipIds, clipSound, clipText } from '../../../shared/speech/clips.ts'
import { neededClips, phraseOf, phraseText } from '../../../shared/speech/phrase.ts'

/** Words for 0 to 999 from ICU and a second library. */
interface Numbers {
  kk_cardinal: string[]
  kk_ordinal: string[]
  ru_cardinal_masculine: string[]
  en_us_cardinal: string[]
}
const numbers = JSON.parse(
  readFileSync(new URL('../../fixtures/speech/numbers.json', import.meta.url), 'utf8'),
) as Numbers
const cardinals: Record<Locale, readonly string[]> = {
  kk: numbers.kk_cardinal,
  ru: numbers.ru_cardinal_masculine,
  en: numbers.en_us_cardinal,
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const secondSentence: Record<Locale, (window: number) => string> = {
  kk: window => `${capital(numbers.kk_ordinal[window] ?? '')} терезеге келіңіз.`,
  ru: window => `Пройдите к окну номер ${cardinals.ru[window]}.`,
  en: window => `Please go to window ${cardinals.en[window]}.`,
}
const begin: Record<Locale, string> = { kk: 'Талон А', ru: 'Талон А', en: 'Ticket A' }

/** @returns the announcement of a ticket at window 5. */
const said = (language: Locale, ticket: string, window = '5', zeros: (typeof zeroWays)[number] = 'drop') =>
  phraseText(language, phraseOf(language, ticket, window, zeros))

test.each([
  ['kk', 'Талон А, қырық екі. Бесінші терезеге келіңіз.'],
  ['ru', 'Талон А, сорок два. Пройдите к окну номер пять.'],
  ['en', 'Ticket A, forty-two. Please go to window five.'],
] as const)('%s: %s', (language, text) => {
  expect(said(language, 'A042')).toBe(text)
})

describe.each(locales)('%s', language => {
  test('every number from 0 to 999 is said as the reference has it', () => {
    for (const [n, words] of cardinals[language].entries()) {
      const wanted = `${begin[language]}, ${words}. ${secondSentence[language](5)}`
      expect(said(language, `A${String(n).padStart(3, '0')}`)).toBe(wanted)
    }
    expect(cardinals[language]).toHaveLength(1000)
  })

  test('every window from 1 to 99 is said as the reference has it', () => {
    for (let window = 1; window <= 99; window++)
      expect(said(language, 'A001', String(window))).toBe(
        `${begin[language]}, ${cardinals[language][1]}. ${secondSentence[language](window)}`,
      )
  })

  test('thousands to 9,999: said before the rest, and read back they are the number', () => {
    const thousandOf = new Map(thousands[language].map((words, at) => [words, at + 1]))
    const restOf = new Map(cardinals[language].map((words, n) => [words, n]))
    for (let n = 1_000; n <= 9_999; n++) {
      const words = said(language, `A${n}`).slice(begin[language].length + 2, -1)
      const number = words.split('. ')[0] ?? ''
      const prefix = [...thousandOf.keys()].find(key => number === key || number.startsWith(`${key} `))
      const rest = number.slice((prefix ?? '').length).trim()
      const back = (thousandOf.get(prefix ?? '') ?? 0) * 1_000 + (rest === '' ? 0 : (restOf.get(rest) ?? -1))
      expect(back).toBe(n)
      expect(rest).not.toBe(cardinals[language][0])
    }
  })

  test('a number of five digits, that no hall gives, is said digit by digit', () => {
    const [zero, one, two] = cardinals[language]
    expect(said(language, 'A10200')).toContain(`, ${one}, ${zero}, ${two}, ${zero}, ${zero}. `)
  })

  test('every letter has a name, and no two sound the same', () => {
    for (const letter of ticketLetters) {
      const clip = phraseOf(language, `${letter}001`, '1', 'drop')[1]?.clip ?? ''
      expect(clipText(language, clip)).not.toBe('')
    }
    const sounds = clipIds(language).map(id => clipSound(language, id).toLowerCase())
    expect(new Set(sounds).size).toBe(sounds.length)
  })

  test('a voice is given words: no digit, no bare letter of Latin, and in Kazakh and Russian no Latin at all', () => {
    for (const id of clipIds(language)) {
      const sound = clipSound(language, id)
      if (language === 'en') expect(sound).toMatch(/^[a-z]{2,}([ -][a-z]{2,})*$/)
      else expect(sound).toMatch(/^\p{Script=Cyrillic}+( \p{Script=Cyrillic}+)*$/u)
    }
  })

  test('there are no more than 150 clips, all with an id that a file may have, and none that is never said', () => {
    const ids = clipIds(language)
    expect(ids.length).toBeLessThanOrEqual(150)
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)?$/)
    const spoken = new Set<string>()
    for (let n = 0; n <= 9_999; n++) for (const clip of clipsOf(language, `A${n}`, '1')) spoken.add(clip)
    for (let window = 1; window <= 99; window++)
      for (const clip of clipsOf(language, 'A1', String(window))) spoken.add(clip)
    for (const letter of ticketLetters)
      for (const clip of clipsOf(language, `${letter}1`, '1')) spoken.add(clip)
    expect([...spoken].sort()).toEqual([...ids].sort())
  })

  test('a hall needs exactly the clips of its letters, its windows and all numbers', () => {
    const hall = { letters: ['A', 'K'], windows: ['1', '2', '21', '40'] }
    const spoken = new Set<string>()
    for (let n = 0; n <= 9_999; n++)
      for (const zeros of zeroWays)
        for (const clip of clipsOf(language, `A${String(n).padStart(3, '0')}`, '1', zeros)) spoken.add(clip)
    for (const letter of hall.letters)
      for (const window of hall.windows)
        for (const clip of clipsOf(language, `${letter}1`, window)) spoken.add(clip)
    expect(neededClips(language, hall.letters, hall.windows).sort()).toEqual([...spoken].sort())
  })
})

function clipsOf(
  language: Locale,
  ticket: string,
  window: string,
  zeros: (typeof zeroWays)[number] = 'drop',
): string[] {
  return phraseOf(language, ticket, window, zeros).map(({ clip }) => clip)
}

/** Words for 1,000 to 9,000 from each language's grammar, independent of the tested words. */
const thousands: Record<Locale, readonly string[]> = {
  kk: ['бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'].map(unit => `${unit} мың`),
  ru: [
    ...['одна тысяча', 'две тысячи', 'три тысячи', 'четыре тысячи', 'пять тысяч'],
    ...['шесть тысяч', 'семь тысяч', 'восемь тысяч', 'девять тысяч'],
  ],
  en: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map(
    unit => `${unit} thousand`,
  ),
}

test.each([
  ['A042', 'drop', 'forty-two'],
  ['A042', 'say', 'zero forty-two'],
  ['A042', 'digits', 'zero, four, two'],
  ['A007', 'say', 'zero zero seven'],
  ['A142', 'say', 'one hundred forty-two'],
  ['A142', 'digits', 'one, four, two'],
  ['A000', 'drop', 'zero'],
  ['A0142', 'say', 'zero one hundred forty-two'],
] as const)('zeros in front of %s, by "%s": %s', (ticket, zeros, words) => {
  expect(said('en', ticket, '5', zeros)).toBe(`Ticket A, ${words}. Please go to window five.`)
})

test.each([
  ['B007', 'Талон вэ, жеті. Жиырма бірінші терезеге келіңіз.', '21'],
  ['H112', 'Талон эн, жүз он екі. Қырқыншы терезеге келіңіз.', '40'],
  ['K900', 'Талон ка, тоғыз жүз. Оныншы терезеге келіңіз.', '10'],
])('in Kazakh %s is «%s»', (ticket, text, window) => {
  expect(said('kk', ticket, window)).toBe(text)
})

test.each([
  ['no letter', '042', '5'],
  ['a letter that no ticket has', 'Ж042', '5'],
  ['no digits', 'A', '5'],
  ['no window', 'A042', ''],
  ['window 0', 'A042', '0'],
  ['window 100', 'A042', '100'],
  ['a window of words', 'A042', 'five'],
])('%s can’t be said', (_, ticket, window) => {
  for (const language of locales) expect(() => phraseOf(language, ticket, window, 'drop')).toThrow(RangeError)
})
