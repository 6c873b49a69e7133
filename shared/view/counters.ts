import type { HallView } from '../contract/hall-view.ts'
import type { Counter, CounterState } from '../domain/counter.ts'
import type { QueueId } from '../domain/queue.ts'

/** @returns the counter's state on the view's day; a counter opened on another day is closed. */
export function stateOf(view: HallView, counter: Counter): CounterState {
  return counter.day === view.day ? counter.state : 'closed'
}

/** @returns the open counters that serve `queue`, with an inspector. A counter opened by a manager may not have one yet. */
export function openCountersOf(view: HallView, queue: QueueId): Counter[] {
  return Object.values(view.counters).filter(
    counter =>
      stateOf(view, counter) === 'open' && counter.inspector !== undefined && counter.queues.includes(queue),
  )
}
