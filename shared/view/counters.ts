import type { HallView } from '../contract/hall-view.ts'
import type { Counter, CounterState } from '../domain/counter.ts'
import type { QueueId } from '../domain/queue.ts'

/** @returns the counter's state on the view's day: one opened on another day is closed. */
export function stateOf(view: HallView, counter: Counter): CounterState {
  return counter.day === view.day ? counter.state : 'closed'
}

/** @returns the counters that serve `queue` now: open ones with somebody at them. One that a manager opened waits for a person. */
export function openCountersOf(view: HallView, queue: QueueId): Counter[] {
  return Object.values(view.counters).filter(
    counter =>
      stateOf(view, counter) === 'open' && counter.inspector !== undefined && counter.queues.includes(queue),
  )
}
