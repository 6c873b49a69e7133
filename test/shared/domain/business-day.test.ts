import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessDay, businessDayOf, instantOf, localTime } from '../../../shared/domain/business-day.ts'
import { minutesOf } from '../../../shared/domain/clock-time.ts'

const hour = 3_600_000

const zones = [
  'Asia/Almaty',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana', // clocks change at midnight
  'America/Sao_Paulo', // changed at midnight until 2019
  'Asia/Kathmandu',
  'Australia/Lord_Howe', // by half an hour
  'Pacific/Apia', // left out 30 December 2011
  'UTC',
]
const anyZone = fc.constantFrom(...zones)
const anyStart = fc.constantFrom('00:00', '00:30', '02:30', '04:00', '12:00', '23:59')
/** Years 2012 to 2035, after the date that Apia skipped. */
const anyTime = fc.integer({ min: Date.UTC(2012, 0, 2), max: Date.UTC(2035, 0, 1) })

describe('any moment, zone and beginning of the day', () => {
  test('belongs to exactly the day it says', () => {
    fc.assert(
      fc.property(anyTime, anyZone, anyStart, (now, zone, start) => {
        const day = businessDay(now, zone, start)
        expect(day.from).toBeLessThanOrEqual(now)
        expect(day.to).toBeGreaterThan(now)
        expect(businessDayOf(day.day, zone, start)).toEqual(day)
      }),
      { numRuns: 1_000 },
    )
  })

  test('days follow without a gap or an overlap, each 22 to 26 hours long', () => {
    fc.assert(
      fc.property(anyTime, anyZone, anyStart, (now, zone, start) => {
        const day = businessDay(now, zone, start)
        const next = businessDay(day.to, zone, start)
        expect(next.from).toBe(day.to)
        expect(next.day > day.day).toBe(true)
        expect(businessDay(day.to - 1, zone, start)).toEqual(day)
        expect(businessDay(day.from, zone, start)).toEqual(day)
        expect(day.to - day.from).toBeGreaterThanOrEqual(22 * hour)
        expect(day.to - day.from).toBeLessThanOrEqual(26 * hour)
      }),
      { numRuns: 1_000 },
    )
  })

  test('is named after the local date on which it began', () => {
    fc.assert(
      fc.property(anyTime, anyZone, anyStart, (now, zone, start) => {
        const day = businessDay(now, zone, start)
        const t = localTime(day.from, zone)
        const date = [t.year, String(t.month).padStart(2, '0'), String(t.day).padStart(2, '0')].join('')
        // If the clocks skip the beginning, the day begins after the gap, on the same date.
        expect(date).toBe(day.day)
      }),
      { numRuns: 1_000 },
    )
  })
})

test.each([
  // Clocks in Berlin go forward at 02:00 on 29 March and back at 03:00 on 25 October 2026.
  ['20260328', 'Europe/Berlin', '00:00', 24],
  ['20260329', 'Europe/Berlin', '00:00', 23],
  ['20260328', 'Europe/Berlin', '04:00', 23],
  ['20261025', 'Europe/Berlin', '00:00', 25],
  ['20261024', 'Europe/Berlin', '04:00', 25],
  ['20261101', 'America/New_York', '00:00', 25],
  ['20260308', 'America/New_York', '00:00', 23],
  ['20261123', 'Asia/Almaty', '00:00', 24],
])('%s in %s from %s lasts %i hours', (day, zone, start, hours) => {
  const { from, to } = businessDayOf(day, zone, start)
  expect(to - from).toBe(hours * hour)
})

test('Kazakhstan is at UTC+5 since 1 March 2024, the day before which lasted 25 hours', () => {
  const { from, to } = businessDayOf('20240229', 'Asia/Almaty', '00:00')
  expect(from).toBe(Date.UTC(2024, 1, 28, 18))
  expect(to).toBe(Date.UTC(2024, 1, 29, 19))
  expect(businessDay(Date.UTC(2026, 10, 23, 18, 59), 'Asia/Almaty', '00:00').day).toBe('20261123')
  expect(businessDay(Date.UTC(2026, 10, 23, 19), 'Asia/Almaty', '00:00').day).toBe('20261124')
})

test('a hall open past midnight keeps its day until its own beginning', () => {
  const at = (minutes: number) => instantOf(2026, 11, 24, minutes, 'Asia/Almaty')
  expect(businessDay(at(3 * 60 + 59), 'Asia/Almaty', '04:00').day).toBe('20261123')
  expect(businessDay(at(4 * 60), 'Asia/Almaty', '04:00').day).toBe('20261124')
})

describe('instantOf', () => {
  test('undoes localTime, but for a time shown twice, of which it gives the first', () => {
    fc.assert(
      fc.property(anyTime, anyZone, (now, zone) => {
        const whole = now - (now % 60_000)
        const t = localTime(whole, zone)
        const back = instantOf(t.year, t.month, t.day, t.hour * 60 + t.minute, zone)
        expect(localTime(back, zone)).toEqual(localTime(whole, zone))
        expect(back).toBeLessThanOrEqual(whole)
        expect(whole - back).toBeLessThanOrEqual(hour)
      }),
      { numRuns: 1_000 },
    )
  })

  test('of a skipped time is the moment after the gap', () => {
    const skipped = instantOf(2026, 3, 29, 2 * 60 + 30, 'Europe/Berlin')
    expect(localTime(skipped, 'Europe/Berlin')).toMatchObject({ day: 29, hour: 3 })
  })

  test('minutes run over the day’s end', () => {
    const zone = 'Asia/Almaty'
    expect(instantOf(2026, 12, 31, 24 * 60, zone)).toBe(instantOf(2027, 1, 1, 0, zone))
  })
})

test('minutesOf', () => {
  expect(minutesOf('00:00')).toBe(0)
  expect(minutesOf('23:59')).toBe(1_439)
})

test('an unknown zone is refused', () => {
  expect(() => localTime(0, 'Asia/Nowhere')).toThrow(RangeError)
})
