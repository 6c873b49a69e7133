import type { Ticket } from '../../shared/domain/ticket.ts'
import { nextMark } from '../../shared/domain/wait-marks.ts'
import { SortedIds } from './sorted-ids.ts'

/**
 * Lists what is due for a centre's tickets, in the order of time. It follows only from the tickets of the view, so nothing can be lost.
 * Following an event costs one search in a sorted list, however many tickets wait.
 */
export class Agenda {
  /** Waiting tickets by the time of the next mark (80 or 100 %) that no event has raised yet. */
  readonly marks = new SortedIds()
  /** Tickets whose print has no outcome yet, by the time at which it was requested. */
  readonly paper = new SortedIds()

  constructor(tickets: Iterable<Ticket>) {
    for (const ticket of tickets) this.update(undefined, ticket)
  }

  /** Replaces a ticket's old state by its new one. */
  update(before: Ticket | undefined, after: Ticket | undefined): void {
    if (before) this.#place(before, 'remove')
    if (after) this.#place(after, 'add')
  }

  #place(ticket: Ticket, what: 'add' | 'remove'): void {
    const mark = nextMark(ticket)
    if (mark) this.marks[what](mark.at, ticket.id)
    if (isPaperOpen(ticket)) this.paper[what](paperAskedAt(ticket), ticket.id)
  }
}

/** @returns whether this ticket's print has no outcome yet. */
function isPaperOpen({ print }: Ticket): boolean {
  return print === 'pending' || print === 'sending'
}

/** @returns when the ticket's newest print was requested, Unix ms: at its issue, or when staff asked for a copy. */
function paperAskedAt({ copyAt, firstIssuedAt }: Ticket): number {
  return copyAt ?? firstIssuedAt
}
