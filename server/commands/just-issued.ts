import type { QueueId } from '../../shared/domain/queue.ts'
import type { Lane } from '../../shared/domain/ticket.ts'
import type { HallKnowledge } from './use-case.ts'

/** A ticket issued by this node: its event's number, its queue and its position. */
export interface Issued {
  n: number
  id: string
  queue: QueueId
  lane: Lane
  score: number
}

/**
 * The tickets that this node has issued and whose events have not reached its view. They count as waiting for the next visitor, so that
 * issuing does not need to wait for the view: that took half the time of a ticket when many visitors came at once.
 */
export class JustIssued {
  #epoch = ''
  #tickets: Issued[] = []

  /** @returns the number of the last event among them; 0 when there is none. */
  lastAfter(view: { epoch: string; n: number }): number {
    this.#forget(view)
    return this.#tickets.reduce((last, { n }) => Math.max(last, n), 0)
  }

  /** Adds a ticket. */
  note(epoch: string, ticket: Issued): void {
    // A store that came back empty counts events from 1 again and has none of the tickets of the old epoch.
    if (epoch !== this.#epoch) this.#tickets = []
    this.#epoch = epoch
    this.#tickets.push(ticket)
  }

  /** @returns the hall's counts including these tickets. */
  addedTo(hall: HallKnowledge, view: { epoch: string; n: number }): Pick<HallKnowledge, 'countBefore'> {
    this.#forget(view)
    const isBefore = (queue: QueueId, lane: Lane, score: number, id: string) => (other: Issued) => {
      if (other.queue !== queue) return false
      if (other.lane !== lane) return other.lane === 'first'
      return other.score < score || (other.score === score && other.id < id)
    }
    return {
      countBefore: (queue, lane, score, id) =>
        hall.countBefore(queue, lane, score, id) +
        this.#tickets.filter(isBefore(queue, lane, score, id)).length,
    }
  }

  #forget({ epoch, n }: { epoch: string; n: number }): void {
    this.#tickets = epoch === this.#epoch ? this.#tickets.filter(ticket => ticket.n > n) : []
  }
}
