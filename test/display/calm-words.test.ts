import { expect, test } from 'vitest'
import { type CalmHall, calmScale, calmWords } from '../../display/calm-words.ts'
import { computeTimetable } from '../../server/halls/timetables.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { lunchForAll } from '../kit/lunch.ts'
import { order, orderSettings } from '../kit/order.ts'

const day = '20261125'
/** A time of Wednesday, 25 November 2026, in Almaty. */
const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 25, hour - 5, minute)
const closedDay = '{"mode":"closed"}'

interface Given {
  days?: Record<string, string>
  window?: 'open' | 'paused' | 'closed'
  services?: CentreSettings['services']
  /** The business day of the view. */
  viewDay?: string
}

function hallAt(
  now: number,
  { days = {}, window = 'closed', services, viewDay = day }: Given = {},
): CalmHall {
  const content = computeTimetable({
    view: { settings: { ...orderSettings(), ...(services && { services }) }, days },
    now,
    catalogue: order,
    publicHolidays: [],
    aroundTheClock: false,
  })
  return {
    view: {
      day: viewDay,
      days,
      counters: { 1: { id: '1', state: window, day: viewDay, queues: [], streak: 0 } },
    },
    day,
    timetable: { ...content, version: 1 },
    now,
  }
}

const said = (...given: Parameters<typeof hallAt>) => calmWords(hallAt(...given), 'en')

test('in its hours nobody is called; out of them the hall is closed, and says when it opens again', () => {
  expect(said(at(10))).toBe('No one is being called right now')
  expect(said(at(21))).toBe('The centre is closed. Next opening: tomorrow at 09:00')
  expect(said(at(3))).toBe('The centre is closed. Next opening: 09:00')
  expect(locales.map(locale => calmWords(hallAt(at(21)), locale))).toEqual([
    ...['Орталық жабық. Келесі қабылдау: ертең сағат 09:00', 'Центр закрыт. Следующий приём: завтра в 09:00'],
    'The centre is closed. Next opening: tomorrow at 09:00',
  ])
})

test('past the hours, a window that is still open calls those who have a ticket', () => {
  const still =
    'No tickets are issued now. Visitors who have a ticket are still being called. Next opening: tomorrow at 09:00'
  expect(said(at(20, 5), { window: 'open' })).toBe(still)
  // A window left open on the previous day calls nobody.
  expect(said(at(3), { window: 'open', viewDay: '20261124' })).toBe(
    'The centre is closed. Next opening: 09:00',
  )
})

test('in a break of the whole centre the screen says until when, unless a window still calls', () => {
  const noon = at(13, 20)

  expect(locales.map(locale => calmWords(hallAt(noon, { services: lunchForAll }), locale))).toEqual([
    'Үзіліс. Қабылдау жалғасады: 14:00',
    'Перерыв до 14:00',
    'On a break until 14:00',
  ])
  expect(said(noon, { services: lunchForAll, window: 'paused' })).toBe('On a break until 14:00')
  expect(said(noon, { services: lunchForAll, window: 'open' })).toMatch(/^No tickets are issued now\./)
  expect(said(at(12, 59), { services: lunchForAll })).toBe('No one is being called right now')
  expect(said(at(14), { services: lunchForAll })).toBe('No one is being called right now')
  expect(said(at(18), { services: lunchForAll })).toMatch(/^The centre is closed\./)
})

test('a day that was ended or set closed says so, and the next opening passes over closed days', () => {
  const days = { [day]: 'closed', 'set:20261126': closedDay }
  expect(said(at(12), { days })).toMatch(/^Closed for today\..* Next opening: Friday, 27 November, 09:00$/)
  expect(said(at(12), { days: { [day]: 'reopening' } })).toMatch(/^Closed for today\./)
  expect(said(at(12), { days: { [`set:${day}`]: closedDay } })).toBe(
    'Closed today. Next opening: tomorrow at 09:00',
  )
})

test('before the server has said when it opens, nothing is made up', () => {
  expect(calmWords({ ...hallAt(at(21)), timetable: undefined }, 'en')).toBe(
    'No one is being called right now',
  )
})

test('short words are written at full size, long ones smaller, and never too small to read', () => {
  expect(calmScale(['short', 'words'])).toBe(1)
  expect(calmScale(['x'.repeat(200), 'x'.repeat(400)])).toBe(0.5)
  expect(calmScale(['x'.repeat(900)])).toBe(0.45)
})
