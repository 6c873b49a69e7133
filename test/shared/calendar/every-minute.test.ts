import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicHolidays } from '../../../server/calendar/public-holidays.ts'
import { dayAfter } from '../../../shared/calendar/open-days.ts'
import { opening } from '../../../shared/calendar/opening.ts'
import type { OpeningCalendar } from '../../../shared/calendar/opening-calendar.ts'
import { daysOff } from '../../../shared/calendar/public-holidays.ts'
import { isWorkingDay, workingDayAfter } from '../../../shared/calendar/working-days.ts'
import type { DaySetting, WeekHours } from '../../../shared/domain/settings.ts'
import { runSeed } from '../../kit/seed.ts'
import { paint, type Reference } from './slow-reference.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
/** Two years, and before them the day whose hours may still run. */
const from = Date.UTC(2026, 0, 1) - 2 * dayMs
const to = Date.UTC(2028, 0, 1)
/** Minutes that are not asked: what opens after the last of them may lie beyond the painted span. */
const edgeMinutes = (3 * dayMs) / minuteMs
/** All minutes of a calendar take two minutes, so a run asks some of each; `EVERY_MINUTE=1` asks all of them. */
const asksAll = process.env.EVERY_MINUTE === '1'
const minutesPerCalendar = 500
const countsPerCalendar = 30
/** A closing is looked for two weeks ahead. */
const closingAheadMs = 14 * dayMs

const week: WeekHours = [
  {
    days: ['mon', 'tue', 'wed', 'thu'],
    open: '09:00',
    close: '18:00',
    breaks: [{ from: '13:00', to: '14:00' }],
  },
  { days: ['fri'], open: '09:00', close: '17:00', breaks: [{ from: '12:30', to: '14:00' }] },
  { days: ['sat'], open: '10:00', close: '14:00', breaks: [] },
]
const nights: WeekHours = [
  { days: ['thu', 'fri', 'sat'], open: '20:00', close: '04:00', breaks: [{ from: '23:30', to: '00:30' }] },
  {
    days: ['mon'],
    open: '08:00',
    close: '00:00',
    breaks: [
      { from: '12:00', to: '12:30' },
      { from: '18:00', to: '19:00' },
    ],
  },
]
const early: WeekHours = [
  { days: ['mon', 'wed', 'fri'], open: '05:00', close: '11:00', breaks: [{ from: '08:00', to: '08:15' }] },
  { days: ['tue', 'thu'], open: '14:00', close: '23:45', breaks: [] },
]
const always: WeekHours = [
  {
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    open: '00:00',
    close: '00:00',
    breaks: [{ from: '03:00', to: '03:30' }],
  },
]

const closedDay: DaySetting = { mode: 'closed' }
/** New Year, then repairs: longer than the two weeks after which the search once gave up. */
const repairs = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [dayAfter('20261228', at), closedDay] as const),
)
const moved: Record<string, DaySetting> = {
  20260314: { mode: 'open', open: '08:00', close: '13:00' },
  20260329: { mode: 'open', open: '22:00', close: '02:30' },
  20260508: closedDay,
  20260706: { mode: 'open', open: '10:00', close: '12:00' },
  20261101: { mode: 'open' },
  20270101: closedDay,
}
const holidays = daysOff(publicHolidays, week)

type Given = Omit<OpeningCalendar, 'settingOf'> & { settings?: Record<string, DaySetting> }
const calendars: [string, Given][] = [
  [
    'a week with breaks, Saturdays, holidays and repairs',
    {
      hours: week,
      zone: 'Asia/Almaty',
      dayStartsAt: '00:00',
      settings: repairs,
      isHoliday: date => holidays.has(date),
    },
  ],
  [
    'moved and closed days where clocks change',
    {
      hours: week,
      zone: 'Europe/Berlin',
      dayStartsAt: '04:00',
      settings: moved,
      isHoliday: date => holidays.has(date),
    },
  ],
  [
    'nights over midnight where clocks change',
    { hours: nights, zone: 'America/New_York', dayStartsAt: '05:00', settings: moved },
  ],
  [
    'nights over the border of business days',
    { hours: nights, zone: 'Asia/Kathmandu', dayStartsAt: '00:00', settings: moved },
  ],
  [
    'hours before the business day begins',
    { hours: early, zone: 'Australia/Lord_Howe', dayStartsAt: '06:00', settings: moved },
  ],
  ['days without a gap', { hours: always, zone: 'Asia/Almaty', dayStartsAt: '00:00', settings: moved }],
]

function calendarOf({ settings = {}, ...given }: Given): OpeningCalendar {
  return { ...given, settingOf: day => settings[day] }
}

/** Compares one minute. */
function check(calendar: OpeningCalendar, reference: Reference, minute: number): void {
  const now = reference.from + minute * minuteMs
  const expected = reference.at(minute)
  const found = opening(calendar, now)
  const context = new Date(now).toISOString()
  expect(found.open, context).toBe(expected.open)
  if (found.open) {
    const isFar = (expected.closesAt ?? Number.POSITIVE_INFINITY) - now > closingAheadMs
    if (found.closesAt !== null || !isFar) expect(found.closesAt, context).toBe(expected.closesAt)
  } else {
    expect(found.opensAt, context).toBe(expected.opensAt)
    expect(found.why === 'break', context).toBe(expected.isBreak)
  }
}

describe.each(calendars)('%s', (_, given) => {
  const calendar = calendarOf(given)
  const reference = paint(calendar, from, to)
  const last = reference.minutes - edgeMinutes

  test('is open, closes and opens next as a clock on the wall says, minute by minute', () => {
    if (asksAll) for (let minute = edgeMinutes; minute < last; minute++) check(calendar, reference, minute)
    else
      fc.assert(
        fc.property(fc.integer({ min: edgeMinutes, max: last - 1 }), minute => {
          check(calendar, reference, minute)
          // Faults are at the edges: the minute at which the answer changes, and the one before.
          const { closesAt, opensAt } = reference.at(minute)
          const change = ((closesAt ?? opensAt ?? reference.from) - reference.from) / minuteMs
          for (const edge of [change - 1, change])
            if (edge > 0 && edge < last) check(calendar, reference, edge)
        }),
        { numRuns: minutesPerCalendar, seed: runSeed },
      )
  })

  test('has working days where hours begin, and counts no others', () => {
    const day = fc.integer({ min: edgeMinutes, max: last - 1 })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 10 }), (minute, count) => {
        expect(isWorkingDay(calendar, reference.dayOf(minute))).toBe(reference.worksOn(minute))
        let [at, left] = [minute, count]
        while (left > 0 && at < last - edgeMinutes) {
          const today = reference.dayOf(at)
          while (reference.dayOf(at) === today) at++
          if (reference.worksOn(at)) left--
        }
        if (left === 0)
          expect(workingDayAfter(calendar, reference.dayOf(minute), count)).toBe(reference.dayOf(at))
      }),
      { numRuns: countsPerCalendar, seed: runSeed },
    )
  })
})
