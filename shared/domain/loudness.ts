import type { VoiceSettings } from './displays.ts'
import { localTimeBy, type ZoneClock } from './zone-clock.ts'

/**
 * @param now Unix ms
 * @returns the loudness of the hall's voice at this time of day, in percent
 */
export function volumeAt(voice: VoiceSettings, now: number, zone: ZoneClock): number {
  const { hour, minute } = localTimeBy(now, zone)
  return volumeAtClock(voice, `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}

/**
 * @param clock a time of day, `HH:MM`
 * @returns the loudness at that time, in percent
 */
export function volumeAtClock({ volume }: VoiceSettings, clock: string): number {
  const steps = [...volume].sort((a, b) => (a.from < b.from ? -1 : 1))
  // Before the day's first step, the last step of the day before applies.
  const step = steps.findLast(({ from }) => from <= clock) ?? steps.at(-1)
  return step?.percent ?? 100
}
