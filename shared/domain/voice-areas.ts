import type { CentreSettings } from './settings.ts'

/** A part of a hall whose calls one screen speaks. */
export interface Area {
  id: string
  /** Zones that belong to it. */
  zones: readonly string[]
}

/** Windows that no area of the settings names. A joined list of zones never begins with a dot. */
export const restOfHall = '.hall'

type Known = Pick<CentreSettings, 'voice' | 'zones' | 'counters'>

/** @returns the hall's areas, each with a speaker of its own. A hall without areas is one; what no area names is one, too. */
export function areasOf(settings: Known): Area[] {
  const named = new Map(settings.voice.areas.map(zones => [idOf(zones), zones]))
  const taken = new Set(settings.voice.areas.flat())
  const areas = [...named].map(([id, zones]) => ({ id, zones }))
  if (areas.length > 0 && settings.counters.every(({ id }) => areaOf(settings, id) !== restOfHall))
    return areas
  const rest = settings.zones.map(({ id }) => id).filter(zone => !taken.has(zone))
  return [...areas, { id: restOfHall, zones: rest }]
}

/** @returns the id of the area in which a window is. */
export function areaOf({ voice, counters }: Known, counter: string): string {
  const zone = counters.find(({ id }) => id === counter)?.zone
  const area = zone === undefined ? undefined : voice.areas.find(zones => zones.includes(zone))
  return area ? idOf(area) : restOfHall
}

/** How well a screen can speak for an area: not at all, for want of a better one, or as the area's own. */
export type Fit = 0 | 1 | 2

/** @param shown zones whose windows the screen shows; undefined: all windows */
export function fitOf({ zones }: Area, shown: readonly string[] | undefined): Fit {
  if (!shown) return 2
  const common = zones.filter(zone => shown.includes(zone)).length
  if (common === 0) return 0
  return common === zones.length ? 2 : 1
}

function idOf(zones: readonly string[]): string {
  return [...zones].sort().join('.')
}
