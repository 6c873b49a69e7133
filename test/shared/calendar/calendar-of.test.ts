import { describe, expect, test } from 'vitest'
import { publicHolidays } from '../../../server/calendar/public-holidays.ts'
import { type CalendarSource, centreCalendar, serviceCalendar } from '../../../shared/calendar/calendar-of.ts'
import { opening } from '../../../shared/calendar/opening.ts'
import { workingDayAfter } from '../../../shared/calendar/working-days.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { order, orderSettings } from '../../kit/order.ts'

function source(change: Partial<CentreSettings> = {}, days: Record<string, string> = {}): CalendarSource {
  const settings = { ...orderSettings(), ...change }
  return { settings, catalogue: order, days, publicHolidays, aroundTheClock: false }
}

describe('the third working day after Friday, 18 December 2026', () => {
  const friday = '20261218'
  const third = (given: CalendarSource) => workingDayAfter(centreCalendar(given), friday, 3)

  test('counts Saturday at a centre that works on it', () => {
    expect(third(source())).toBe('20261222')
  })

  test('passes over days that a manager closed, and counts a Sunday that one opened', () => {
    const closed = source({}, { 'set:20261221': '{"mode":"closed"}' })
    const opened = source({}, { 'set:20261220': '{"mode":"open"}' })

    expect(third(closed)).toBe('20261223')
    expect(third(opened)).toBe('20261221')
  })

  test('counts a day that a manager ended early, for people worked on it', () => {
    expect(third(source({}, { 20261221: 'closed' }))).toBe('20261222')
  })
})

test('a term never ends on a public holiday, unless the centre is open on them', () => {
  const before = '20261230'

  expect(workingDayAfter(centreCalendar(source()), before, 2)).toBe('20270104')
  expect(workingDayAfter(centreCalendar(source({ publicHolidays: 'as-usual' })), before, 2)).toBe('20270101')
})

test('a centre that is closed all year has no working day', () => {
  expect(workingDayAfter(centreCalendar(source({ hours: [] })), '20261218', 1)).toBeNull()
})

test('a service has its own days: annex 6 is closed on Saturdays, and on holidays everywhere', () => {
  const given = source({ publicHolidays: 'as-usual' })
  const saturday = Date.UTC(2026, 11, 19, 10 - 5)
  const holiday = Date.UTC(2026, 11, 16, 10 - 5)
  const isOpen = (service: string, at: number) => opening(serviceCalendar(given, service), at).open

  expect([isOpen('child-benefit', saturday), isOpen('housing-aid', saturday)]).toEqual([false, true])
  expect([isOpen('child-benefit', holiday), isOpen('housing-aid', holiday)]).toEqual([false, true])
})
