import type { Sign } from '../domain/counter.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CentreSettings } from '../domain/settings.ts'
import type { Change, TicketPatch } from './events.ts'
import type { QueueFigures } from './hall-view.ts'

/** A change as a view applies it: the whole change on a node, an audience's cut on a screen. */
export interface ViewChange extends Omit<Change, 'ticket' | 'settings'> {
  ticket?: { id: string; set: TicketPatch } | { id: string; gone: true }
  settings?: CentreSettings
  queues?: Record<QueueId, QueueFigures>
  persons?: Record<string, Sign>
}

/** The parts of an event that a view applies. */
export interface ViewEvent {
  n: number
  at: number
  change?: ViewChange
}

/** Facts of an event that screens get besides the change; `by` is the actor. */
export type Fact =
  | 'by'
  | 'type'
  | 'result'
  | 'cause'
  | 'of'
  | 'command'
  | 'from'
  | 'instead'
  | 'word'
  | 'forced'
  | 'day'
  | 'copy'
  | 'language'
  | 'clip'
  | 'removed'

/** An event as an audience gets it. An event without content for the audience still carries its number, so that gaps show. */
export interface AudienceEvent {
  n: number
  /** Number of the previous event sent to this audience; absent if it is `n - 1`. */
  since?: number
  at: number
  ticket?: string
  counter?: string
  change?: ViewChange
  facts?: Partial<Record<Fact, string | number | boolean>>
}
