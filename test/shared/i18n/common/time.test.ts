import { describe, expect, test } from 'vitest'
import { hoursOf } from '../../../../shared/catalogue/effective.ts'
import { zoneClock } from '../../../../shared/domain/business-day.ts'
import { locales } from '../../../../shared/domain/locale.ts'
import { type WeekHours, weekdays } from '../../../../shared/domain/settings.ts'
import { utcClock } from '../../../../shared/domain/zone-clock.ts'
import {
  formatClock,
  formatDate,
  formatDays,
  formatDuration,
  formatHours,
  formatMoment,
  formatTimer,
} from '../../../../shared/i18n/common/time.ts'
import { order, orderSettings } from '../../../kit/order.ts'

const zone = zoneClock('Asia/Almaty')
/** Monday, 23 November 2026, 12:05 in Almaty. */
const monday = Date.UTC(2026, 10, 23, 7, 5)
const hour = 3_600_000
const day = 24 * hour
const each = (format: (locale: (typeof locales)[number]) => string) => locales.map(format)

test('clocks show the centre’s time', () => {
  expect(formatClock(monday, zone)).toBe('12:05')
  expect(formatClock(monday, zoneClock('Europe/Berlin'))).toBe('08:05')
  expect(formatClock(Date.UTC(2026, 10, 23, 19), zone)).toBe('00:00')
})

test('dates', () => {
  expect(each(locale => formatDate(locale, monday, zone))).toEqual(['23 қараша', '23 ноября', '23 November'])
  expect(each(locale => formatDate(locale, monday, zone, { weekday: true }))).toEqual([
    '23 қараша, дүйсенбі',
    'понедельник, 23 ноября',
    'Monday, 23 November',
  ])
  expect(each(locale => formatDate(locale, monday, zone, { weekday: true, year: true }))).toEqual([
    '2026 жылғы 23 қараша, дүйсенбі',
    'понедельник, 23 ноября 2026 года',
    'Monday, 23 November 2026',
  ])
})

test.each([
  ['kk', 'kk'],
  ['ru', 'ru'],
  ['en', 'en-GB'],
] as const)('%s names months and weekdays as CLDR does', (locale, tag) => {
  const cldr = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options }).format(at)
  for (let month = 0; month < 12; month++) {
    const at = Date.UTC(2026, month, 2)
    expect(formatDate(locale, at, utcClock)).toBe(cldr(at, { day: 'numeric', month: 'long' }))
  }
  for (const [weekday, name] of weekdays.entries()) {
    const at = Date.UTC(2026, 10, 22 + weekday)
    expect(formatDate(locale, at, utcClock, { weekday: true })).toContain(cldr(at, { weekday: 'long' }))
    expect(formatDays(locale, [name])).toBe(cldr(at, { weekday: 'short' }))
  }
})

test('moments near now', () => {
  const at = (ms: number) => each(locale => formatMoment(locale, monday + ms, monday, zone))
  expect(at(hour)).toEqual(['13:05', '13:05', '13:05'])
  expect(at(day)).toEqual(['ертең сағат 12:05', 'завтра в 12:05', 'tomorrow at 12:05'])
  // Tomorrow begins at midnight, not after 24 hours.
  expect(at(12 * hour)[1]).toBe('завтра в 00:05')
  expect(at(2 * day)).toEqual([
    '25 қараша, сәрсенбі, 12:05',
    'среда, 25 ноября, 12:05',
    'Wednesday, 25 November, 12:05',
  ])
})

test.each([
  [0, ['0 мин', '0 мин', '0 min']],
  [59_999, ['0 мин', '0 мин', '0 min']],
  [12 * 60_000, ['12 мин', '12 мин', '12 min']],
  [hour, ['1 сағ', '1 ч', '1 h']],
  [65 * 60_000, ['1 сағ 5 мин', '1 ч 5 мин', '1 h 5 min']],
  [-5, ['0 мин', '0 мин', '0 min']],
])('a span of %i ms', (ms, expected) => {
  expect(each(locale => formatDuration(locale, ms).replaceAll('\u00a0', ' '))).toEqual(expected)
})

test('running times', () => {
  expect([0, 999, 205_000, hour + 205_000, -1].map(formatTimer)).toEqual([
    '00:00',
    '00:00',
    '03:25',
    '1:03:25',
    '00:00',
  ])
})

describe('weekdays and hours', () => {
  test.each([
    [
      ['mon', 'tue', 'wed', 'thu', 'fri'],
      ['дс–жм', 'пн–пт', 'Mon–Fri'],
    ],
    [
      ['sat', 'fri'],
      ['жм, сб', 'пт, сб', 'Fri, Sat'],
    ],
    [
      ['mon', 'wed', 'thu', 'fri', 'sun'],
      ['дс, ср–жм, жс', 'пн, ср–пт, вс', 'Mon, Wed–Fri, Sun'],
    ],
    [weekdays, ['күн сайын', 'ежедневно', 'every day']],
    [[], ['', '', '']],
  ] as const)('%j', (days, expected) => {
    expect(each(locale => formatDays(locale, days))).toEqual(expected)
  })

  test('of annex 6, with its break', () => {
    const settings = orderSettings()
    const submission = hoursOf(settings, 'child-benefit.submission', order)
    const collection = hoursOf(settings, 'child-benefit.collection', order)
    expect(each(locale => formatHours(locale, submission))).toEqual([
      'дс–бс 09:00–17:00, үзіліс 12:30–14:00',
      'пн–чт 09:00–17:00, перерыв 12:30–14:00',
      'Mon–Thu 09:00–17:00, break 12:30–14:00',
    ])
    expect(formatHours('kk', collection)).toBe('дс–жм 09:00–18:30, үзіліс 12:30–14:00')
  })

  test('around the clock', () => {
    const always: WeekHours = [{ days: weekdays, open: '00:00', close: '00:00', breaks: [] }]
    expect(each(locale => formatHours(locale, always))).toEqual([
      'күн сайын тәулік бойы',
      'ежедневно круглосуточно',
      'every day around the clock',
    ])
  })
})
