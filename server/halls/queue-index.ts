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

/** Waits without a target stand behind all others in a list by deadline. */
const noDeadline = Number.MAX_SAFE_INTEGER

/**
 * Who waits where, kept beside a node's view, so that figures, pages and "people before you" cost nothing that grows with
 * the number waiting. Everything in it follows from the tickets.
 */
export class QueueIndex {
  readonly #queues = new Map<QueueId, QueuePlaces>()
  /** All who wait, by deadline: what a manager pages through. */
  readonly #all = new SortedIds()

  constructor(tickets: Iterable<Ticket>) {
    for (const ticket of tickets) this.update(undefined, ticket)
  }

  /** Follows a ticket from what it was to what it is. */
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

  /** @returns figures of every queue in which somebody waits or waited. */
  allFigures(): Record<QueueId, QueueFigures> {
    return Object.fromEntries([...this.#queues.keys()].map(queue => [queue, this.figures(queue)]))
  }

  /** @returns how many of `queue` would be called before a ticket with this lane, score and id. */
  countBefore(queue: QueueId, lane: Lane, score: number, id: string): number {
    const places = this.#queues.get(queue)
    if (!places) return 0
    return lane === 'first'
      ? places.first.countBefore(score, id)
      : places.first.size + places.ordinary.countBefore(score, id)
  }

  /** @returns a page of waiting ticket ids by deadline, of one queue or of all, and how many there are. */
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
