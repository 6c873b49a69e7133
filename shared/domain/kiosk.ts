import type { Locale } from './locale.ts'
import type { Purpose } from './queue.ts'

/** What a kiosk gives tickets for. Both lists together: only queues that are in both. */
export interface KioskOffers {
  /** Letters of groups of services; absent: all groups. */
  groups?: readonly string[]
  /** Absent: all purposes. */
  purposes?: readonly Purpose[]
}

/** Waiting times of a kiosk. */
export interface IdleTimes {
  /** Without a touch for this long, the kiosk asks whether the visitor is still there. */
  askAfterSeconds: number
  /** The question is shown for this long; then the kiosk starts over. */
  endAfterSeconds: number
}

/** A centre's settings of one kiosk. */
export interface KioskSettings {
  locked?: boolean
  /** Ids of the kiosk's printers; each takes over when those before it cannot print. */
  printers?: readonly string[]
  /** Absent: everything that the centre offers. */
  offers?: KioskOffers
  /** The kiosk's languages in its own order; absent: the hall's. */
  languages?: readonly Locale[]
  /** Absent: the usual times. */
  idle?: IdleTimes
}

/**
 * Range and usual value of each waiting time, seconds. Ten seconds are enough to read one sentence. Ten minutes of somebody else's
 * choices on the screen, and two minutes of a question that nobody answers, are the longest that a queue at the kiosk bears.
 */
export const idleLimits = {
  askAfterSeconds: { min: 10, max: 600, usual: 30 },
  endAfterSeconds: { min: 10, max: 120, usual: 15 },
} as const satisfies Record<keyof IdleTimes, { min: number; max: number; usual: number }>

export const usualIdle: IdleTimes = {
  askAfterSeconds: idleLimits.askAfterSeconds.usual,
  endAfterSeconds: idleLimits.endAfterSeconds.usual,
}

interface Hall {
  languages: readonly Locale[]
  kiosks: Readonly<Record<string, KioskSettings>>
}

/** @returns the languages of a kiosk in its order. Those that the hall no longer has are left out; without any left, the hall's. */
export function kioskLanguages({ languages, kiosks }: Hall, kiosk: string): readonly Locale[] {
  const own = kiosks[kiosk]?.languages?.filter(locale => languages.includes(locale)) ?? []
  return own.length > 0 ? own : languages
}
