import type { Counter, Sign } from '../domain/counter.ts'
import type { Locale } from '../domain/locale.ts'
import type { PrinterState } from '../domain/paper.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CentreSettings } from '../domain/settings.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Call } from './events.ts'

/** Figures of a queue, without its tickets. */
export interface QueueFigures {
  waiting: number
  /** Number of waiting visitors who are served out of turn. */
  first: number
  /** When the longest current wait began, Unix ms. */
  longestSince: number | null
  /** The earliest end of a wait target, Unix ms. */
  nextDueBy: number | null
  approaching: number
  breached: number
}

/**
 * State of a centre. A node has all of it, a screen its audience's slice. A slice holds only the tickets and fields that
 * `audiences.ts` allows, so every ticket may be partial.
 */
export interface HallView<T extends Partial<Ticket> = Partial<Ticket>> {
  centre: string
  epoch: string
  /** Number of the last applied event. */
  n: number
  /** When the last applied event happened, Unix ms. */
  at: number
  /** The current business day, yyyymmdd; empty before the first. */
  day: string
  days: Record<string, string>
  settings: CentreSettings
  /** Version of the centre's own voice, by language. A screen fetches the pack again when the version changes. */
  voice: Partial<Record<Locale, number>>
  counters: Record<string, Counter>
  tickets: Record<string, T>
  queues: Record<QueueId, QueueFigures>
  sum: Record<string, number>
  /** The sums of the last business day before the current one. */
  lastSum: Record<string, number>
  curve: Record<string, number>
  /** Newest first. */
  calls: Call[]
  /** Signs of the inspectors who are or were at the windows, by person id. */
  persons: Record<string, Sign>
  /** State of each printer, by its id in the settings. */
  printers: Record<string, PrinterState>
}
