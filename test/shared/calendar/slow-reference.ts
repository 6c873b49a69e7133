import type { OpeningCalendar } from '../../../shared/calendar/opening-calendar.ts'
import { type DaySetting, weekdays } from '../../../shared/domain/settings.ts'

/**
 * A second answer to the calendar's questions, written without its code: every minute of a span is painted with what a clock on the wall
 * shows, and answers are found by looking minute by minute. It needs seconds where the calendar needs microseconds.
 */
export interface Reference {
  /** Unix ms of the first minute. */
  readonly from: number
  readonly minutes: number
  at(minute: number): { open: boolean; isBreak: boolean; closesAt: number | null; opensAt: number | null }
  /** @returns whether hours begin on the business day of this minute */
  worksOn(minute: number): boolean
  /** @returns the business day (yyyymmdd) of a minute */
  dayOf(minute: number): string
}

const minuteMs = 60_000
/** Offsets of all zones change on whole quarters of an hour, so one look at the zone serves fifteen minutes. */
const lookEvery = 15
const dayMinutes = 1_440

/** Paints the minutes between two days; openings later than `to` are unknown. */
export function paint(calendar: OpeningCalendar, from: number, to: number): Reference {
  const minutes = (to - from) / minuteMs
  const wall = wallClock(calendar.zone, from, minutes)
  const firstAt = firstAtOf(wall)
  const open = new Uint8Array(minutes)
  const pause = new Uint8Array(minutes)
  const working = new Set<number>()

  const dates = [...new Set(Array.from(wall, stamp => Math.floor(stamp / dayMinutes)))].sort((a, b) => a - b)
  const stampOf = (date: number, time: string) =>
    date * dayMinutes + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const begin = (date: number) => firstAt(stampOf(date, calendar.dayStartsAt))
  const fill = (cells: Uint8Array, start: number, end: number, value: number) =>
    cells.fill(value, Math.max(0, start), Math.max(0, Math.min(minutes, end)))
  const nameOf = (date: number) =>
    new Date(date * dayMinutes * minuteMs).toISOString().slice(0, 10).replaceAll('-', '')
  const settingOf = (date: number): DaySetting | undefined => calendar.settingOf?.(nameOf(date))
  /** The first time after `stamp` at which a clock shows `time`. */
  const next = (stamp: number, time: string) => {
    const sameDay = stampOf(Math.floor(stamp / dayMinutes), time)
    return sameDay > stamp ? sameDay : sameDay + dayMinutes
  }

  const rowOf = (date: number) => {
    const iso = new Date(date * dayMinutes * minuteMs).toISOString().slice(0, 10)
    const weekday = weekdays[new Date(date * dayMinutes * minuteMs).getUTCDay()]
    const row = calendar.hours.find(({ days }) => weekday && days.includes(weekday))
    return row && !calendar.isHoliday?.(iso) ? row : undefined
  }
  for (const date of dates) {
    const row = rowOf(date)
    if (!row) continue
    const opens = stampOf(date, row.open)
    const [start, end] = [firstAt(opens), firstAt(next(opens, row.close))]
    const businessDate = opens < stampOf(date, calendar.dayStartsAt) ? date - 1 : date
    if (settingOf(businessDate)) continue
    const cut = settingOf(businessDate + 1) ? Math.min(end, begin(businessDate + 1)) : end
    fill(open, start, cut, 1)
    if (start < cut) working.add(businessDate)
    fill(pause, start, cut, 0)
    for (const span of row.breaks) {
      const begins =
        stampOf(date, span.from) < opens ? stampOf(date + 1, span.from) : stampOf(date, span.from)
      fill(pause, firstAt(begins), Math.min(cut, firstAt(next(begins, span.to))), 1)
    } // A break at the edge of the hours is none: it opens after the one, and closes before the other.
    for (let at = start; pause[at] === 1; at++) open[at] = pause[at] = 0
    for (let at = cut - 1; pause[at] === 1; at--) open[at] = pause[at] = 0
  }
  for (const date of dates) {
    const setting = settingOf(date)
    if (setting?.mode !== 'open') continue
    const [dayStart, dayEnd] = [begin(date), begin(date + 1)]
    const border = stampOf(date, calendar.dayStartsAt)
    const inDay = (time: string) =>
      firstAt(border <= stampOf(date, time) ? stampOf(date, time) : stampOf(date + 1, time))
    const start = setting.open === undefined ? dayStart : inDay(setting.open)
    const end = setting.close === undefined ? dayEnd : inDay(setting.close)
    fill(open, start, end > start ? Math.min(end, dayEnd) : dayEnd, 1)
    fill(pause, start, dayEnd, 0)
    working.add(date)
  }

  const answer = (minute: number) => {
    const isOpen = open[minute] === 1 && pause[minute] === 0
    const when = (found: number) => (found < minutes ? from + found * minuteMs : null)
    let at = minute
    if (isOpen) {
      while (at < minutes && open[at] === 1) at++
      return { open: true, isBreak: false, closesAt: when(at), opensAt: null }
    }
    while (at < minutes && (open[at] === 0 || pause[at] === 1)) at++
    return { open: false, isBreak: open[minute] === 1, closesAt: null, opensAt: when(at) }
  }
  const businessDateOf = (minute: number) => {
    const date = Math.floor((wall[minute] ?? 0) / dayMinutes)
    return minute < begin(date) ? date - 1 : date
  }
  return {
    from,
    minutes,
    at: answer,
    worksOn: minute => working.has(businessDateOf(minute)),
    dayOf: minute => nameOf(businessDateOf(minute)),
  }
}

/** @returns what a clock on the wall shows in each minute, as minutes since 1970 of that clock */
function wallClock(zone: string, from: number, minutes: number): Float64Array {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const shown = new Float64Array(minutes)
  for (let at = 0; at < minutes; at += lookEvery) {
    const stamp = Date.parse(`${format.format(from + at * minuteMs).replace(' ', 'T')}Z`) / minuteMs
    for (let more = 0; more < lookEvery && at + more < minutes; more++) shown[at + more] = stamp + more
  }
  return shown
}

/** @returns a function that finds the first minute in which the clock shows a time or a later one */
function firstAtOf(wall: Float64Array): (stamp: number) => number {
  // What the clock has shown at most so far: it never falls, also when clocks are set back.
  const highest = new Float64Array(wall.length)
  let high = Number.NEGATIVE_INFINITY
  for (const [at, stamp] of wall.entries()) highest[at] = high = Math.max(high, stamp)
  return stamp => {
    let [low, top] = [0, highest.length]
    while (low < top) {
      const middle = (low + top) >> 1
      if ((highest[middle] ?? 0) >= stamp) top = middle
      else low = middle + 1
    }
    return low
  }
}
