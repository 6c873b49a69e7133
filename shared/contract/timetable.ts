import type { ClosedWhy } from '../calendar/opening.ts'
import type { HolidayOff } from '../calendar/public-holidays.ts'
import type { QueueId } from '../domain/queue.ts'
import type { LocalizedText } from '../domain/settings.ts'
import type { ZoneClock } from '../domain/zone-clock.ts'

/** Whether a queue gives tickets. Times are Unix ms; null: not within two weeks. */
export type TicketOpening =
  | { open: true; closesAt: number | null; lastTicketAt: number | null }
  /** During a break, `opensAt` is its end. */
  | { open: false; why: ClosedWhy; opensAt: number | null }

/** A public holiday at a centre, or a working day that replaces one. */
export interface DayOff extends HolidayOff {
  /** yyyy-mm-dd */
  date: string
}

/** Whether any queue of a centre gives tickets; if not, when the first one will, and whether that one only has a break now. */
export type HallOpening =
  | { open: true }
  | { open: false; isBreak: true; opensAt: number }
  | { open: false; isBreak: false; opensAt: number | null }

/**
 * Everything about time at a centre, computed by the server, because screens' clocks and their browsers' time zones may be
 * wrong. The server sends it before the first snapshot and whenever it changes, about a dozen times a day. Each tick names its
 * version.
 */
export interface Timetable {
  /** Number within this server process; another version has another content. */
  version: number
  /** Version of the catalogue that the hall follows; a screen with another one loads it again. */
  catalogue: number
  zone: ZoneClock
  /** The current business day (yyyymmdd) and its half-open span, Unix ms. */
  day: { day: string; from: number; to: number }
  /** The manager's notice to the hall for today. */
  notice?: LocalizedText
  hall: HallOpening
  /** Public holidays and the days that replace them, of this year and the next, in order. Only managers get them. */
  daysOff?: readonly DayOff[]
  /** Queues that are on. Only kiosks and consultants get them. */
  queues: Record<QueueId, TicketOpening>
}

/** @returns whether any of the openings gives tickets, or when the first one will. */
export function hallOpening(openings: readonly TicketOpening[]): HallOpening {
  let first: { opensAt: number; isBreak: boolean } | undefined
  for (const opening of openings) {
    if (opening.open) return { open: true }
    const { opensAt, why } = opening
    if (opensAt !== null && (!first || opensAt < first.opensAt)) first = { opensAt, isBreak: why === 'break' }
  }
  return { open: false, ...(first ?? { isBreak: false, opensAt: null }) }
}
