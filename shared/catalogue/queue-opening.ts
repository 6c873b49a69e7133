import { businessDay } from '../domain/business-day.ts'
import { breaksAhead, type Opening, type OpeningInput, opening, type Span } from '../domain/opening-hours.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CentreSettings, DaySetting } from '../domain/settings.ts'
import { daySettingOf, isEndedDay } from './day-setting.ts'
import { holidaysOf, hoursOf, type ServiceMap } from './effective.ts'

/** A queue of a centre at a moment, with all that says whether its tickets are given. */
export interface QueueMoment {
  settings: CentreSettings
  services: ServiceMap
  queue: QueueId
  /** What a manager said of days, and which days have ended, as the centre's view holds it. */
  days: Readonly<Record<string, string>>
  /** Unix ms */
  now: number
  aroundTheClock: boolean
}

/**
 * @returns whether tickets of `queue` are given at `now`: by the order or the centre's own hours, and what a manager said
 * of today and of the days ahead.
 */
export function queueOpening(moment: QueueMoment): Opening {
  return opening(inputOf(moment))
}

/** @returns the breaks from `now` on, in order of time, that stand between a visitor of `queue` and the call. */
export function queueBreaks(moment: QueueMoment): readonly Span[] {
  return breaksAhead(inputOf(moment))
}

const ended: DaySetting = { mode: 'closed' }

function inputOf({ settings, services, queue, days, now, aroundTheClock }: QueueMoment): OpeningInput {
  const { zone, dayStartsAt } = settings
  const today = businessDay(now, zone, dayStartsAt).day
  // A day that has ended early stays closed. Yesterday ended too, but hours that run past its end are today's.
  const isEnded = (day: string) => day >= today && isEndedDay(days[day])
  return {
    hours: hoursOf(settings, queue, services),
    now,
    zone,
    dayStartsAt,
    settingOf: day => (isEnded(day) ? ended : daySettingOf(days, day)),
    holidays: holidaysOf(settings, queue, services),
    aroundTheClock,
  }
}
