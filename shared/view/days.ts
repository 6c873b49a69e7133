import type { ViewChange } from '../contract/audience-event.ts'
import type { HallView } from '../contract/hall-view.ts'
import { dayKeptDays } from '../domain/retention.ts'

type DayView = Pick<HallView, 'day' | 'days'>

/** A gap below the days for which the store keeps a day leaves its tickets and figures whole. */
const maxGapDays = dayKeptDays - 1
const dayMs = 86_400_000

/** @returns the business days that were ever opened, as far as the centre remembers them. */
function daysOf({ days }: DayView): string[] {
  return Object.keys(days).filter(day => /^\d{8}$/.test(day))
}

/** @returns the last business day before the present one, yyyymmdd; undefined where there is none. */
export function lastDayOf(view: DayView): string | undefined {
  return daysOf(view)
    .filter(day => day < view.day)
    .sort()
    .at(-1)
}

/**
 * @returns whether a view can follow a change by the change alone. It can't follow into a day that was there before, for the view has
 * let go of its tickets: that happens when a clock was set back over midnight, or forward again, or when the settings moved the day.
 */
export function canFollow(view: DayView, change: Pick<ViewChange, 'day' | 'days'>): boolean {
  const { day, days = {} } = change
  const last = lastDayOf(view)
  // The last day's figures are those of an older one once it is forgotten.
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
