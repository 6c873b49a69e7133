import type { HallView } from '../contract/hall-view.ts'
import { addDays } from '../domain/calendar.ts'
import { type Audience, slices } from './audiences.ts'
import { lastDayOf } from './days.ts'

type DayView = Pick<HallView, 'day' | 'days'>
type DaysChange = Record<string, string | null>

/** @returns an audience's part of the days: managers see all that was said of days, others what their screens show. */
export function cutDays(view: DayView, audience: Audience): Record<string, string> {
  const fields = fieldsOf(view, audience)
  if (!fields) return view.days
  const said: Record<string, string> = {}
  for (const field of fields) {
    const value = view.days[field]
    if (value !== undefined) said[field] = value
  }
  return said
}

/**
 * @param view after the event
 * @param dayBefore the business day before it
 * @returns what changed in an audience's part of the days; undefined: nothing. As a day begins, the part moves with it.
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

/** @returns the fields of the days that an audience holds, whether anything was said of them or not; undefined: all. */
function fieldsOf({ day, days }: DayView, audience: Audience): readonly string[] | undefined {
  const part = slices[audience].days
  if (part === 'all') return undefined
  if (part === 'none' || day === '') return []
  switch (part) {
    case 'shown':
      // Tomorrow's word too: the clock says that it is midnight before the new day's first event arrives.
      return [day, `set:${day}`, `set:${tomorrowOf(day)}`]
    case 'states': {
      // By the last day a screen knows to which day's figures a late event belongs.
      const last = lastDayOf({ day, days })
      return last === undefined ? [day] : [day, last]
    }
  }
}

/** @returns the date after a business day, both yyyymmdd. */
function tomorrowOf(day: string): string {
  return addDays(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`, 1).replaceAll('-', '')
}
