import { describe, expect, test } from 'vitest'
import { locales } from '../../../../shared/domain/locale.ts'
import { formatNumber, formatPercent, plural } from '../../../../shared/i18n/common/numbers.ts'

describe('plural', () => {
  const forms = { one: 'талон', few: 'талона', many: 'талонов' }

  test.each([
    ['талон', [1, 21, 31, 101, 121, 1_001]],
    ['талона', [2, 3, 4, 22, 34, 102, 0.5, 1.5]],
    ['талонов', [0, 5, 9, 10, 11, 12, 13, 14, 15, 20, 25, 100, 111, 112, 114, 1_000]],
  ])('Russian: %s after %j', (form, numbers) => {
    for (const n of numbers) expect(plural('ru', n, forms), String(n)).toBe(form)
  })

  test('Russian agrees with the rules of CLDR', () => {
    const rules = new Intl.PluralRules('ru')
    const word: Partial<Record<Intl.LDMLPluralRule, string>> = { ...forms, other: forms.few }
    for (let n = 0; n <= 1_200; n++) expect(plural('ru', n, forms)).toBe(word[rules.select(n)])
  })

  test('English has two forms', () => {
    const forms = { one: 'ticket', many: 'tickets' }
    expect([0, 1, 2, 11, 21, 1.5].map(n => plural('en', n, forms))).toEqual([
      ...['tickets', 'ticket', 'tickets', 'tickets', 'tickets', 'tickets'],
    ])
  })

  test('Kazakh nouns stay singular', () => {
    for (const n of [0, 1, 2, 5, 21]) expect(plural('kk', n, { many: 'талон' })).toBe('талон')
  })
})

test('numbers have their language’s marks', () => {
  expect(locales.map(locale => formatNumber(locale, 1_234_567))).toEqual([
    '1\u00a0234\u00a0567',
    '1\u00a0234\u00a0567',
    '1,234,567',
  ])
  expect(locales.map(locale => formatNumber(locale, 1_234.56, 1))).toEqual([
    '1\u00a0234,6',
    '1\u00a0234,6',
    '1,234.6',
  ])
  expect(formatNumber('ru', 12, 1)).toBe('12')
  expect(formatNumber('en', -1_500)).toBe('-1,500')
  expect(formatNumber('kk', 0)).toBe('0')
  expect(formatNumber('en', -0.2)).toBe('0')
})

test('shares in percent', () => {
  expect(locales.map(locale => formatPercent(locale, 0.905, 1))).toEqual(['90,5%', '90,5\u00a0%', '90.5%'])
  expect(formatPercent('kk', 1)).toBe('100%')
})
