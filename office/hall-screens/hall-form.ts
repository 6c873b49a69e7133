import type { DisplaySettings, VoiceSettings } from '../../shared/domain/displays.ts'
import type { CentreSettings, LocalizedText } from '../../shared/domain/settings.ts'
import type { Part } from '../draft.ts'

/** The settings about the parts of the hall, its screens, its voice and its ticker. */
export interface HallScreens {
  zones: CentreSettings['zones']
  /** The zone of each window that is in one, by the window's number. */
  windows: Readonly<Record<string, string>>
  displays: CentreSettings['displays']
  voice: VoiceSettings
  ticker?: LocalizedText
}

export const hallScreensPart: Part<HallScreens> = {
  name: 'hall-screens',
  hasShape: value => {
    if (typeof value !== 'object' || value === null) return false
    const parts: Record<string, unknown> = { ...value }
    return (
      ['windows', 'displays', 'voice'].every(part => typeof parts[part] === 'object') &&
      Array.isArray(parts.zones)
    )
  },
  read: ({ zones, counters, displays, voice, ticker }) => ({
    zones,
    windows: Object.fromEntries(counters.flatMap(({ id, zone }) => (zone === undefined ? [] : [[id, zone]]))),
    displays,
    voice,
    ...(ticker && { ticker }),
  }),
  write: ({ ticker: _before, ...settings }, { zones, windows, displays, voice, ticker }) => ({
    ...settings,
    zones,
    counters: settings.counters.map(({ zone: _old, ...counter }) => {
      const zone = windows[counter.id]
      return zone === undefined ? counter : { ...counter, zone }
    }),
    displays,
    voice,
    ...(ticker && { ticker }),
  }),
}

export const noWords: LocalizedText = { kk: '', ru: '', en: '' }

/** @returns the hall with one more zone, without a name, under the first free id. */
export function withNewZone(hall: HallScreens): HallScreens {
  let number = hall.zones.length + 1
  while (hall.zones.some(({ id }) => id === `zone-${number}`)) number++
  return { ...hall, zones: [...hall.zones, { id: `zone-${number}`, title: noWords }] }
}

/** @returns the hall without a zone, and without every mention of it. */
export function withoutZone(hall: HallScreens, zone: string): HallScreens {
  const displays = Object.entries(hall.displays).map(([id, display]) => {
    const { [zone]: _gone, ...arrows } = display.arrows ?? {}
    const zones = display.zones?.filter(other => other !== zone)
    return [id, withArrows(withZones(display, zones?.length === 0 ? undefined : zones), arrows)] as const
  })
  const areas = hall.voice.areas.map(area => area.filter(other => other !== zone))
  return {
    ...hall,
    zones: hall.zones.filter(({ id }) => id !== zone),
    windows: Object.fromEntries(Object.entries(hall.windows).filter(([, own]) => own !== zone)),
    displays: Object.fromEntries(displays),
    voice: { ...hall.voice, areas: areas.filter(area => area.length > 0) },
  }
}

/** @returns the hall with a window in `zone`; undefined: in none. */
export function withWindow(hall: HallScreens, window: string, zone: string | undefined): HallScreens {
  const { [window]: _before, ...windows } = hall.windows
  return { ...hall, windows: zone === undefined ? windows : { ...windows, [window]: zone } }
}

/** @returns the screen with these zones; undefined: it shows all windows. */
export function withZones(
  { zones: _before, ...display }: DisplaySettings,
  zones: readonly string[] | undefined,
): DisplaySettings {
  return zones ? { ...display, zones } : display
}

export function withArrows(
  { arrows: _before, ...display }: DisplaySettings,
  arrows: NonNullable<DisplaySettings['arrows']>,
): DisplaySettings {
  return Object.keys(arrows).length === 0 ? display : { ...display, arrows }
}

export function withSilence(
  { silent: _before, ...display }: DisplaySettings,
  silent: boolean,
): DisplaySettings {
  return silent ? { ...display, silent } : display
}

/**
 * @param isListed whether the screen is shown without settings too
 * @returns the screens with other settings for one; without its entry where that would be empty and the screen is shown anyway
 */
export function withDisplay(
  displays: HallScreens['displays'],
  id: string,
  display: DisplaySettings,
  isListed: boolean,
): HallScreens['displays'] {
  const { [id]: _before, ...others } = displays
  return Object.keys(display).length === 0 && isListed ? others : { ...others, [id]: display }
}

/** Ticks or unticks a zone in one of the areas. A zone is in one area at most. */
export function withZoneInArea(
  areas: VoiceSettings['areas'],
  at: number,
  zone: string,
): VoiceSettings['areas'] {
  return areas.map((area, index) => {
    const others = area.filter(other => other !== zone)
    return index === at && !area.includes(zone) ? [...others, zone] : others
  })
}

/** @returns the hall with a ticker that has no words yet, or without one. */
export function withTicker({ ticker: _before, ...hall }: HallScreens, isOn: boolean): HallScreens {
  return isOn ? { ...hall, ticker: noWords } : hall
}
