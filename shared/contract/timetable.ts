import type { ClosedWhy } from '../domain/opening-hours.ts'
import type { QueueId } from '../domain/queue.ts'
import type { LocalizedText } from '../domain/settings.ts'
import type { ZoneClock } from '../domain/zone-clock.ts'

/** Whether a queue gives tickets. All times are Unix ms; null: not within the next two weeks. */
export type TicketOpening =
  | { open: true; closesAt: number | null; lastTicketAt: number | null }
  /** Of a break, `opensAt` is its end. */
  | { open: false; why: ClosedWhy; opensAt: number | null }

/** Whether any queue of a centre gives tickets, else when the first one does. */
export type HallOpening = { open: true } | { open: false; opensAt: number | null }

/**
 * What the server says about time at a centre. Screens show it and compute none of it: their own clocks, and their
 * browsers' tables of time zones, may be wrong. It is sent before the first snapshot and whenever it changes, some dozen
 * times a day; each tick names its version.
 */
export interface Timetable {
  /** A number of this server process: another one means another content. */
  version: number
  zone: ZoneClock
  /** The present business day (yyyymmdd), half-open, Unix ms. */
  day: { day: string; from: number; to: number }
  /** What a manager says to the hall today. */
  notice?: LocalizedText
  hall: HallOpening
  /** Queues that are on; for kiosks alone. */
  queues: Record<QueueId, TicketOpening>
}
