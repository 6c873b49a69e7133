import { dayAfter, maxDaysAhead, openOn } from './open-days.ts'
import type { OpeningCalendar } from './opening-calendar.ts'

/** @returns whether it opens on a business day (yyyymmdd): hours that began the day before do not count */
export function isWorkingDay(calendar: OpeningCalendar, day: string): boolean {
  if (calendar.aroundTheClock) return calendar.settingOf?.(day)?.mode !== 'closed'
  return openOn(calendar, day).length > 0
}

/**
 * Counts working days, for terms such as "within 3 working days".
 *
 * @param day the business day (yyyymmdd) after which counting begins
 * @param count 1 or more
 * @returns the last of `count` working days after `day`; null if a year passes without one
 */
export function workingDayAfter(calendar: OpeningCalendar, day: string, count: number): string | null {
  let left = count
  let [last, ahead] = [day, 0]
  while (ahead++ < maxDaysAhead) {
    const next = dayAfter(last, ahead)
    if (!isWorkingDay(calendar, next)) continue
    if (--left === 0) return next
    ;[last, ahead] = [next, 0]
  }
  return null
}
