import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { indicators } from '../../../shared/catalogue/catalogue.ts'
import { catalogueForScreens } from '../../../shared/catalogue/kiosk-catalogue.ts'
import { type Locale, locales } from '../../../shared/i18n/common/locale.ts'

/** Every place where something is said in three languages, by what leads there. */
const said = new Map<string, Record<Locale, unknown>>()

function gather(path: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const entries = Object.entries(value)
  if (entries.length === 3 && locales.every(locale => locale in value))
    said.set(path, value as Record<Locale, unknown>)
  else for (const [key, inner] of entries) gather(`${path}.${key}`, inner)
}

const folder = new URL('../../../shared/i18n/', import.meta.url)
for (const file of readdirSync(folder).filter(name => name.endsWith('.ts')))
  gather(file, await import(new URL(file, folder).href))
gather('catalogue', catalogueForScreens())
gather('indicators', indicators)

/**
 * Stands for whatever a message takes: reads as 3 in a sentence and in sums, has no elements, and with it or without the
 * details that refusals carry.
 */
const bare = Object.assign([], { toString: () => '3', toFixed: () => '3' })
const detailed = Object.assign([], bare, {
  state: 'waiting',
  name: '3',
  counter: '5',
  waiting: 3,
  hours: '09:00',
})

function* strings(path: string, value: unknown): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (typeof value === 'function') {
    const parameters = Math.max(1, value.length)
    yield* strings(`${path}()`, value(...Array(parameters).fill(bare)))
    yield* strings(`${path}(detailed)`, value(...Array(parameters).fill(detailed)))
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* strings(`${path}.${key}`, inner)
}

const texts = (locale: Locale) => [...said].flatMap(([path, all]) => [...strings(path, all[locale])])

/**
 * Latin words that belong into Cyrillic text: Roman numbers, the letter of a ticket's number, keys of a keyboard, names of
 * techniques and makers.
 */
const latinInCyrillic = new Set([
  ...['I', 'II', 'III', 'A', 'F', 'Ctrl', 'Enter', 'Esc'],
  ...['IP', 'USB', 'PNG', 'QR', 'Epson', 'XLSX', 'CSV', 'PDF', 'WebSocket', 'cookie'],
])

test('there are messages and catalogue texts to look at', () => {
  expect(said.size).toBeGreaterThan(200)
  expect([...said.keys()]).toEqual(expect.arrayContaining(['common.ts.common', 'errors.ts.errors']))
})

describe.each(locales)('%s', locale => {
  const all = texts(locale)

  test('says everything that the other languages say', () => {
    const paths = (of: Locale) => new Set(texts(of).map(([path]) => path))
    // Forms of nouns differ: Kazakh needs one, Russian three.
    const isForm = (path: string) => /\.days\.\w+\.(one|few|many)$/.test(path)
    const missing = [...paths(locale === 'kk' ? 'ru' : 'kk')].filter(path => !paths(locale).has(path))
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
  expect(latin.filter(([path]) => !path?.startsWith('locale.ts.languageNames'))).toEqual([])
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
  // Letters of Kazakh that Russian has not.
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
