import { computeTimetable } from '../../server/halls/timetables.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Offering } from '../../shared/ui/offer.ts'
import { order, orderSettings, screenCatalogue } from '../kit/order.ts'

const screens = screenCatalogue
/** The catalogue as a screen fetches it. */
export const catalogue = screens
/** A time of Wednesday, 25 November 2026, in Almaty. */
export const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 25, hour - 5, minute)

/** @returns the offering at `now` of a centre with default settings and `change`. */
export function offering(
  now: number,
  change: Partial<CentreSettings> = {},
  days: Record<string, string> = {},
): Offering {
  const settings = { ...orderSettings(), ...change }
  const timetable = {
    version: 1,
    ...computeTimetable({
      view: { settings, days },
      catalogue: order,
      publicHolidays: [],
      now,
      aroundTheClock: false,
    }),
  }
  return { kiosk: '1', catalogue, settings, timetable, now }
}
