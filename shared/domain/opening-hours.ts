import { type BusinessDay, businessDay, businessDayOf, instantOf, minutesOf } from './business-day.ts'
import { type DaySetting, type Hours, weekdays } from './settings.ts'

/** Everything that decides whether a queue gives tickets. */
export interface OpeningInput {
  /** Calendar weekdays and times: Friday 20:00 to 02:00 ends on Saturday, whenever business days begin. */
  hours: Hours
  /** Unix ms. */
  now: number
  zone: string
  dayStartsAt: string
  /** @returns the manager's setting of a business day (yyyymmdd), today or later. */
  settingOf?: (day: string) => DaySetting | undefined
  /** Dates (yyyy-mm-dd) that are days off for the service. */
  holidays?: readonly string[]
  /** For demonstrations: always open, except on a day set closed. */
  aroundTheClock?: boolean
}

export type ClosedWhy = 'closed-day' | 'day-off' | 'before' | 'after' | 'break'

export type Opening =
  /** `closesAt`: when the day closes, not when a break begins; null: not within the next 14 days. */
  | { open: true; closesAt: number | null }
  /** `opensAt`: null: not within the next 14 days. */
  | { open: false; why: ClosedWhy; opensAt: number | null }

/** A half-open span of time, Unix ms. */
export interface Span {
  from: number
  to: number
}

/** One day's hours, from opening to closing. */
interface OpenDay extends Span {
  breaks: readonly Span[]
}

/** Days to search for the next opening; longer than any run of holidays. */
const daysAhead = 14

const dayMs = 86_400_000

/** @returns whether the service is open at `now`: if so, when it closes; if not, why, and when it opens next. */
export function opening(input: OpeningInput): Opening {
  const { now, settingOf } = input
  const today = businessDay(now, input.zone, input.dayStartsAt)
  if (input.aroundTheClock) return aroundTheClock(input, today)

  let begun: OpenDay | undefined
  let next: OpenDay | undefined
  for (const day of openDays(input, today)) {
    if (day.from > now) {
      next = day
      break
    }
    begun = day
  }
  if (begun && now < begun.to) {
    const end = breakEnd(begun, now)
    if (end === null) return { open: true, closesAt: closingOf(begun, input, today) }
    if (end < begun.to) return { open: false, why: 'break', opensAt: end }
  }
  return {
    open: false,
    why: whyClosed(settingOf?.(today.day), today, begun, next),
    opensAt: next?.from ?? null,
  }
}

/** @returns the breaks within a day from `now`, in order of time: a visitor who comes now may have to wait through them. */
export function breaksAhead(input: OpeningInput): readonly Span[] {
  const { now } = input
  if (input.aroundTheClock) return []
  const breaks: Span[] = []
  for (const day of openDays(input, businessDay(now, input.zone, input.dayStartsAt))) {
    if (day.from >= now + dayMs) break
    breaks.push(...day.breaks.filter(({ to }) => to > now))
  }
  return breaks
}

/** In a demonstration the service closes only on days that a manager closed or ended. */
function aroundTheClock({ settingOf, zone, dayStartsAt }: OpeningInput, today: BusinessDay): Opening {
  const isClosed = (day: string) => settingOf?.(day)?.mode === 'closed'
  if (!isClosed(today.day)) return { open: true, closesAt: null }
  for (let offset = 1; offset <= daysAhead; offset++) {
    const day = dayFrom(today, offset, zone, dayStartsAt)
    if (!isClosed(day.day)) return { open: false, why: 'closed-day', opensAt: day.from }
  }
  return { open: false, why: 'closed-day', opensAt: null }
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

function whyClosed(
  setting: DaySetting | undefined,
  today: BusinessDay,
  begun: OpenDay | undefined,
  next: OpenDay | undefined,
): ClosedWhy {
  const opensToday = (day: OpenDay | undefined) => day && today.from <= day.from && day.from < today.to
  if (setting?.mode === 'closed') return 'closed-day'
  if (opensToday(next)) return 'before'
  return opensToday(begun) ? 'after' : 'day-off'
}

/** @returns the end of the break at `now`, joining breaks that touch; null outside a break. */
function breakEnd(day: OpenDay, now: number): number | null {
  let end = now
  for (const span of day.breaks) if (span.from <= end && end < span.to) end = span.to
  return end > now ? end : null
}

/** @returns when the service closes. Days without a gap between them, as around the clock, count as one. */
function closingOf(day: OpenDay, input: OpeningInput, today: BusinessDay): number | null {
  let closesAt = day.to
  for (const later of openDays(input, today)) {
    if (later.from > closesAt) return closesAt
    closesAt = Math.max(closesAt, later.to)
  }
  return closesAt < today.from + daysAhead * dayMs ? closesAt : null
}

/**
 * Yields the open days in order, from yesterday's (which may run past midnight) to two weeks ahead. Lazy, because each takes
 * about 20 µs and callers mostly need one or two.
 */
function* openDays(input: OpeningInput, today: BusinessDay): Generator<OpenDay> {
  const { settingOf, hours, zone, dayStartsAt } = input
  // Hours that begin before the business day begins belong to the previous business day.
  const dateAfter = minutesOf(hours.open) < minutesOf(dayStartsAt) ? 1 : 0
  for (let offset = -1; offset <= daysAhead; offset++) {
    const day = dayFrom(today, offset, zone, dayStartsAt)
    const setting = settingOf?.(day.day)
    // A manager's setting of a day replaces the day's regular hours.
    if (setting?.mode === 'open') yield daySetOpen(setting, input, day)
    if (setting) continue
    const open = openDay(input, today, offset + dateAfter)
    if (!open) continue
    // It also replaces the rest of the previous day's hours.
    const isCut = open.to > day.to && settingOf?.(dayFrom(today, offset + 1, zone, dayStartsAt).day)
    yield isCut ? { ...open, to: day.to } : open
  }
}

/** @returns the business day `offset` days after `today` */
function dayFrom(today: BusinessDay, offset: number, zone: string, dayStartsAt: string): BusinessDay {
  if (offset === 0) return today
  const date = new Date(utcDate(today) + offset * dayMs).toISOString().slice(0, 10)
  return businessDayOf(date.replaceAll('-', ''), zone, dayStartsAt)
}

/** @returns the hours of the date `offset` days after today's; undefined on a day off or holiday. */
function openDay(
  { hours, zone, holidays }: OpeningInput,
  today: BusinessDay,
  offset: number,
): OpenDay | undefined {
  const date = new Date(utcDate(today) + offset * dayMs)
  const weekday = weekdays[date.getUTCDay()]
  if (!weekday || !hours.days.includes(weekday)) return undefined
  if (holidays?.includes(date.toISOString().slice(0, 10))) return undefined
  const day = spanOf(hours, date, zone)
  // Hours within an hour that the clocks skip are empty.
  return day.from < day.to ? day : undefined
}

function spanOf({ open, close, breaks }: Hours, date: Date, zone: string): OpenDay {
  const at = clockOn(date, zone)
  const from = minutesOf(open)
  return {
    from: at(from),
    to: at(after(from, close)),
    breaks: breaks
      .map(span => {
        const begins = minutesOf(span.from) < from ? minutesOf(span.from) + 1_440 : minutesOf(span.from)
        return { from: at(begins), to: at(after(begins, span.to)) }
      })
      .sort((a, b) => a.from - b.from),
  }
}

/**
 * @returns the hours of a day that the manager opened, without breaks, even on a day off. A missing time is the service's own,
 * or on a day off the business day's border. The hours end with the business day at the latest.
 */
function daySetOpen(setting: DaySetting, input: OpeningInput, day: BusinessDay): OpenDay {
  const at = clockOn(new Date(utcDate(day)), input.zone)
  const starts = minutesOf(input.dayStartsAt)
  const own = openDay({ ...input, holidays: [] }, day, 0)
  const inDay = (time: string) => (minutesOf(time) < starts ? minutesOf(time) + 1_440 : minutesOf(time))
  const from = setting.open === undefined ? (own?.from ?? day.from) : at(inDay(setting.open))
  const ownClose = own && own.to > from ? own.to : day.to
  const close = setting.close === undefined ? ownClose : at(inDay(setting.close))
  return { from, to: close > from ? Math.min(close, day.to) : day.to, breaks: [] }
}

/** @returns the minutes of the first `time` after `minutes`; a time at or before it is on the next date. */
function after(minutes: number, time: string): number {
  const at = minutesOf(time)
  return at <= minutes ? at + 1_440 : at
}

function clockOn(date: Date, zone: string): (minutes: number) => number {
  return minutes => instantOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), minutes, zone)
}

function utcDate({ day }: BusinessDay): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8)))
}
