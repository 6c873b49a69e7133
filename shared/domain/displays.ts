import type { Text } from './settings.ts'

/** A part of a hall with windows of its own. */
export interface ZoneSettings {
  id: string
  title: Text
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

/** A hall screen, by its device. */
export interface DisplaySettings {
  /** Zones whose windows it shows; absent: all of them. */
  zones?: readonly string[]
  /** Where each zone lies as seen from this screen; absent: to the right. */
  arrows?: Readonly<Record<string, Arrow>>
}

/** What becomes of leading zeros: `A042` is "forty-two", "zero forty-two" or "zero, four, two". */
export const zeroWays = ['drop', 'say', 'digits'] as const
export type ZeroWay = (typeof zeroWays)[number]

export interface VoiceSettings {
  zeros: ZeroWay
  /** Loudness in percent from `from` (`HH:MM`) on, until the next; before the first the last holds. */
  volume: readonly { from: string; percent: number }[]
  /** Zones whose calls one screen speaks, area by area. A hall without areas is one. */
  areas: readonly (readonly string[])[]
}

export const defaultVoice: VoiceSettings = {
  zeros: 'drop',
  volume: [{ from: '00:00', percent: 100 }],
  areas: [],
}
