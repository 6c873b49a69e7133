import { describe, expect, test } from 'vitest'
import { breaksAhead, isLastTicketPast, opening } from '../../../shared/calendar/opening.ts'
import type { OpeningCalendar } from '../../../shared/calendar/opening-calendar.ts'
import { hoursOf } from '../../../shared/catalogue/effective.ts'
import { businessDay, instantOf } from '../../../shared/domain/business-day.ts'
import { type DayHours, type DaySetting, type WeekHours, weekdays } from '../../../shared/domain/settings.ts'
import { order, orderSettings } from '../../kit/order.ts'

const almaty = 'Asia/Almaty'

/** `2026-11-23 10:00` in a zone, as Unix ms. 23 November 2026 is a Monday. */
function at(local: string, zone = almaty): number {
  const [date = '', time = ''] = local.split(' ')
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return instantOf(year, month, day, hour * 60 + minute, zone)
}

const usual: DayHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
  open: '09:00',
  close: '20:00',
  breaks: [],
}
const settings = orderSettings()
const benefit = hoursOf(settings, 'child-benefit.submission', order)
const benefitCollection = hoursOf(settings, 'child-benefit.collection', order)
const always: WeekHours = [{ days: weekdays, open: '00:00', close: '00:00', breaks: [] }]

type Case = Omit<Partial<OpeningCalendar>, 'settingOf' | 'isHoliday'> & {
  holidays?: readonly string[]
  /** The manager's setting of the business day of `now`. */
  daySetting?: DaySetting
  /** The manager's settings of other days, by yyyymmdd. */
  ahead?: Record<string, DaySetting>
}
function calendarAt(
  now: string,
  { daySetting, ahead = {}, holidays = [], ...input }: Case = {},
): OpeningCalendar {
  const { zone, ...all } = { zone: almaty, hours: [usual], dayStartsAt: '00:00', ...input }
  const today = businessDay(at(now, zone), zone, all.dayStartsAt).day
  const settingOf = (day: string) => (day === today ? daySetting : ahead[day])
  return { ...all, zone, settingOf, isHoliday: date => holidays.includes(date) }
}
function when(now: string, input: Case = {}) {
  return opening(calendarAt(now, input), at(now, input.zone))
}
const open = (closesAt: string, zone = almaty) => ({ open: true, closesAt: at(closesAt, zone) })
const closed = (why: string, opensAt: string, zone = almaty) => ({
  open: false,
  why,
  opensAt: at(opensAt, zone),
})

describe('an ordinary week', () => {
  test.each([
    ['2026-11-23 08:59', closed('before', '2026-11-23 09:00')],
    ['2026-11-23 09:00', open('2026-11-23 20:00')],
    ['2026-11-23 19:59', open('2026-11-23 20:00')],
    ['2026-11-23 20:00', closed('after', '2026-11-24 09:00')],
    ['2026-11-23 00:00', closed('before', '2026-11-23 09:00')],
    ['2026-11-28 20:00', closed('after', '2026-11-30 09:00')],
    ['2026-11-29 12:00', closed('day-off', '2026-11-30 09:00')],
  ])('%s', (now, expected) => {
    expect(when(now)).toEqual(expected)
  })
})

describe('annex 6', () => {
  test.each([
    ['2026-11-23 12:29', open('2026-11-23 17:00')],
    ['2026-11-23 12:30', closed('break', '2026-11-23 14:00')],
    ['2026-11-23 13:59', closed('break', '2026-11-23 14:00')],
    ['2026-11-23 14:00', open('2026-11-23 17:00')],
    ['2026-11-26 17:00', closed('after', '2026-11-30 09:00')],
    ['2026-11-27 10:00', closed('day-off', '2026-11-30 09:00')],
  ])('takes documents in at %s', (now, expected) => {
    expect(when(now, { hours: benefit })).toEqual(expected)
  })

  test('gives documents out on a Friday until 18:30', () => {
    expect(when('2026-11-27 17:30', { hours: benefitCollection })).toEqual(open('2026-11-27 18:30'))
    expect(when('2026-11-27 18:30', { hours: benefitCollection })).toEqual(
      closed('after', '2026-11-30 09:00'),
    )
  })

  test('is closed on public holidays, and says the day after them', () => {
    const holidays = ['2026-12-16', '2026-12-17']
    expect(when('2026-12-16 10:00', { hours: benefit, holidays })).toEqual(
      closed('day-off', '2026-12-21 09:00'),
    )
    expect(when('2026-12-15 18:00', { hours: benefit, holidays })).toEqual(
      closed('after', '2026-12-21 09:00'),
    )
  })
})

test('breaks that touch are one', () => {
  const breaks = [
    { from: '14:00', to: '14:30' },
    { from: '13:00', to: '14:00' },
  ]
  expect(when('2026-11-23 13:10', { hours: [{ ...usual, breaks }] })).toEqual(
    closed('break', '2026-11-23 14:30'),
  )
})

test('a break up to closing is the end of the day', () => {
  const hours = [{ ...usual, breaks: [{ from: '19:30', to: '20:00' }] }]
  expect(when('2026-11-23 19:40', { hours })).toEqual(closed('after', '2026-11-24 09:00'))
})

test('without a day in the next year there is no next opening', () => {
  expect(when('2026-11-23 10:00', { hours: [] })).toEqual({
    open: false,
    why: 'day-off',
    opensAt: null,
  })
})

describe('past midnight', () => {
  const hours: WeekHours = [
    { days: ['fri'], open: '20:00', close: '02:00', breaks: [{ from: '00:30', to: '01:00' }] },
  ]
  test.each(['00:00', '04:00'])(
    'Friday evening continues into Saturday, with days that start at %s',
    dayStartsAt => {
      const night = { hours, dayStartsAt }
      expect(when('2026-11-27 21:00', night)).toEqual(open('2026-11-28 02:00'))
      expect(when('2026-11-28 00:29', night)).toEqual(open('2026-11-28 02:00'))
      expect(when('2026-11-28 00:30', night)).toEqual(closed('break', '2026-11-28 01:00'))
      expect(when('2026-11-28 01:59', night)).toEqual(open('2026-11-28 02:00'))
      expect(when('2026-11-28 02:00', night)).toMatchObject({ open: false, opensAt: at('2026-12-04 20:00') })
      expect(when('2026-11-27 01:00', night)).toMatchObject({ open: false, opensAt: at('2026-11-27 20:00') })
    },
  )

  test('why it is closed at 02:00 depends on whose business day that is', () => {
    expect(when('2026-11-28 02:00', { hours })).toMatchObject({ why: 'day-off' })
    expect(when('2026-11-28 02:00', { hours, dayStartsAt: '04:00' })).toMatchObject({ why: 'after' })
  })

  test('closing at midnight', () => {
    const late: WeekHours = [{ ...usual, close: '00:00' }]
    expect(when('2026-11-23 23:59', { hours: late })).toEqual(open('2026-11-24 00:00'))
    expect(when('2026-11-24 00:00', { hours: late })).toEqual(closed('before', '2026-11-24 09:00'))
  })

  test.each(['00:00', '04:00'])(
    'a service without a night never closes, with days that start at %s',
    dayStartsAt => {
      for (const now of ['2026-11-23 00:00', '2026-11-23 03:59', '2026-11-23 12:00', '2026-11-23 23:59'])
        expect(when(now, { hours: always, dayStartsAt })).toEqual({ open: true, closesAt: null })
    },
  )

  test('days that follow without a gap close when the last one does', () => {
    const hours: WeekHours = [{ days: ['mon', 'tue', 'wed'], open: '00:00', close: '00:00', breaks: [] }]
    expect(when('2026-11-23 15:00', { hours })).toEqual(open('2026-11-26 00:00'))
  })
})

describe('a day set by the manager', () => {
  const closedDay: DaySetting = { mode: 'closed' }

  test('closed: closed at any time of it, and opens on the next business day that is open', () => {
    expect(when('2026-11-23 03:00', { daySetting: closedDay })).toEqual(
      closed('closed-day', '2026-11-24 09:00'),
    )
    expect(when('2026-11-23 10:00', { daySetting: closedDay })).toEqual(
      closed('closed-day', '2026-11-24 09:00'),
    )
    expect(when('2026-11-28 22:00', { daySetting: closedDay })).toEqual(
      closed('closed-day', '2026-11-30 09:00'),
    )
    expect(when('2026-11-29 10:00', { daySetting: closedDay })).toEqual(
      closed('closed-day', '2026-11-30 09:00'),
    )
  })

  test('closed: yesterday’s hours past midnight end with it', () => {
    const hours: WeekHours = [{ ...usual, close: '02:00' }]
    expect(when('2026-11-24 01:00', { hours, daySetting: closedDay })).toEqual(
      closed('closed-day', '2026-11-25 09:00'),
    )
    // With days that start at 04:00 it is still Monday at one o'clock, and Tuesday opens as usual.
    expect(when('2026-11-24 01:00', { hours, daySetting: closedDay, dayStartsAt: '04:00' })).toEqual(
      closed('closed-day', '2026-11-24 09:00'),
    )
  })

  test('open: its hours replace the service’s, without breaks', () => {
    const daySetting: DaySetting = { mode: 'open', open: '08:00', close: '22:00' }
    const input = { hours: benefit, daySetting }
    expect(when('2026-11-23 07:59', input)).toEqual(closed('before', '2026-11-23 08:00'))
    expect(when('2026-11-23 13:00', input)).toEqual(open('2026-11-23 22:00'))
    expect(when('2026-11-23 22:00', input)).toEqual(closed('after', '2026-11-24 09:00'))
  })

  test('open: on a day off and on a holiday too', () => {
    const daySetting: DaySetting = { mode: 'open', open: '10:00', close: '14:00' }
    expect(when('2026-11-29 11:00', { daySetting })).toEqual(open('2026-11-29 14:00'))
    const holiday = { hours: benefit, daySetting, holidays: ['2026-12-16'] }
    expect(when('2026-12-16 13:00', holiday)).toEqual(open('2026-12-16 14:00'))
  })

  test('open: a time left out is the service’s own, on its day off the business day’s', () => {
    expect(when('2026-11-23 20:30', { daySetting: { mode: 'open', close: '21:00' } })).toEqual(
      open('2026-11-23 21:00'),
    )
    expect(when('2026-11-23 08:30', { daySetting: { mode: 'open', open: '08:00' } })).toEqual(
      open('2026-11-23 20:00'),
    )
    expect(when('2026-11-23 21:30', { daySetting: { mode: 'open', open: '21:00' } })).toEqual(
      open('2026-11-24 00:00'),
    )
    expect(when('2026-11-29 05:00', { daySetting: { mode: 'open' } })).toEqual(open('2026-11-30 00:00'))
  })

  test('open past midnight: until its close if the business day lasts until then, else until the day’s end', () => {
    const daySetting: DaySetting = { mode: 'open', open: '09:00', close: '02:00' }
    expect(when('2026-11-23 21:00', { daySetting, dayStartsAt: '04:00' })).toEqual(open('2026-11-24 02:00'))
    expect(when('2026-11-24 01:30', { daySetting, dayStartsAt: '04:00' })).toEqual(open('2026-11-24 02:00'))
    expect(when('2026-11-24 02:30', { daySetting, dayStartsAt: '04:00' })).toEqual(
      closed('after', '2026-11-24 09:00'),
    )
    expect(when('2026-11-23 21:00', { daySetting })).toEqual(open('2026-11-24 00:00'))
  })
})

describe('days ahead that a manager has set', () => {
  const closedDay: DaySetting = { mode: 'closed' }

  test('closed: the next opening is the day after them', () => {
    const ahead = { 20261124: closedDay, 20261125: closedDay }
    expect(when('2026-11-23 21:00', { ahead })).toEqual(closed('after', '2026-11-26 09:00'))
    expect(when('2026-11-23 10:00', { ahead, daySetting: closedDay })).toEqual(
      closed('closed-day', '2026-11-26 09:00'),
    )
    expect(when('2026-11-23 03:00', { ahead, daySetting: closedDay, aroundTheClock: true })).toEqual(
      closed('closed-day', '2026-11-26 00:00'),
    )
  })

  test('open: a Sunday, or other hours, are the next opening', () => {
    const ahead = { 20261129: { mode: 'open', open: '10:00', close: '14:00' } } as const
    expect(when('2026-11-28 21:00', { ahead })).toEqual(closed('after', '2026-11-29 10:00'))
  })

  test('closed: hours that run past midnight end before them', () => {
    const night: WeekHours = [{ ...usual, open: '20:00', close: '02:00' }]
    const ahead = { 20261124: closedDay }
    expect(when('2026-11-23 21:00', { hours: night, ahead })).toEqual(open('2026-11-24 00:00'))
    expect(when('2026-11-23 21:00', { hours: night, ahead, dayStartsAt: '04:00' })).toEqual(
      open('2026-11-24 02:00'),
    )
  })
})

describe('the breaks ahead', () => {
  const ahead = (now: string, input: Case = {}) =>
    breaksAhead(calendarAt(now, { hours: benefit, ...input }), at(now))
  const span = (from: string, to: string) => ({ from: at(from), to: at(to) })

  test('are those of today and of the day to come that have not ended', () => {
    const [monday, tuesday] = ['23', '24'].map(day => span(`2026-11-${day} 12:30`, `2026-11-${day} 14:00`))
    expect(ahead('2026-11-23 09:30')).toEqual([monday, tuesday])
    expect(ahead('2026-11-23 13:00')).toEqual([monday, tuesday])
    expect(ahead('2026-11-23 14:00')).toEqual([tuesday])
  })

  test('are none where a manager set the hours, nor in a demonstration', () => {
    const daySetting: DaySetting = { mode: 'open', open: '08:00', close: '22:00' }
    const days = { daySetting, ahead: { 20261124: daySetting } }
    expect(ahead('2026-11-23 09:30', days)).toEqual([])
    expect(ahead('2026-11-23 09:30', { aroundTheClock: true })).toEqual([])
  })
})

describe('around the clock', () => {
  test('open at night and on a Sunday, with no closing', () => {
    for (const now of ['2026-11-23 03:00', '2026-11-29 12:00'])
      expect(when(now, { aroundTheClock: true })).toEqual({ open: true, closesAt: null })
  })

  test('a day set closed is closed until the next business day', () => {
    const input = { aroundTheClock: true, daySetting: { mode: 'closed' }, dayStartsAt: '04:00' } as const
    expect(when('2026-11-23 12:00', input)).toEqual(closed('closed-day', '2026-11-24 04:00'))
  })
})

describe('where clocks change', () => {
  test.each([
    // Clocks go forward at 02:00 on these nights …
    ['Europe/Berlin', '2026-03-29', 8],
    ['America/New_York', '2026-03-08', 8],
    // … and back on these.
    ['Europe/Berlin', '2026-10-25', 10],
    ['America/New_York', '2026-11-01', 10],
  ])('%s %s opens at nine by its clocks', (zone, date, hoursAfterMidnight) => {
    const hours: WeekHours = [{ ...usual, days: ['sun'] }]
    expect(when(`${date} 08:59`, { hours, zone })).toEqual(closed('before', `${date} 09:00`, zone))
    expect(when(`${date} 09:00`, { hours, zone })).toEqual(open(`${date} 20:00`, zone))
    expect(at(`${date} 09:00`, zone) - at(`${date} 00:00`, zone)).toBe(hoursAfterMidnight * 3_600_000)
  })

  test('hours within the skipped hour leave nothing to open', () => {
    const hours: WeekHours = [{ ...usual, days: ['sun'], open: '02:15', close: '03:00' }]
    expect(when('2026-03-29 01:00', { hours, zone: 'Europe/Berlin' })).toEqual(
      closed('day-off', '2026-04-05 02:15', 'Europe/Berlin'),
    )
  })

  test('a service without a night stays open through it', () => {
    const zone = 'Europe/Berlin'
    for (let now = at('2026-03-28 20:00', zone); now < at('2026-03-29 08:00', zone); now += 600_000)
      expect(opening({ hours: always, zone, dayStartsAt: '03:00' }, now)).toEqual({
        open: true,
        closesAt: null,
      })
  })
})

describe('the last ticket', () => {
  const closesAt = at('2026-11-23 20:00')
  const past = (now: string, likelyUpperMs: number | null, lastTicketMinutes = 15) =>
    isLastTicketPast({ closesAt, now: at(now), likelyUpperMs, lastTicketMinutes })

  test('is given while it can be served before closing', () => {
    expect(past('2026-11-23 19:45', null)).toBe(false)
    expect(past('2026-11-23 19:46', null)).toBe(true)
    expect(past('2026-11-23 19:46', null, 0)).toBe(false)
    expect(past('2026-11-23 19:00', 60 * 60_000)).toBe(false)
    expect(past('2026-11-23 19:00', 61 * 60_000)).toBe(true)
    expect(past('2026-11-23 19:50', 5 * 60_000)).toBe(true)
  })

  test('is never past where nothing closes', () => {
    const input = { closesAt: null, now: 0, likelyUpperMs: 10 ** 9, lastTicketMinutes: 15 }
    expect(isLastTicketPast(input)).toBe(false)
  })
})
