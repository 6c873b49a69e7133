import { businessDay } from '../../shared/domain/business-day.ts'
import type { CalendarDay } from './script-runner.ts'

/** The time zone of a centre, and when its business days begin. */
export interface Calendar {
  zone: string
  dayStartsAt: string
}

/** @returns the calendar as scripts store and compare it */
export function calendarText({ zone, dayStartsAt }: Calendar): string {
  return `${zone} ${dayStartsAt}`
}

/** @returns the calendar in a script's reply; undefined when it has none */
export function calendarFrom(text: string | undefined): Calendar | undefined {
  const [zone, dayStartsAt] = (text ?? '').split(' ')
  return zone && dayStartsAt ? { zone, dayStartsAt } : undefined
}

/** @returns the business day of `at` (Unix ms) */
export function dayBy(calendar: Calendar, at: number): CalendarDay {
  return { ...businessDay(at, calendar.zone, calendar.dayStartsAt), calendar: calendarText(calendar) }
}

/**
 * @returns the business days around `at`, as `<day> <from> <to>` joined by commas. A script takes the one that its
 * own time falls into, which this node knows within a second or two.
 */
export function daysAround(calendar: Calendar, at: number): string {
  const dayMs = 86_400_000
  return [at - dayMs, at, at + dayMs]
    .map(moment => dayBy(calendar, moment))
    .map(({ day, from, to }) => `${day} ${from} ${to}`)
    .join(',')
}
