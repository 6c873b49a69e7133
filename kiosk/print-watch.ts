import type { AudienceEvent } from '../shared/contract/audience-event.ts'
import type { PrintState } from '../shared/domain/ticket.ts'

/** Results kept. A kiosk gets the results of all kiosks, but shows a ticket for only a few seconds. */
const maxResults = 50

/** Remembers the print results of the last tickets, because a result may arrive before the reply that names its ticket. */
export class PrintWatch {
  readonly #results = new Map<string, PrintState>()

  /** Follows an event of the hall. */
  follow({ ticket, facts }: AudienceEvent): void {
    if (ticket === undefined || !String(facts?.type).startsWith('ticket:print')) return
    this.#results.delete(ticket)
    this.#results.set(ticket, facts?.result as PrintState)
    const [oldest] = this.#results.keys()
    if (this.#results.size > maxResults && oldest !== undefined) this.#results.delete(oldest)
  }

  /** @returns the state of a ticket's printing; undefined if unknown. */
  stateOf(ticket: string): PrintState | undefined {
    return this.#results.get(ticket)
  }
}
