import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** What the list shows: a page of waiting or unserved tickets, in one queue or in all, or the tickets that fit a number. */
export type TicketQuery =
  | { list: 'waiting' | 'unserved'; queue?: QueueId; page: number }
  | { list: 'found'; number: string }

/** Milliseconds in which events are gathered into one request: several visitors come and go at once. */
const gatherMs = 300
/** Milliseconds before a request without an answer is repeated while the list is open. */
const retryMs = 1_000

/**
 * Keeps a list that is not part of the view up to date: asked for when it is opened, when an event touches it, and when a
 * new snapshot has come. Nothing is asked for while nothing happens.
 */
export class TicketListController implements ReactiveController {
  tickets: readonly StaffTicket[] = []
  /** Tickets on all pages. */
  total = 0
  /** The rows answer the present query. */
  loaded = false
  readonly #host: ReactiveControllerHost
  #hall: HallConnection | undefined
  #query: TicketQuery | undefined
  #seen: HallView | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #stops: (() => void)[] = []

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    if (this.#hall) this.#listen(this.#hall)
  }

  hostDisconnected(): void {
    for (const stop of this.#stops) stop()
    this.#stops = []
    clearTimeout(this.#timer)
  }

  /** Shows another list; undefined shows none. */
  show(hall: HallConnection, query: TicketQuery | undefined): void {
    if (this.#hall !== hall) {
      this.hostDisconnected()
      this.#hall = hall
      this.#listen(hall)
    }
    if (JSON.stringify(query) === JSON.stringify(this.#query)) return
    this.#query = query
    this.loaded = false
    this.tickets = []
    this.total = 0
    clearTimeout(this.#timer)
    void this.#ask()
  }

  #listen(hall: HallConnection): void {
    this.#seen = hall.view
    this.#stops = [
      hall.onEvent(({ change, ticket }) => {
        const query = this.#query
        if (!query) return
        const queues = Object.keys(change?.queues ?? {})
        const touches =
          query.list === 'found'
            ? ticket !== undefined
            : query.queue === undefined
              ? queues.length > 0
              : queues.includes(query.queue)
        if (touches) this.#soon(gatherMs)
      }),
      hall.onChange(() => {
        if (hall.view === this.#seen) return
        this.#seen = hall.view
        this.#soon(gatherMs)
      }),
    ]
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), ms)
  }

  async #ask(): Promise<void> {
    const [hall, query] = [this.#hall, this.#query]
    if (!hall || !query) return
    this.#asked++
    const asked = this.#asked
    const answer = await fetchList(hall, query)
    // Another query was sent meanwhile.
    if (asked !== this.#asked) return
    if (!answer) return this.#soon(retryMs)
    this.tickets = answer.tickets
    this.total = answer.total
    this.loaded = true
    this.#host.requestUpdate()
  }
}

/** @returns a page of tickets; undefined without an answer. */
async function fetchList(
  hall: HallConnection,
  query: TicketQuery,
): Promise<{ total: number; tickets: readonly StaffTicket[] } | undefined> {
  if (query.list === 'found') {
    const answer = await hall.query('find', { number: query.number })
    return answer.ok ? { total: answer.reply.tickets.length, tickets: answer.reply.tickets } : undefined
  }
  const { list, page, queue } = query
  const answer = await hall.query('waiting', {
    page,
    ...(queue !== undefined && { queue }),
    ...(list === 'unserved' && { unserved: true }),
  })
  return answer.ok ? answer.reply : undefined
}
