import type { Counter, Sign } from '../domain/counter.ts'
import type { Locale } from '../domain/locale.ts'
import type { PrinterState } from '../domain/paper.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CentreSettings } from '../domain/settings.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Call } from './events.ts'

/** What is told of a queue without telling who waits in it. */
export interface QueueFigures {
  waiting: number
  /** How many of them are served out of turn. */
  first: number
  /** Begin of the longest present wait, Unix ms. */
  longestSince: number | null
  /** The nearest end of a target, Unix ms. */
  nextDueBy: number | null
  approaching: number
  breached: number
}

/**
 * A centre as one side sees it: the node sees all of it, a screen its own slice. An audience holds only the tickets and
 * fields that `audiences.ts` lets it have, so every ticket here may be partial.
 */
export interface HallView<T extends Partial<Ticket> = Partial<Ticket>> {
  centre: string
  epoch: string
  /** Number of the last event in it. */
  n: number
  /** When that event happened. */
  at: number
  /** The present business day, yyyymmdd; empty before the first. */
  day: string
  days: Record<string, string>
  settings: CentreSettings
  /** How often the centre's own voice was changed, by language: with each change a screen asks for the pack anew. */
  voice: Partial<Record<Locale, number>>
  counters: Record<string, Counter>
  tickets: Record<string, T>
  queues: Record<QueueId, QueueFigures>
  sum: Record<string, number>
  /** The sums of the last day before this one. */
  lastSum: Record<string, number>
  curve: Record<string, number>
  /** Newest first. */
  calls: Call[]
  /** Signs of those who sit or sat at the windows, by the id that events carry. */
  persons: Record<string, Sign>
  /** How each printer is, by its id in the settings. */
  printers: Record<string, PrinterState>
}
