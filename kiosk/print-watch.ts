import type { AudienceEvent } from '../shared/contract/audience-event.ts'
import type { PrintState } from '../shared/domain/ticket.ts'

/** All kiosks of a hall hear of each other's paper; a ticket is on screen for seconds. */
const mostKept = 50

/** What became of the paper of the last tickets. Word of it may come before the answer that names the ticket. */
export class PrintWatch {
  readonly #results = new Map<string, PrintState>()

  /** Follows an event of the hall. */
  follow({ ticket, facts }: AudienceEvent): void {
    if (ticket === undefined || !String(facts?.type).startsWith('ticket:print')) return
    this.#results.delete(ticket)
    this.#results.set(ticket, facts?.result as PrintState)
    const [oldest] = this.#results.keys()
    if (this.#results.size > mostKept && oldest !== undefined) this.#results.delete(oldest)
  }

  /** @returns undefined where nothing was heard. */
  stateOf(ticket: string): PrintState | undefined {
    return this.#results.get(ticket)
  }
}
