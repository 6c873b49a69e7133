import type { Arrow } from '../shared/domain/displays.ts'
import type { CentreSettings, LocalizedText } from '../shared/domain/settings.ts'
import type { Calls } from './board.ts'

/** What a screen shows of its hall, and where that lies. */
export interface ShownZones {
  /** Zones whose windows are shown; undefined: all windows. */
  zones: readonly string[] | undefined
  /** Zones that the address names and the hall doesn't have. */
  unknown: readonly string[]
}

/** @param asked the address's `zones`, a comma list: it stands above what settings say of the device */
export function shownZones(settings: CentreSettings, device: string, asked: string | undefined): ShownZones {
  const names = (asked ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
  const isKnown = (name: string) => settings.zones.some(({ id }) => id === name)
  const known = names.filter(isKnown)
  // A screen whose address is wrong shows too much rather than nothing, and says so.
  const zones = known.length > 0 ? known : settings.displays[device]?.zones
  return { zones, unknown: names.filter(name => !isKnown(name)) }
}

/** @returns the hall's calls at the windows of these zones. */
export function callsIn(view: Calls, settings: CentreSettings, zones: readonly string[] | undefined): Calls {
  if (!zones) return view
  const isShown = (counter: string | undefined) => {
    const zone = counter === undefined ? undefined : zoneOf(settings, counter)
    return zone !== undefined && zones.includes(zone)
  }
  return {
    ...{ epoch: view.epoch, n: view.n },
    tickets: Object.fromEntries(Object.entries(view.tickets).filter(([, { counter }]) => isShown(counter))),
    calls: view.calls.filter(({ counter }) => isShown(counter)),
  }
}

/** Where a window lies, as this screen says it. */
export interface Place {
  arrow: Arrow
  /** The arrow was set for this screen, so that it says something. */
  isSet: boolean
  /** The zone's title, where the screen shows several. */
  zone: LocalizedText | undefined
}

/** As on a screen that was told nothing of zones. */
export const elsewhere: Place = { arrow: 'right', isSet: false, zone: undefined }

/** @returns where a window lies as seen from the screen; to the right as ever, where it was told of neither zones nor arrows. */
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

/** @returns whether a screen says where its windows lie: it was told of zones or arrows, and shows several. */
export function namesZones(
  settings: CentreSettings,
  device: string,
  zones: readonly string[] | undefined,
): boolean {
  const isTold = zones !== undefined || settings.displays[device]?.arrows !== undefined
  return isTold && (zones ?? settings.zones).length > 1
}

function zoneOf(settings: CentreSettings, counter: string): string | undefined {
  return settings.counters.find(({ id }) => id === counter)?.zone
}
