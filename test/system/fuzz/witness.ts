import { centreKeys } from '../../../server/queue/keys.ts'
import { parseEvent, type StreamEntry } from '../../../server/queue/parse-event.ts'
import { lastStreamId, parseView } from '../../../server/queue/parse-view.ts'
import { QueueStore } from '../../../server/queue/queue-store.ts'
import { toViewChange } from '../../../server/stream/stream-change.ts'
import {
  type EventBody,
  type EventType,
  eventBodies,
  type StreamEvent,
} from '../../../shared/contract/events.ts'
import type { HallView } from '../../../shared/contract/hall-view.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import { type Ticket, type TicketState, ticketStates } from '../../../shared/domain/ticket.ts'
import { applyEvent } from '../../../shared/view/apply-event.ts'
import { orderSettings } from '../../kit/order.ts'
import type { TestClient } from '../../kit/redis.ts'
import { Bag } from './bag.ts'
import { breachOf } from './law-of-events.ts'

const blockMs = 100
const batch = 1_000

/**
 * Follows one centre's stream beside the server, checks every event against schema and law, and knows the whole
 * state.
 */
export class Witness {
  readonly centre: string
  /** One sentence per fault. */
  readonly findings: string[] = []
  /** Actor and type by event number. */
  readonly recorded = new Map<number, { by: string; type: EventType }>()
  /** The queue in which each ticket was issued. */
  readonly issued: { ticket: string; queue: QueueId }[] = []
  readonly view: HallView<Ticket>
  readonly #client: TestClient
  readonly #events: string
  readonly #byState = new Map<TicketState, Bag>(ticketStates.map(state => [state, new Bag()]))
  /** Tickets that wait for their paper. */
  readonly printing = new Bag()
  #cursor: string
  #stopped = false
  #loop: Promise<void> | undefined

  private constructor(client: TestClient, events: string, view: HallView<Ticket>, cursor: string) {
    this.#client = client
    this.#events = events
    this.#cursor = cursor
    this.view = view
    this.centre = view.centre
    for (const ticket of Object.values(view.tickets)) this.ticketsIn(ticket.state).add(ticket.id)
  }

  /** @param client its own connection, because it blocks while it waits for events */
  static async of(client: TestClient, prefix: string, centre: string): Promise<Witness> {
    const raw = await readView(client, prefix, centre)
    const view = parseView(centre, raw)
    if (!view) throw new Error(`${centre} has no settings`)
    const witness = new Witness(client, centreKeys(prefix, centre).events, view, lastStreamId(raw))
    witness.#loop = witness.#run()
    return witness
  }

  ticketsIn(state: TicketState): Bag {
    return this.#byState.get(state) ?? new Bag()
  }

  /** Follows the events so far, and then stops. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#loop
  }

  async #run(): Promise<void> {
    for (;;) {
      const isLast = this.#stopped
      const reply: unknown = await this.#client.sendCommand([
        ...['XREAD', 'COUNT', String(batch), 'BLOCK', String(blockMs)],
        ...['STREAMS', this.#events, this.#cursor],
      ])
      const entries = reply === null ? [] : (Object.values(reply as object)[0] as StreamEntry[])
      for (const entry of entries) this.#follow(entry)
      if (isLast && entries.length === 0) return
    }
  }

  #follow(entry: StreamEntry): void {
    this.#cursor = entry[0]
    const event = parseEvent(entry)
    if ('unknown' in event) return void this.findings.push(`no such event: ${event.unknown}`)
    const { n, at, type, by } = event
    if (n !== this.view.n + 1) this.findings.push(`event ${n} follows on ${this.view.n}`)
    const { error } = eventBodies[type].safeParse(event.body)
    if (error) this.findings.push(`${type} ${JSON.stringify(event.body)}: ${error.message}`)
    const breach = breachOf(this.view, event)
    if (breach) this.findings.push(breach)
    this.recorded.set(n, { by, type })
    const { ticket = '' } = event
    if (type === 'ticket:issued')
      this.issued.push({ ticket, queue: (event.body as EventBody<'ticket:issued'>).queue })
    const before = this.view.day
    applyEvent(this.view, { n, at, change: toViewChange(event.body.change) })
    if (this.view.day !== before) for (const bag of this.#byState.values()) bag.clear()
    this.#sort(event)
  }

  #sort({ body }: StreamEvent): void {
    const { id, set } = body.change.ticket ?? {}
    const ticket = id === undefined ? undefined : this.view.tickets[id]
    if (id === undefined || set === undefined || !ticket) return
    if (ticket.print === 'pending' || ticket.print === 'sending') this.printing.add(id)
    else this.printing.remove(id)
    if (set.state === undefined) return
    for (const bag of this.#byState.values()) bag.remove(id)
    this.ticketsIn(set.state).add(id)
  }
}

/** @returns the store's state of a centre, as nodes read it */
export function readView(client: TestClient, prefix: string, centre: string): Promise<unknown> {
  return new QueueStore(client, { prefix, calendarOf: orderSettings, clock: Date.now }).readView(centre)
}
