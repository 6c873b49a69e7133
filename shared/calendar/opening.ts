import { businessDay, businessDayOf } from '../domain/business-day.ts'
import type { Span } from '../domain/span.ts'
import { dayAfter, isSetClosed, maxDaysAhead, type OpenDay, openOn } from './open-days.ts'
import type { OpeningCalendar } from './opening-calendar.ts'

export type ClosedWhy = 'closed-day' | 'day-off' | 'before' | 'after' | 'break'

export type Opening =
  /** `closesAt`: when the day closes, not when a break begins; null: not within the next 14 days. */
  | { open: true; closesAt: number | null }
  /** `opensAt`: null: not within a year. */
  | { open: false; why: ClosedWhy; opensAt: number | null }

/** Days to search for the end of hours without a gap; nobody needs to know a closing further ahead. */
const closingDaysAhead = 14

const dayMs = 86_400_000

/** @returns whether it is open at `now` (Unix ms): if so, when it closes; if not, why, and when it opens next. */
export function opening(calendar: OpeningCalendar, now: number): Opening {
  const today = businessDay(now, calendar.zone, calendar.dayStartsAt)
  if (calendar.aroundTheClock) return aroundTheClock(calendar, today.day)

  let begun: OpenDay | undefined
  let next: OpenDay | undefined
  for (const day of openDays(calendar, today.day)) {
    if (day.from > now) {
      next = day
      break
    }
    begun = day
  }
  if (begun && now < begun.to) {
    const pause = begun.breaks.find(span => span.from <= now && now < span.to)
    if (pause) return { open: false, why: 'break', opensAt: pause.to }
    return { open: true, closesAt: closingOf(begun, calendar, today.day) }
  }
  const opensToday = (day: OpenDay | undefined) => day && today.from <= day.from && day.from < today.to
  const opensAt = next?.from ?? null
  if (isSetClosed(calendar, today.day, today.day)) return { open: false, why: 'closed-day', opensAt }
  if (opensToday(next)) return { open: false, why: 'before', opensAt }
  return { open: false, why: opensToday(begun) ? 'after' : 'day-off', opensAt }
}

/** @returns the breaks within a day from `now`, in order of time: a visitor who comes now may have to wait through them. */
export function breaksAhead(calendar: OpeningCalendar, now: number): readonly Span[] {
  if (calendar.aroundTheClock) return []
  const breaks: Span[] = []
  const today = businessDay(now, calendar.zone, calendar.dayStartsAt).day
  for (const day of openDays(calendar, today)) {
    if (day.from >= now + dayMs) break
    breaks.push(...day.breaks.filter(({ to }) => to > now))
  }
  return breaks
}

/**
 * @param input `likelyUpperMs` is the upper end of the likely wait; null while unknown
 * @returns whether it is too late for a new ticket, because its visitor would hardly be served before closing
 */
export function isLastTicketPast(input: {
  closesAt: number | null
  now: number
  likelyUpperMs: number | null
  lastTicketMinutes: number
}): boolean {
  const { closesAt, now, likelyUpperMs, lastTicketMinutes } = input
  if (closesAt === null) return false
  return now + Math.max(likelyUpperMs ?? 0, lastTicketMinutes * 60_000) > closesAt
}

/** In a demonstration the hall closes only on days that a manager closed or ended. */
function aroundTheClock(calendar: OpeningCalendar, today: string): Opening {
  if (!isSetClosed(calendar, today, today)) return { open: true, closesAt: null }
  for (let offset = 1; offset <= maxDaysAhead; offset++) {
    const day = dayAfter(today, offset)
    if (isSetClosed(calendar, day, today)) continue
    const opensAt = businessDayOf(day, calendar.zone, calendar.dayStartsAt).from
    return { open: false, why: 'closed-day', opensAt }
  }
  return { open: false, why: 'closed-day', opensAt: null }
}

/** @returns when it closes. Days without a gap between them, as around the clock, count as one. */
function closingOf(day: OpenDay, calendar: OpeningCalendar, today: string): number | null {
  let closesAt = day.to
  for (const later of openDays(calendar, today, closingDaysAhead)) {
    if (later.from > closesAt) return closesAt
    closesAt = Math.max(closesAt, later.to)
  }
  const { from } = businessDayOf(today, calendar.zone, calendar.dayStartsAt)
  return closesAt < from + closingDaysAhead * dayMs ? closesAt : null
}

/**
 * Yields the open days in order, from yesterday's (which may run past midnight) to a year ahead. Lazy, because each open day takes
 * about 20 µs and callers mostly need one or two.
 */
function* openDays(calendar: OpeningCalendar, today: string, ahead = maxDaysAhead): Generator<OpenDay> {
  for (let offset = -1; offset <= ahead; offset++) yield* openOn(calendar, dayAfter(today, offset), today)
}
