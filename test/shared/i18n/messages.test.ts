import { describe, expect, test } from 'vitest'
import { type Locale, locales } from '../../../shared/domain/locale.ts'
import { said, texts } from '../../kit/messages.ts'

/**
 * Latin words that Cyrillic text may contain: Roman numbers, the letter of a ticket's number, keys, names of techniques and
 * makers.
 */
const latinInCyrillic = new Set([
  ...['I', 'II', 'III', 'A', 'F', 'Ctrl', 'Enter', 'Esc'],
  ...['IP', 'USB', 'PNG', 'JPEG', 'QR', 'Epson', 'XLSX', 'CSV', 'PDF', 'WebSocket', 'cookie'],
  // The ministry's address, www.minjust.kz.
  ...['www', 'minjust', 'kz'],
])

test('there are messages and catalogue texts to look at', () => {
  expect(said.size).toBeGreaterThan(200)
  expect([...said.keys()]).toEqual(
    expect.arrayContaining(['common/common.ts.common', 'common/errors.ts.errors']),
  )
})

describe.each(locales)('%s', locale => {
  const all = texts(locale)

  test('says everything that the other languages say', () => {
    const paths = (of: Locale) => new Set(texts(of).map(([path]) => path))
    // Languages need different forms of nouns: Kazakh one, Russian three.
    const isForm = (path: string) => /\.days\.\w+\.(one|few|many)$/.test(path)
    const own = paths(locale)
    const missing = [...paths(locale === 'kk' ? 'ru' : 'kk')].filter(path => !own.has(path))
    expect(missing.filter(path => !isForm(path))).toEqual([])
  })

  test('has no empty string, no "undefined", no blank at an end', () => {
    const wrong = all.filter(
      ([, text]) => text !== text.trim() || text === '' || /undefined|null|NaN|\[object/.test(text),
    )
    expect(wrong).toEqual([])
  })

  test('has no word of both Cyrillic and Latin letters', () => {
    const mixed = all.flatMap(([path, text]) =>
      words(text)
        .filter(word => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word))
        .map(word => [path, word]),
    )
    expect(mixed).toEqual([])
  })
})

test.each(['kk', 'ru'] as const)('%s is written in Cyrillic', locale => {
  const latin = texts(locale).flatMap(([path, text]) =>
    words(text)
      .filter(word => /\p{Script=Latin}/u.test(word) && !latinInCyrillic.has(word))
      .map(word => [path, word]),
  )
  expect(latin.filter(([path]) => !path?.startsWith('common/messages.ts.languageNames'))).toEqual([])
})

test('en is written in Latin', () => {
  const cyrillic = texts('en').filter(
    ([path, text]) => /\p{Script=Cyrillic}/u.test(text) && !path.includes('"Н."'),
  )
  expect(cyrillic).toEqual([])
})

test('Kazakh is not Russian: no sentence is the same, and its own letters occur', () => {
  const ru = new Map(texts('ru'))
  const same = texts('kk').filter(([path, text]) => words(text).length > 2 && ru.get(path) === text)
  expect(same).toEqual([])
  const letters = new Set(texts('kk').flatMap(([, text]) => [...text.toLowerCase()]))
  for (const letter of 'әғқңөұүі') expect(letters, letter).toContain(letter)
  // Kazakh letters that Russian lacks.
  const foreign = texts('ru').flatMap(([path, text]) =>
    words(text)
      .filter(word => /[әғқңөұүһі]/i.test(word))
      .map(word => [path, word]),
  )
  expect(foreign).toEqual([])
})

function words(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? []
}
