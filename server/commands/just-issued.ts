import type { QueueId } from '../../shared/domain/queue.ts'
import type { Lane } from '../../shared/domain/ticket.ts'
import type { HallKnowledge } from './use-case.ts'

/** A ticket that was acknowledged here, where it stands and by which event. */
export interface Issued {
  n: number
  id: string
  queue: QueueId
  lane: Lane
  score: number
}

/**
 * Tickets that were acknowledged and that the view has not heard of yet, so that the next visitor is counted behind the one
 * before without waiting for the view: that wait was half the time of a ticket when many came at once.
 */
export class JustIssued {
  #epoch = ''
  #tickets: Issued[] = []

  /** Number of the last event among them; 0: there is none. */
  lastAfter(view: { epoch: string; n: number }): number {
    this.#forget(view)
    return this.#tickets.reduce((last, { n }) => Math.max(last, n), 0)
  }

  note(epoch: string, ticket: Issued): void {
    // A store that came back empty counts anew: what was issued in another life of it is no longer there.
    if (epoch !== this.#epoch) this.#tickets = []
    this.#epoch = epoch
    this.#tickets.push(ticket)
  }

  /** @returns the hall as it will be when its view has caught up. */
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
