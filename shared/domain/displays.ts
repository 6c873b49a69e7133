import type { LocalizedText } from './settings.ts'

/** A part of a hall with its own windows. */
export interface ZoneSettings {
  id: string
  title: LocalizedText
}

export const arrows = [
  'left',
  'right',
  'up',
  'down',
  'up-left',
  'up-right',
  'down-left',
  'down-right',
] as const
export type Arrow = (typeof arrows)[number]

/** Settings of one hall screen. */
export interface DisplaySettings {
  /** Zones whose windows the screen shows; absent: all zones. */
  zones?: readonly string[]
  /** The direction of each zone, seen from this screen; absent: to the right. */
  arrows?: Readonly<Record<string, Arrow>>
  /** The screen never speaks: it has no loudspeakers, or another screen beside it speaks. */
  silent?: boolean
}

/** How the voice says leading zeros: `A042` is "forty-two", "zero forty-two" or "zero, four, two". */
export const zeroWays = ['drop', 'say', 'digits'] as const
export type ZeroWay = (typeof zeroWays)[number]

export interface VoiceSettings {
  zeros: ZeroWay
  /** Loudness in percent from `from` (`HH:MM`) until the next entry. Before the first entry the last one applies. */
  volume: readonly { from: string; percent: number }[]
  /** Areas as lists of zones; one screen speaks the calls of an area. A hall without areas is one area. */
  areas: readonly (readonly string[])[]
}

export const defaultVoice: VoiceSettings = {
  zeros: 'drop',
  volume: [{ from: '00:00', percent: 100 }],
  areas: [],
}
