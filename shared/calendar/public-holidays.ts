import type { WeekHours } from '../domain/settings.ts'
import { hoursOn } from '../domain/week-hours.ts'

/** Holidays of Kazakhstan by which public services are closed. */
export const holidayIds = [
  'new-year',
  'christmas',
  'womens-day',
  'nauryz',
  'constitution-day',
  'unity-day',
  'defender-day',
  'victory-day',
  'kurban-ait',
  'capital-day',
  'republic-day',
  'independence-day',
] as const
export type HolidayId = (typeof holidayIds)[number]

export interface PublicHoliday {
  /** yyyy-mm-dd */
  date: string
  id: HolidayId
}

/** A date without work: the holiday itself, or the working day that replaces one that fell on a day off. */
export interface HolidayOff {
  /** Absent: a date that the centre itself added. */
  id?: HolidayId
  isReplacement: boolean
}

/** By law these are days off but no holidays: no working day replaces them. */
const notReplaced: readonly HolidayId[] = ['christmas', 'kurban-ait']

const dayMs = 86_400_000

/**
 * Finds the dates without work at a centre. A holiday on a weekly day off of the centre frees the next working day after it: a holiday
 * on a Saturday moves where Saturdays are free, and not in a centre that works on Saturdays.
 *
 * @param holidays the country's holidays, in order of time
 * @param hours the centre's usual hours
 * @param own dates (yyyy-mm-dd) that the centre itself added
 * @returns what is on each date (yyyy-mm-dd)
 */
export function daysOff(
  holidays: readonly PublicHoliday[],
  hours: WeekHours,
  own: readonly string[] = [],
): ReadonlyMap<string, HolidayOff> {
  const off = new Map<string, HolidayOff>()
  for (const date of own) off.set(date, { isReplacement: false })
  for (const { date, id } of holidays) off.set(date, { id, isReplacement: false })
  const isWeeklyOff = (at: number) => hoursOn(hours, new Date(at).getUTCDay()) === undefined
  // A centre that never opens has no working day to free.
  if (hours.length === 0) return off
  for (const { date, id } of holidays) {
    if (notReplaced.includes(id) || !isWeeklyOff(Date.parse(date))) continue
    let at = Date.parse(date) + dayMs
    while (isWeeklyOff(at) || off.has(isoDate(at))) at += dayMs
    off.set(isoDate(at), { id, isReplacement: true })
  }
  return off
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
