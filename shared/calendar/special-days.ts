import { addDays } from '../domain/dates.ts'
import type { CentreSettings, DayHours, DaySetting, WeekHours } from '../domain/settings.ts'
import { hoursOn } from '../domain/week-hours.ts'
import { daySettingOf } from './day-setting.ts'
import type { HolidayOff } from './public-holidays.ts'

/** A date as a manager's calendar shows it. It says nothing about time zones or the present time. */
export interface ShownDay {
  /** yyyy-mm-dd */
  date: string
  /** `closed` and `moved`: a manager has set the day. */
  kind: 'closed' | 'moved' | 'holiday' | 'day-off' | 'usual'
  /** The centre's usual hours; absent on a weekly day off. */
  usual?: DayHours
  /** The manager's setting. */
  setting?: DaySetting
  /** A holiday, also where the day is open nevertheless. */
  holiday?: HolidayOff
}

/** What the days of a centre are shown from. */
export interface ShownDaysSource {
  settings: Pick<CentreSettings, 'publicHolidays'>
  /** The centre's usual hours. */
  hours: WeekHours
  /** Managers' settings of days, from the centre's view. */
  days: Readonly<Record<string, string>>
  /** From the timetable. */
  daysOff: readonly (HolidayOff & { date: string })[]
}

/** @returns a date as a manager's calendar shows it */
export function shownDay(date: string, { settings, hours, days, daysOff }: ShownDaysSource): ShownDay {
  const setting = daySettingOf(days, date.replaceAll('-', ''))
  const holiday = daysOff.find(off => off.date === date)
  const usual = hoursOn(hours, new Date(date).getUTCDay())
  const about = { date, ...(usual && { usual }), ...(setting && { setting }), ...(holiday && { holiday }) }
  if (setting) return { ...about, kind: setting.mode === 'closed' ? 'closed' : 'moved' }
  if (holiday && settings.publicHolidays === 'closed') return { ...about, kind: 'holiday' }
  return { ...about, kind: usual ? 'usual' : 'day-off' }
}

/** @returns the days from `first` to `last` that differ from the week: set by a manager, and holidays on days with usual hours */
export function specialDays(first: string, last: string, source: ShownDaysSource): ShownDay[] {
  const found: ShownDay[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const day = shownDay(date, source)
    if (day.setting || (day.holiday && day.usual)) found.push(day)
  }
  return found
}
