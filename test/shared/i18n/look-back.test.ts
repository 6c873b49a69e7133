import { expect, test } from 'vitest'
import type { DaySummary } from '../../../shared/contract/archive-report.ts'
import { locales } from '../../../shared/domain/locale.ts'
import { formatSpan, formatTook, shortWeekday } from '../../../shared/i18n/common/time.ts'
import { describeDaySummary } from '../../../shared/ui/day-summary.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [0, '0 с'],
  [45_000, '45 с'],
  [60_000, '1 мин'],
  [12 * 60_000 + 30_000, '12 мин 30 с'],
  [3_599_600, '1 ч'],
  [65 * 60_000 + 20_000, '1 ч 5 мин'],
])('%i ms took %s', (ms, words) => {
  expect(plain(formatTook('ru', ms))).toBe(words)
})

test.each([
  [
    'kk',
    '2026 жылғы 20 қараша – 26 қараша',
    '2026 жылғы 20 қараша',
    '2025 жылғы 20 қараша – 2026 жылғы 26 қараша',
  ],
  [
    'ru',
    '20 ноября – 26 ноября 2026 года',
    '20 ноября 2026 года',
    '20 ноября 2025 года – 26 ноября 2026 года',
  ],
  ['en', '20 November – 26 November 2026', '20 November 2026', '20 November 2025 – 26 November 2026'],
] as const)('a span in %s says its year once', (locale, span, day, years) => {
  expect(formatSpan(locale, { from: '2026-11-20', to: '2026-11-26' })).toBe(span)
  expect(formatSpan(locale, { from: '2026-11-20', to: '2026-11-20' })).toBe(day)
  expect(formatSpan(locale, { from: '2025-11-20', to: '2026-11-26' })).toBe(years)
})

test('weekdays are counted from Monday', () => {
  expect([1, 7].map(day => shortWeekday('ru', day))).toEqual(['пн', 'вс'])
})

const summary: DaySummary = {
  centre: 'akmola',
  day: '2026-11-26',
  closed: 1,
  chosen: 2,
  figures: {
    visitors: 121,
    served: 101,
    missed: 12,
    unserved: 1,
    cancelled: 0,
    untrusted: 0,
    wait: { count: 1, mean: 1, median: 1, p90: 750_000, p95: 1, longest: 1 },
    service: null,
    counted: 100,
    within: 90,
  },
  busiest: { hour: 23, visitors: 40 },
  slowest: { service: 'land', p90: 1_500_000 },
}

test('a day in short', () => {
  expect(describeDaySummary('ru', summary, id => id).map(plain)).toEqual([
    '121 посетитель',
    'обслужен 101',
    'не подошло 12',
    'не обслужен 1',
    '90 % ждали не дольше 12 мин 30 с',
    'в пределах норматива вызвано 90 %',
    'больше всего людей с 23:00 до 00:00: 40',
    'дольше всего ждали услугу «land»: 25 мин',
    '2 вызова по выбору инспектора',
  ])
})

test.each(locales)('a summary omits what did not happen, in %s', locale => {
  const empty = { ...summary.figures, missed: 0, unserved: 0, wait: null, counted: 0, within: 0 }
  const sentences = describeDaySummary(
    locale,
    { ...summary, figures: empty, busiest: null, slowest: null, chosen: 0 },
    id => id,
  )
  expect(sentences).toHaveLength(2)
})
