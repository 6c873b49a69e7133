import type { Ticket } from '../../shared/domain/ticket.ts'
import { nextMark } from '../../shared/domain/wait-marks.ts'
import { SortedIds } from './sorted-ids.ts'

/**
 * What the system still owes a centre's tickets, in the order of time. It follows from the tickets of the view alone, so
 * nothing in it can be lost; following an event costs a search in a sorted list, however many wait.
 */
export class Agenda {
  /** Waiting tickets by the time of the next mark (80 or 100 %) that no event has raised yet. */
  readonly marks = new SortedIds()
  /** Tickets whose paper was asked for and has not ended one way or the other, by the time it was asked for. */
  readonly paper = new SortedIds()

  constructor(tickets: Iterable<Ticket>) {
    for (const ticket of tickets) this.update(undefined, ticket)
  }

  /** Follows a ticket from its old state to its new one. */
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

/** @returns whether a printer still owes this ticket an outcome. */
function isPaperOpen({ print }: Ticket): boolean {
  return print === 'pending' || print === 'sending'
}

/** @returns when the ticket's newest paper was asked for, Unix ms: at its issue, or when staff asked for a copy. */
export function paperAskedAt({ copyAt, firstIssuedAt }: Ticket): number {
  return copyAt ?? firstIssuedAt
}
