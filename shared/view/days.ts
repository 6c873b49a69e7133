import type { ViewChange } from '../contract/audience-event.ts'
import type { HallView } from '../contract/hall-view.ts'
import { dayKeptDays } from '../domain/retention.ts'

type DayView = Pick<HallView, 'day' | 'days'>

/** Largest gap between two business days, in days, after which the store still has all tickets and figures of the earlier one. */
const maxGapDays = dayKeptDays - 1
const dayMs = 86_400_000

/** @returns the business days in the view that were opened. */
function daysOf({ days }: DayView): string[] {
  return Object.keys(days).filter(day => /^\d{8}$/.test(day))
}

/** @returns the last business day before the current one, yyyymmdd; undefined if there is none. */
export function lastDayOf(view: DayView): string | undefined {
  return daysOf(view)
    .filter(day => day < view.day)
    .sort()
    .at(-1)
}

/**
 * Checks whether a change alone brings a view up to date. It does not when the centre returns to an earlier day, whose tickets
 * the view no longer has: after a clock was set over midnight, or when the settings moved the beginning of the day.
 */
export function canFollow(view: DayView, change: Pick<ViewChange, 'day' | 'days'>): boolean {
  const { day, days = {} } = change
  const last = lastDayOf(view)
  // When the store forgets the last day, an older day becomes the last one, and the view lacks its figures.
  if (last !== undefined && days[last] === null) return false
  if (day === undefined || day === view.day || view.day === '') return true
  return (
    day > view.day && gapDays(view.day, day) <= maxGapDays && !daysOf(view).some(known => known > view.day)
  )
}

function gapDays(from: string, to: string): number {
  const at = (day: string) =>
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)))
  return (at(to) - at(from)) / dayMs
}
