import { businessDayOf, instantOf } from '../domain/business-day.ts'
import { minutesOf } from '../domain/clock-time.ts'
import type { DayHours, DaySetting } from '../domain/settings.ts'
import type { Span } from '../domain/span.ts'
import { breakOf, hoursOn, spanOf } from '../domain/week-hours.ts'
import type { OpeningCalendar } from './opening-calendar.ts'

/** One day's hours, from opening to closing. */
export interface OpenDay extends Span {
  breaks: readonly Span[]
}

/**
 * Days to search for an opening or a working day. A year: managers set days at most a year ahead, and within it every weekday and
 * every holiday comes round, so a place that does not open by then has no plan to open.
 */
export const maxDaysAhead = 366

const dayMs = 86_400_000

/** @returns the business day (yyyymmdd) `days` days after `day`. */
export function dayAfter(day: string, days: number): string {
  return new Date(midnightOf(day) + days * dayMs).toISOString().slice(0, 10).replaceAll('-', '')
}

/** @returns whether a manager closed or ended a business day. An end before `today` does not matter: later hours are not its own. */
export function isSetClosed(calendar: OpeningCalendar, day: string, today: string): boolean {
  return settingAt(calendar, day, today)?.mode === 'closed'
}

/**
 * @param today the present business day: days before it were ended long ago, which does not shorten them; absent: no day counts as ended
 * @returns the hours of a business day in order of time; there may be two: those of its date, and those of the next early morning
 */
export function openOn(calendar: OpeningCalendar, day: string, today?: string): OpenDay[] {
  // A manager's setting of a day replaces the day's usual hours.
  const setting = settingAt(calendar, day, today)
  if (setting) return setting.mode === 'open' ? [daySetOpen(setting, calendar, day)] : []
  return usualOn(calendar, day).map(open => {
    const { to } = businessDayOf(day, calendar.zone, calendar.dayStartsAt)
    // It also replaces the rest of the previous day's hours.
    const isCut = open.to > to && settingAt(calendar, dayAfter(day, 1), today)
    return isCut ? withoutEdgeBreaks({ ...open, to }) : open
  })
}

const closed: DaySetting = { mode: 'closed' }

function settingAt(calendar: OpeningCalendar, day: string, today?: string): DaySetting | undefined {
  const isEnded = today !== undefined && day >= today && calendar.isEnded?.(day)
  return isEnded ? closed : calendar.settingOf?.(day)
}

/** @returns the usual hours that begin on a business day. Hours that begin before the business day begins belong to the previous one. */
function usualOn(calendar: OpeningCalendar, day: string): OpenDay[] {
  const starts = minutesOf(calendar.dayStartsAt)
  const today = hoursOnDate(calendar, midnightOf(day))
  const next = starts > 0 ? hoursOnDate(calendar, midnightOf(day) + dayMs) : undefined
  const found: OpenDay[] = []
  if (today && minutesOf(today.open) >= starts) found.push(openDay(today, midnightOf(day), calendar.zone))
  if (next && minutesOf(next.open) < starts) found.push(openDay(next, midnightOf(day) + dayMs, calendar.zone))
  // Hours within an hour that the clocks skip are empty.
  return found.filter(({ from, to }) => from < to)
}

/** @returns the usual hours of a date (UTC midnight); undefined on a day off or holiday. */
function hoursOnDate({ hours, isHoliday }: OpeningCalendar, date: number): DayHours | undefined {
  const on = new Date(date)
  const row = hoursOn(hours, on.getUTCDay())
  return row && isHoliday?.(on.toISOString().slice(0, 10)) ? undefined : row
}

function openDay({ open, close, breaks }: DayHours, date: number, zone: string): OpenDay {
  const at = clockOn(date, zone)
  const [opens, closes] = spanOf(open, close)
  const spans = breaks.map(span => {
    const [from, to] = breakOf(span, opens)
    return { from: at(from), to: at(to) }
  })
  return withoutEdgeBreaks({ from: at(opens), to: at(closes), breaks: joined(spans) })
}

/** @returns breaks in order of time; those that touch or overlap are one. */
function joined(breaks: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const span of breaks.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else if (span.from < span.to) found.push({ ...span })
  }
  return found
}

/** @returns the day without a break at its beginning or end: it opens after the one and closes before the other. */
function withoutEdgeBreaks({ from, to, breaks }: OpenDay): OpenDay {
  const [first] = breaks
  const opens = first && first.from <= from && first.to > from ? first.to : from
  const last = breaks.at(-1)
  const closes = last && last.to >= to && last.from < to ? last.from : to
  const inside = breaks.filter(span => span.from > opens && span.to < closes)
  return { from: opens, to: closes, breaks: inside }
}

/**
 * @returns the hours of a day that the manager opened, without breaks, even on a day off. A missing time is the usual one,
 * or on a day off the business day's border. The hours end with the business day at the latest.
 */
function daySetOpen(setting: DaySetting, calendar: OpeningCalendar, day: string): OpenDay {
  const { zone, dayStartsAt } = calendar
  const border = businessDayOf(day, zone, dayStartsAt)
  const at = clockOn(midnightOf(day), zone)
  const starts = minutesOf(dayStartsAt)
  const row = hoursOn(calendar.hours, new Date(midnightOf(day)).getUTCDay())
  const usual = row && openDay(row, midnightOf(day), zone)
  const own = usual && usual.from < usual.to ? usual : undefined
  const inDay = (time: string) => (minutesOf(time) < starts ? minutesOf(time) + 1_440 : minutesOf(time))
  const from = setting.open === undefined ? (own?.from ?? border.from) : at(inDay(setting.open))
  const ownClose = own && own.to > from ? own.to : border.to
  const close = setting.close === undefined ? ownClose : at(inDay(setting.close))
  return { from, to: close > from ? Math.min(close, border.to) : border.to, breaks: [] }
}

function clockOn(date: number, zone: string): (minutes: number) => number {
  const at = new Date(date)
  return minutes => instantOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), minutes, zone)
}

function midnightOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)))
}
