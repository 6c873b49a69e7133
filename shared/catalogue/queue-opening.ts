import { businessDay } from '../domain/business-day.ts'
import { breaksAhead, type Opening, type OpeningInput, opening, type Span } from '../domain/opening-hours.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CentreSettings, DaySetting } from '../domain/settings.ts'
import { daySettingOf, isEndedDay } from './day-setting.ts'
import { type HallCatalogue, holidaysOf, hoursOf } from './effective.ts'

/** A queue of a centre at a moment, with everything that decides whether it gives tickets. */
export interface QueueMoment {
  settings: CentreSettings
  catalogue: HallCatalogue
  queue: QueueId
  /** Managers' settings and states of days, from the centre's view. */
  days: Readonly<Record<string, string>>
  /** Unix ms */
  now: number
  aroundTheClock: boolean
}

/**
 * @returns whether `queue` gives tickets at `now`, by the hours of the order or the centre and the manager's settings of today
 * and later days.
 */
export function queueOpening(moment: QueueMoment): Opening {
  return opening(inputOf(moment))
}

/** @returns the breaks from `now` on, in order of time, that may delay the call of a visitor of `queue`. */
export function queueBreaks(moment: QueueMoment): readonly Span[] {
  return breaksAhead(inputOf(moment))
}

const ended: DaySetting = { mode: 'closed' }

function inputOf({ settings, catalogue, queue, days, now, aroundTheClock }: QueueMoment): OpeningInput {
  const { zone, dayStartsAt } = settings
  const today = businessDay(now, zone, dayStartsAt).day
  // A day that ended early stays closed. Earlier days do not matter: their hours past midnight belong to today.
  const isEnded = (day: string) => day >= today && isEndedDay(days[day])
  return {
    hours: hoursOf(settings, queue, catalogue),
    now,
    zone,
    dayStartsAt,
    settingOf: day => (isEnded(day) ? ended : daySettingOf(days, day)),
    holidays: holidaysOf(settings, queue, catalogue),
    aroundTheClock,
  }
}
