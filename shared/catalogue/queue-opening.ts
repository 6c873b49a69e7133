import { businessDay } from '../domain/business-day.ts'
import { type Opening, opening } from '../domain/opening-hours.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CentreSettings, DaySetting } from '../domain/settings.ts'
import { parseStored } from '../domain/text.ts'
import { holidaysOf, hoursOf, type ServiceMap } from './effective.ts'

/** @returns what a manager said of a business day (yyyymmdd), as the centre's view holds it. */
export function daySettingOf(days: Readonly<Record<string, string>>, day: string): DaySetting | undefined {
  const said = days[`set:${day}`]
  return said === undefined ? undefined : parseStored<DaySetting>(said)
}

/** @returns whether tickets of `queue` are given at `now`: by the order or the centre's own hours, and what a manager said. */
export function queueOpening(input: {
  settings: CentreSettings
  services: ServiceMap
  queue: QueueId
  days: Readonly<Record<string, string>>
  now: number
  aroundTheClock: boolean
}): Opening {
  const { settings, services, queue, days, now, aroundTheClock } = input
  const { zone, dayStartsAt } = settings
  const today = businessDay(now, zone, dayStartsAt)
  if (days[today.day] === 'closing' || days[today.day] === 'closed') {
    return {
      open: false,
      why: 'closed-day',
      opensAt: aroundTheClock ? today.to : nextOpening(input, today.to),
    }
  }
  return opening({
    hours: hoursOf(settings, queue, services),
    now,
    zone,
    dayStartsAt,
    daySetting: daySettingOf(days, today.day),
    holidays: holidaysOf(settings, queue, services),
    aroundTheClock,
  })
}

/** After a day that was ended early: the first opening from the next business day on. */
function nextOpening(input: Parameters<typeof queueOpening>[0], from: number): number | null {
  const next = queueOpening({ ...input, now: from })
  return next.open ? from : next.opensAt
}
