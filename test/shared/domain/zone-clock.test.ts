import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localTime, zoneClock } from '../../../shared/domain/business-day.ts'
import { dateBegins, localTimeBy, utcClock } from '../../../shared/domain/zone-clock.ts'

const zones = ['Asia/Almaty', 'Europe/Berlin', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC']
const zone = fc.constantFrom(...zones)
const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2034, 0, 1) })

test('the clocks that are sent show what the server’s own table of zones shows', () => {
  fc.assert(
    fc.property(zone, moment, (zone, at) => {
      expect(localTimeBy(at, zoneClock(zone))).toEqual(localTime(at, zone))
    }),
    { numRuns: 500 },
  )
})

test('they know the minute at which Kazakhstan moved its clocks', () => {
  const change = Date.UTC(2024, 1, 29, 18)
  const shown = (at: number) => localTimeBy(at, zoneClock('Asia/Almaty'))
  expect(shown(change - 1)).toMatchObject({ day: 29, hour: 23, minute: 59 })
  expect(shown(change)).toMatchObject({ day: 29, hour: 23, minute: 0 })
})

test('a date begins when the server says it begins, in the nights when clocks change too', () => {
  const date = moment.map(at => new Date(at).toISOString().slice(0, 10))
  fc.assert(
    fc.property(zone, date, (zone, date) => {
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
      expect(dateBegins(date, zoneClock(zone))).toBe(instantOf(year, month, day, 0, zone))
    }),
    { numRuns: 500 },
  )
  // Clocks go forward at midnight.
  expect(dateBegins('2026-04-24', zoneClock('Africa/Cairo'))).toBe(instantOf(2026, 4, 24, 0, 'Africa/Cairo'))
  expect(dateBegins('', utcClock)).toBeNaN()
})

test('a table is small enough to be sent', () => {
  for (const zone of zones) expect(JSON.stringify(zoneClock(zone)).length).toBeLessThan(2_500)
})
