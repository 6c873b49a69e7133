import {
  centreHoursOf,
  type HallCatalogue,
  hoursOf,
  isClosedOnHolidays,
  serviceHoursOf,
} from '../catalogue/effective.ts'
import { type QueueId, type ServiceId, splitQueue } from '../domain/queue.ts'
import type { CentreSettings, WeekHours } from '../domain/settings.ts'
import type { Span } from '../domain/span.ts'
import { daySettingOf, isEndedDay } from './day-setting.ts'
import { breaksAhead, type Opening, opening } from './opening.ts'
import type { OpeningCalendar } from './opening-calendar.ts'
import { daysOff, type HolidayOff, type PublicHoliday } from './public-holidays.ts'

/** What the calendars of a centre are made from. */
export interface CalendarSource {
  settings: CentreSettings
  catalogue: HallCatalogue
  /** Managers' settings and states of days, from the centre's view. */
  days: Readonly<Record<string, string>>
  /** The country's holidays, in order of time. */
  publicHolidays: readonly PublicHoliday[]
  aroundTheClock: boolean
}

/** A queue of a centre at a moment, with everything that decides whether it gives tickets. */
export interface QueueMoment extends CalendarSource {
  queue: QueueId
  /** Unix ms */
  now: number
}

/** @returns whether `queue` gives tickets at `now`, by its hours, the holidays and the manager's settings of today and later days. */
export function queueOpening(moment: QueueMoment): Opening {
  return opening(queueCalendar(moment, moment.queue), moment.now)
}

/** @returns the breaks from `now` on, in order of time, that may delay the call of a visitor of `queue`. */
export function queueBreaks(moment: QueueMoment): readonly Span[] {
  return breaksAhead(queueCalendar(moment, moment.queue), moment.now)
}

/** @returns the calendar of a queue */
function queueCalendar(source: CalendarSource, queue: QueueId): OpeningCalendar {
  const { settings, catalogue } = source
  return calendarWith(
    source,
    hoursOf(settings, queue, catalogue),
    isClosedOnHolidays(settings, splitQueue(queue).service, catalogue),
  )
}

/** @returns the calendar of the whole centre, by its usual hours: that of its staff and of its working days */
export function centreCalendar(source: CalendarSource): OpeningCalendar {
  const { settings, catalogue } = source
  return calendarWith(source, centreHoursOf(settings, catalogue), settings.publicHolidays === 'closed')
}

/** @returns the calendar of a service, whatever the visitor comes for: working days of its terms count by it */
export function serviceCalendar(source: CalendarSource, service: ServiceId): OpeningCalendar {
  const { settings, catalogue } = source
  const hours = serviceHoursOf(settings, service, catalogue)
  return calendarWith(source, hours, isClosedOnHolidays(settings, service, catalogue))
}

function calendarWith(
  source: CalendarSource,
  hours: WeekHours,
  isClosedOnHolidays: boolean,
): OpeningCalendar {
  const { settings, days, aroundTheClock } = source
  return {
    hours,
    zone: settings.zone,
    dayStartsAt: settings.dayStartsAt,
    settingOf: day => daySettingOf(days, day),
    isEnded: day => isEndedDay(days[day]),
    ...(isClosedOnHolidays && { isHoliday: (date: string) => daysOffOf(source).has(date) }),
    aroundTheClock,
  }
}

interface KnownDaysOff {
  readonly hours: WeekHours
  readonly holidays: readonly PublicHoliday[]
  readonly found: ReadonlyMap<string, HolidayOff>
}

/** Dates without work by settings: finding them takes 0.1 ms, and every ticket asks. Settings never change in place. */
const known = new WeakMap<CentreSettings, KnownDaysOff>()

/** @returns the dates without work at a centre, whether or not it is open on public holidays */
export function daysOffOf({
  settings,
  catalogue,
  publicHolidays: holidays,
}: CalendarSource): ReadonlyMap<string, HolidayOff> {
  const hours = centreHoursOf(settings, catalogue)
  const last = known.get(settings)
  if (last?.hours === hours && last.holidays === holidays) return last.found
  const found = daysOff(holidays, hours, settings.holidays)
  known.set(settings, { hours, holidays, found })
  return found
}
