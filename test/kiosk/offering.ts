import type { Offering } from '../../kiosk/offer.ts'
import { computeTimetable } from '../../server/halls/timetables.ts'
import { defaultSettings } from '../../shared/catalogue/default-settings.ts'
import { serviceMap } from '../../shared/catalogue/effective.ts'
import { catalogueForScreens } from '../../shared/catalogue/kiosk-catalogue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'

const screens = catalogueForScreens()
/** The catalogue as a screen fetches it. */
export const catalogue = { ...screens, byId: serviceMap(screens.services) }
/** A time of Wednesday, 25 November 2026, in Almaty. */
export const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 25, hour - 5, minute)

/** @returns the offering at `now` of a centre with default settings and `change`. */
export function offering(
  now: number,
  change: Partial<CentreSettings> = {},
  days: Record<string, string> = {},
): Offering {
  const settings = { ...defaultSettings('akmola'), ...change }
  const timetable = {
    version: 1,
    ...computeTimetable({ view: { settings, days }, now, aroundTheClock: false }),
  }
  return { catalogue, settings, timetable, now }
}
