import type { Sign } from '../domain/counter.ts'
import type { QueueId } from '../domain/queue.ts'
import type { CentreSettings } from '../domain/settings.ts'
import type { Change, TicketPatch } from './events.ts'
import type { QueueFigures } from './hall-view.ts'

/** A change as it reaches a view: the stream's own on a node, a cut of it on a screen. */
export interface ViewChange extends Omit<Change, 'ticket' | 'settings'> {
  ticket?: { id: string; set: TicketPatch } | { id: string; gone: true }
  settings?: CentreSettings
  queues?: Record<QueueId, QueueFigures>
  persons?: Record<string, Sign>
}

/** What a view needs of an event. */
export interface ViewEvent {
  n: number
  at: number
  change?: ViewChange
}

/** The facts of an event that go beside the change; `by` tells who did it. */
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

/** An event as an audience gets it. One that says nothing to it still carries its number, so that a gap is seen. */
export interface AudienceEvent {
  n: number
  /** The number that this audience was told before; absent where it is the one before `n`. */
  since?: number
  at: number
  ticket?: string
  counter?: string
  change?: ViewChange
  facts?: Partial<Record<Fact, string | number | boolean>>
}
