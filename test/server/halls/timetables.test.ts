import { describe, expect, test } from 'vitest'
import { computeTimetable, cutTimetable, Timetables } from '../../../server/halls/timetables.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { lunchForAll } from '../../kit/lunch.ts'
import { order, orderSettings } from '../../kit/order.ts'

const dayMs = 86_400_000
/** @returns a time in Almaty on Wednesday, 25 November 2026, or some days later. */
const at = (hour: number, minute = 0, days = 0) => Date.UTC(2026, 10, 25 + days, hour - 5, minute)
const closedDay = '{"mode":"closed"}'

function given(now: number, change: Partial<CentreSettings> = {}, days: Record<string, string> = {}) {
  const settings = { ...orderSettings(), ...change }
  return { view: { settings, days }, catalogue: order, publicHolidays: [], now, aroundTheClock: false }
}
const made = (...about: Parameters<typeof given>) => computeTimetable(given(...about))

describe('a queue', () => {
  const register = 'housing-register.submission'

  test('is open until the last ticket, and says when it opens again', () => {
    expect(made(at(10)).queues[register]).toEqual({
      open: true,
      closesAt: at(20),
      lastTicketAt: at(19, 45),
    })

    const shut = { open: false, why: 'after', opensAt: at(9, 0, 1) }
    expect(made(at(19, 45)).queues[register]).toMatchObject({ open: true })
    expect(made(at(19, 46)).queues[register]).toEqual(shut)
    expect(made(at(21)).queues[register]).toEqual(shut)
  })

  test('in a break shows when it opens again', () => {
    const opensAt = at(14)
    expect(made(at(13)).queues['child-benefit.submission']).toEqual({ open: false, why: 'break', opensAt })
  })

  test('that is switched off is not listed', () => {
    const services = { 'housing-register': { submission: { on: false } } }
    expect(Object.keys(made(at(10), { services }).queues)).toHaveLength(35)
  })
})

describe('the hall', () => {
  test('is open while any queue is open', () => {
    expect(made(at(10)).hall).toEqual({ open: true })
    expect(made(at(3)).hall).toEqual({ open: false, isBreak: false, opensAt: at(9) })
  })

  test('is closed on a Sunday by the order, and open when the centre’s settings say so', () => {
    const sunday = at(11, 0, 4)
    expect(made(sunday).hall).toEqual({ open: false, isBreak: false, opensAt: at(9, 0, 5) })
    const hours = { days: ['sun'], open: '10:00', close: '14:00', breaks: [] } as const
    expect(made(sunday, { services: { 'assistive-aids': { submission: { hours: [hours] } } } }).hall).toEqual(
      {
        open: true,
      },
    )
    const { queues } = made(sunday, {}, { 'set:20261129': '{"mode":"open","open":"10:00","close":"14:00"}' })
    expect(Object.values(queues).every(({ open }) => open)).toBe(true)
  })

  test('has a break when the queue that opens first has one', () => {
    const inBreak = { open: false, isBreak: true, opensAt: at(14) }
    expect(made(at(13), { services: lunchForAll }).hall).toEqual(inBreak)
    expect(made(at(12, 59), { services: lunchForAll }).hall).toEqual({ open: true })
    expect(made(at(18), { services: lunchForAll }).hall).toMatchObject({ open: false, isBreak: false })
  })

  test('skips days that a manager has closed when it computes the next opening', () => {
    const ahead = { 'set:20261126': closedDay, 'set:20261127': closedDay }
    const saturday = { open: false, isBreak: false, opensAt: at(9, 0, 3) }
    expect(made(at(21), {}, ahead).hall).toEqual(saturday)
    expect(made(at(10), {}, { ...ahead, 'set:20261125': closedDay }).hall).toEqual(saturday)
    expect(made(at(10), {}, { ...ahead, 20261125: 'closed' }).hall).toEqual(saturday)
  })

  test('is closed on a public holiday and the day that replaces it, unless the centre or a manager says otherwise', () => {
    const nauryz = ['2027-03-21', '2027-03-22', '2027-03-23'].map(date => ({ date, id: 'nauryz' }) as const)
    // 21 March 2027 is a Sunday, so the 24th is free.
    const saturdayEvening = Date.UTC(2027, 2, 20, 21 - 5)
    const openMonday = { 'set:20270322': '{"mode":"open","open":"10:00","close":"14:00"}' }
    const opensAt = (change: Partial<CentreSettings>, days: Record<string, string> = {}) => {
      const about = { ...given(saturdayEvening, change, days), publicHolidays: nauryz }
      const { hall } = computeTimetable(about)
      return hall.open ? 'open' : hall.opensAt
    }

    expect(opensAt({})).toBe(Date.UTC(2027, 2, 25, 9 - 5))
    expect(opensAt({ publicHolidays: 'as-usual' })).toBe(Date.UTC(2027, 2, 22, 9 - 5))
    expect(opensAt({}, openMonday)).toBe(Date.UTC(2027, 2, 22, 10 - 5))
  })

  test('in a demonstration is open at night and still skips closed days', () => {
    const demo = (days: Record<string, string>) =>
      computeTimetable({ ...given(at(3), {}, days), aroundTheClock: true })
    expect(demo({}).hall).toEqual({ open: true })
    const days = { 'set:20261125': closedDay, 'set:20261126': closedDay }
    expect(demo(days).hall).toEqual({ open: false, isBreak: false, opensAt: at(0, 0, 2) })
  })
})

describe('a timetable', () => {
  test('keeps its version until its content changes', () => {
    const timetables = new Timetables()
    const about = given(at(9))
    const version = (now: number) => timetables.of('akmola', { ...about, now }).version
    const first = version(at(9))
    expect([version(at(9, 1)), version(at(12, 29))]).toEqual([first, first])

    const inBreak = version(at(12, 30))
    expect(inBreak).not.toBe(first)

    about.view.days['set:20261125'] = closedDay
    expect(version(at(12, 30))).not.toBe(inBreak)
  })

  test('follows a changed time zone at once', () => {
    const timetables = new Timetables()
    const about = given(at(9))
    expect(timetables.of('akmola', about).zone.name).toBe('Asia/Almaty')
    about.view.settings = { ...about.view.settings, zone: 'Europe/Berlin' }
    const { zone, day } = timetables.of('akmola', about)
    expect([zone.name, day.from]).toEqual(['Europe/Berlin', Date.UTC(2026, 10, 24, 23)])
  })

  test('says when the business day begins and ends', () => {
    const { day } = made(at(3), { dayStartsAt: '04:00' })
    expect(day).toEqual({ day: '20261124', from: at(4) - dayMs, to: at(4) })
  })

  test('lists the days off of this year and the next for managers alone', () => {
    const publicHolidays = [
      { date: '2026-12-16', id: 'independence-day' },
      { date: '2027-05-09', id: 'victory-day' },
      { date: '2028-01-01', id: 'new-year' },
    ] as const
    const timetable = { version: 1, ...computeTimetable({ ...given(at(10)), publicHolidays }) }

    expect(cutTimetable(timetable, 'manager').daysOff).toEqual([
      { date: '2026-12-16', id: 'independence-day', isReplacement: false },
      { date: '2027-05-09', id: 'victory-day', isReplacement: false },
      { date: '2027-05-10', id: 'victory-day', isReplacement: true },
    ])
    expect(cutTimetable(timetable, 'kiosk')).not.toHaveProperty('daysOff')
  })

  test('lists queues for kiosks alone', () => {
    const timetable = { version: 1, ...made(at(10)) }
    expect(Object.keys(cutTimetable(timetable, 'kiosk').queues)).toHaveLength(36)
    expect(cutTimetable(timetable, 'display').queues).toEqual({})
  })
})
