import type { Arrow } from '../../domain/displays.ts'
import type { CentreSettings, LocalizedText } from '../../domain/settings.ts'
import type { Calls } from './shown-calls.ts'

/** The zones that a screen shows. */
export interface ShownZones {
  /** Zones whose windows the screen shows; undefined: all windows. */
  zones: readonly string[] | undefined
  /** Zones in the address that the hall does not have. */
  unknown: readonly string[]
}

/** @param asked `zones` of the address, separated by commas; they override the device's settings */
export function shownZones(settings: CentreSettings, device: string, asked: string | undefined): ShownZones {
  const names = (asked ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
  const isKnown = (name: string) => settings.zones.some(({ id }) => id === name)
  const known = names.filter(isKnown)
  // A screen with a wrong address shows too much rather than nothing, and says so.
  const zones = known.length > 0 ? known : settings.displays[device]?.zones
  return { zones, unknown: names.filter(name => !isKnown(name)) }
}

/** @returns the calls at the windows of these zones. */
export function callsIn(view: Calls, settings: CentreSettings, zones: readonly string[] | undefined): Calls {
  if (!zones) return view
  const isShown = (counter: string | undefined) => {
    const zone = counter === undefined ? undefined : zoneOf(settings, counter)
    return zone !== undefined && zones.includes(zone)
  }
  return {
    epoch: view.epoch,
    n: view.n,
    tickets: Object.fromEntries(Object.entries(view.tickets).filter(([, { counter }]) => isShown(counter))),
    calls: view.calls.filter(({ counter }) => isShown(counter)),
  }
}

/** Direction and zone of a window, as this screen shows them. */
export interface Place {
  arrow: Arrow
  /** Whether settings define the arrow for this screen, so that it is meaningful. */
  isSet: boolean
  /** The zone's title, if the screen shows several zones. */
  zone: LocalizedText | undefined
}

/** Place of a window on a screen without zones. */
export const elsewhere: Place = { arrow: 'right', isSet: false, zone: undefined }

/** @returns direction and zone of a window as seen from the screen; to the right if the screen has no zones or arrows. */
export function placeOf(
  settings: CentreSettings,
  device: string,
  zones: readonly string[] | undefined,
  counter: string,
): Place {
  const arrows = settings.displays[device]?.arrows
  const zone = zones || arrows ? zoneOf(settings, counter) : undefined
  const arrow = zone === undefined ? undefined : arrows?.[zone]
  const title = settings.zones.find(({ id }) => id === zone)?.title
  return {
    arrow: arrow ?? 'right',
    isSet: arrow !== undefined,
    zone: namesZones(settings, device, zones) ? title : undefined,
  }
}

/** @returns whether a screen names zones: it has zones or arrows, and shows several zones. */
export function namesZones(
  settings: CentreSettings,
  device: string,
  zones: readonly string[] | undefined,
): boolean {
  const isConfigured = zones !== undefined || settings.displays[device]?.arrows !== undefined
  return isConfigured && (zones ?? settings.zones).length > 1
}

function zoneOf(settings: CentreSettings, counter: string): string | undefined {
  return settings.counters.find(({ id }) => id === counter)?.zone
}
