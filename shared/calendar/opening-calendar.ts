import type { DaySetting, WeekHours } from '../domain/settings.ts'

/** Everything that decides when a centre, a service or a queue is open. */
export interface OpeningCalendar {
  /** Calendar weekdays and times: Friday 20:00 to 02:00 ends on Saturday, whenever business days begin. */
  hours: WeekHours
  zone: string
  dayStartsAt: string
  /** @returns the manager's setting of a business day (yyyymmdd). */
  settingOf?: (day: string) => DaySetting | undefined
  /** @returns whether a manager ended the business day (yyyymmdd) before its hours were over. */
  isEnded?: (day: string) => boolean
  /** @returns whether a date (yyyy-mm-dd) is a holiday, on which the usual hours do not apply. */
  isHoliday?: (date: string) => boolean
  /** For demonstrations: always open, except on a day set closed. */
  aroundTheClock?: boolean
}
