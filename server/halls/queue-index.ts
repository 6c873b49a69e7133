import type { QueueFigures } from '../../shared/contract/hall-view.ts'
import type { QueueId } from '../../shared/domain/queue.ts'
import { type Lane, type Ticket, waitMarks } from '../../shared/domain/ticket.ts'
import { SortedIds } from './sorted-ids.ts'

interface QueuePlaces {
  first: SortedIds
  ordinary: SortedIds
  since: SortedIds
  due: SortedIds
  approaching: number
  breached: number
}

/** The sort key of waits without a target, which come last in a list by deadline. */
const noDeadline = Number.MAX_SAFE_INTEGER

/**
 * An index of the waiting tickets of a view. Figures, pages and "people before you" do not get slower with the number of tickets.
 * Everything in it follows from the view's tickets.
 */
export class QueueIndex {
  readonly #queues = new Map<QueueId, QueuePlaces>()
  /** All waiting tickets by deadline, for a manager's pages. */
  readonly #all = new SortedIds()

  constructor(tickets: Iterable<Ticket>) {
    for (const ticket of tickets) this.update(undefined, ticket)
  }

  /** Replaces a ticket's old state by its new one. */
  update(before: Ticket | undefined, after: Ticket | undefined): void {
    if (before?.state === 'waiting') this.#place(before, 'remove')
    if (after?.state === 'waiting') this.#place(after, 'add')
  }

  figures(queue: QueueId): QueueFigures {
    const places = this.#queues.get(queue)
    if (!places)
      return { waiting: 0, first: 0, longestSince: null, nextDueBy: null, approaching: 0, breached: 0 }
    const { first, ordinary, since, due, approaching, breached } = places
    const nextDueBy = due.first === noDeadline ? null : due.first
    return {
      waiting: first.size + ordinary.size,
      first: first.size,
      longestSince: since.first,
      nextDueBy,
      approaching,
      breached,
    }
  }

  /** @returns the figures of every queue that has or had waiting tickets. */
  allFigures(): Record<QueueId, QueueFigures> {
    return Object.fromEntries([...this.#queues.keys()].map(queue => [queue, this.figures(queue)]))
  }

  /** @returns the number of tickets in `queue` that would be called before one with this lane, score and id. */
  countBefore(queue: QueueId, lane: Lane, score: number, id: string): number {
    const places = this.#queues.get(queue)
    if (!places) return 0
    return lane === 'first'
      ? places.first.countBefore(score, id)
      : places.first.size + places.ordinary.countBefore(score, id)
  }

  /** @returns a page of waiting tickets' ids by deadline, of one queue or of all, and the total number. */
  page(queue: QueueId | undefined, from: number, count: number): { total: number; ids: string[] } {
    const list = queue === undefined ? this.#all : this.#queues.get(queue)?.due
    return { total: list?.size ?? 0, ids: list?.slice(from, count) ?? [] }
  }

  #place(ticket: Ticket, what: 'add' | 'remove'): void {
    const places = this.#placesOf(ticket.queue)
    const { id, lane, firstIssuedAt, orderBy, waitSince, dueBy = noDeadline, noted } = ticket
    places[lane][what](lane === 'first' ? firstIssuedAt : orderBy, id)
    places.since[what](waitSince, id)
    places.due[what](dueBy, id)
    this.#all[what](dueBy, id)
    const one = what === 'add' ? 1 : -1
    if (noted === waitMarks.approaching) places.approaching += one
    if (noted === waitMarks.breached) places.breached += one
  }

  #placesOf(queue: QueueId): QueuePlaces {
    let places = this.#queues.get(queue)
    if (!places) {
      places = {
        first: new SortedIds(),
        ordinary: new SortedIds(),
        since: new SortedIds(),
        due: new SortedIds(),
        approaching: 0,
        breached: 0,
      }
      this.#queues.set(queue, places)
    }
    return places
  }
}
