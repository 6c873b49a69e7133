import { minutesOf } from './clock-time.ts'
import { type DayHours, type WeekHours, weekdays } from './settings.ts'

/** What is wrong with the hours of a week. */
export interface HoursProblem {
  /** Index of the row. */
  row: number
  field: 'days' | 'close' | 'breaks'
  /** With `breaks`: index of the break. */
  at?: number
  problem: 'weekday-twice' | 'overlaps-next-day' | 'break-outside' | 'breaks-overlap'
}

const dayMinutes = 1_440

/** Yields everything that makes hours of a week contradict themselves. Times must be times. */
export function* hoursProblems(hours: WeekHours): Generator<HoursProblem> {
  for (const [row, { days, open, close, breaks }] of hours.entries()) {
    const earlier = hours.slice(0, row).flatMap(other => other.days)
    if (days.some((day, at) => earlier.includes(day) || days.indexOf(day) < at))
      yield { row, field: 'days', problem: 'weekday-twice' }
    const [opens, closes] = spanOf(open, close)
    if (days.some(day => opensBefore(hours, day, closes - dayMinutes)))
      yield { row, field: 'close', problem: 'overlaps-next-day' }
    const spans = breaks.map(span => breakOf(span, opens))
    for (const [at, [from, to]] of spans.entries()) {
      if (from < opens || to > closes) yield { row, field: 'breaks', at, problem: 'break-outside' }
      else if (spans.slice(0, at).some(other => from < other[1] && other[0] < to))
        yield { row, field: 'breaks', at, problem: 'breaks-overlap' }
    }
  }
}

/**
 * @returns whether hours run past the end of the business day in which they open. A business day that begins at 04:00 has room for 20:00 to
 * 02:00, and none for 18:00 to 09:00, which is most likely a slip.
 */
export function endsAfterBusinessDay({ open, close }: DayHours, dayStartsAt: string): boolean {
  const [opens, closes] = spanOf(open, close)
  const starts = minutesOf(dayStartsAt)
  return closes > (opens < starts ? starts : starts + dayMinutes)
}

/** @returns the row of a weekday; undefined on a day off */
export function hoursOn(hours: WeekHours, weekday: number): DayHours | undefined {
  const day = weekdays[weekday]
  return day && hours.find(({ days }) => days.includes(day))
}

/** @returns opening and closing in minutes after midnight of the opening's date */
export function spanOf(open: string, close: string): [number, number] {
  const opens = minutesOf(open)
  return [opens, firstAfter(opens, close)]
}

/** @returns a break in minutes after midnight of the date on which the hours open */
export function breakOf({ from, to }: DayHours['breaks'][number], opens: number): [number, number] {
  const begins = minutesOf(from) < opens ? minutesOf(from) + dayMinutes : minutesOf(from)
  return [begins, firstAfter(begins, to)]
}

/** @returns the minutes of the first `time` after `minutes`; a time at or before it is on the next date. */
function firstAfter(minutes: number, time: string): number {
  const at = minutesOf(time)
  return at <= minutes ? at + dayMinutes : at
}

/** @returns whether the day after `day` opens before `minutes` */
function opensBefore(hours: WeekHours, day: (typeof weekdays)[number], minutes: number): boolean {
  const next = hoursOn(hours, (weekdays.indexOf(day) + 1) % weekdays.length)
  return next !== undefined && minutesOf(next.open) < minutes
}
