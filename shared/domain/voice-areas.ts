import type { CentreSettings } from './settings.ts'

/** A part of a hall whose calls one screen speaks. */
export interface Area {
  id: string
  /** Zones that belong to it. */
  zones: readonly string[]
}

/** Id of the area for windows outside every area of the settings. Ids made of zones never begin with a dot. */
export const restOfHall = '.hall'

type Known = Pick<CentreSettings, 'voice' | 'zones' | 'counters'>

/** @returns the hall's areas, each with its own speaker. Windows outside every configured area form one more. */
export function areasOf(settings: Known): Area[] {
  const named = new Map(settings.voice.areas.map(zones => [idOf(zones), zones]))
  const taken = new Set(settings.voice.areas.flat())
  const areas = [...named].map(([id, zones]) => ({ id, zones }))
  if (areas.length > 0 && settings.counters.every(({ id }) => areaOf(settings, id) !== restOfHall))
    return areas
  const rest = settings.zones.map(({ id }) => id).filter(zone => !taken.has(zone))
  return [...areas, { id: restOfHall, zones: rest }]
}

/** @returns the id of a window's area. */
export function areaOf({ voice, counters }: Known, counter: string): string {
  const zone = counters.find(({ id }) => id === counter)?.zone
  const area = zone === undefined ? undefined : voice.areas.find(zones => zones.includes(zone))
  return area ? idOf(area) : restOfHall
}

/** How well a screen can speak for an area: 0 not at all, 1 if there is no better screen, 2 fully. */
export type Fit = 0 | 1 | 2

/**
 * @param shown zones whose windows the screen shows; undefined: all windows
 * @returns how well that screen can speak for the area
 */
export function fitOf({ zones }: Area, shown: readonly string[] | undefined): Fit {
  if (!shown) return 2
  const common = zones.filter(zone => shown.includes(zone)).length
  if (common === 0) return 0
  return common === zones.length ? 2 : 1
}

function idOf(zones: readonly string[]): string {
  return [...zones].sort().join('.')
}
