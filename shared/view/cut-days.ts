import type { HallView } from '../contract/hall-view.ts'
import { addDays } from '../domain/dates.ts'
import { type Audience, slices } from './audiences.ts'
import { lastDayOf } from './days.ts'

type DayView = Pick<HallView, 'day' | 'days'>
type DaysChange = Record<string, string | null>

/** @returns an audience's part of the days: all settings for managers, and for others what their screens show. */
export function cutDays(view: DayView, audience: Audience): Record<string, string> {
  const fields = fieldsOf(view, audience)
  if (!fields) return view.days
  const cut: Record<string, string> = {}
  for (const field of fields) {
    const value = view.days[field]
    if (value !== undefined) cut[field] = value
  }
  return cut
}

/**
 * Cuts a change of days for an audience. When a day begins, the audience's part moves to the new day.
 *
 * @param view the view after the event
 * @param dayBefore the business day before the event
 * @returns the change of the audience's part; undefined if nothing changed
 */
export function cutDaysChange(
  view: DayView,
  dayBefore: string,
  changed: DaysChange | undefined,
  audience: Audience,
): DaysChange | undefined {
  const held = fieldsOf({ ...view, day: dayBefore }, audience)
  const holds = fieldsOf(view, audience)
  if (!held || !holds) return changed
  const cut: DaysChange = {}
  for (const field of held) if (!holds.includes(field)) cut[field] = null
  for (const field of holds) {
    const value = view.days[field]
    if (value !== undefined && !held.includes(field)) cut[field] = value
    else if (changed?.[field] !== undefined) cut[field] = changed[field]
  }
  return Object.keys(cut).length === 0 ? undefined : cut
}

/** @returns the fields of the days in an audience's part, set or not; undefined: all fields. */
function fieldsOf({ day, days }: DayView, audience: Audience): readonly string[] | undefined {
  const part = slices[audience].days
  if (part === 'all') return undefined
  if (part === 'none' || day === '') return []
  switch (part) {
    case 'shown':
      // Includes tomorrow's setting, because midnight comes before the new day's first event.
      return [day, `set:${day}`, `set:${tomorrowOf(day)}`]
    case 'states': {
      // A screen needs the last day to know whose figures a late event changes.
      const last = lastDayOf({ day, days })
      return last === undefined ? [day] : [day, last]
    }
  }
}

/** @returns the date after a business day, both yyyymmdd. */
function tomorrowOf(day: string): string {
  return addDays(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, 1).replaceAll('-', '')
}
