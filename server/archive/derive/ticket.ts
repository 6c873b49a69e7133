import type { EventType, StreamEvent, TicketPatch } from '../../../shared/contract/events.ts'
import type { ServiceRow, TicketRow, WaitRow } from '../schema.ts'
import { type CentreClock, inspectorOf, localOf, partsOf } from './moment.ts'

/** What is needed to replay a ticket besides its events. */
export interface ReplayContext {
  centre: string
  epoch: string
  clock: CentreClock
  /** Numbers of the events that report that the store's clock was set back. */
  clockSteps: readonly number[]
}

/** An event that does not fit the ticket's state, and why. */
interface UnexpectedEvent {
  event: StreamEvent
  reason: string
}

/** All rows that the archive derives from one ticket's events. */
export interface TicketRows {
  /** Undefined: the ticket's issue is not in the archive. */
  ticket: TicketRow | undefined
  waits: WaitRow[]
  services: ServiceRow[]
  /** Events that did not fit. The rows are derived without them. */
  unexpected: UnexpectedEvent[]
}

/**
 * Replays all events of one ticket so far, oldest first, and derives its rows. The same events give the same rows
 * one by one or all at once, so repeated events, restarts and rebuilds change nothing.
 *
 * A step that was taken back and the event that took it back are both left out.
 */
export function replayTicket(events: readonly StreamEvent[], context: ReplayContext): TicketRows {
  const takenBack = new Set(events.map(event => (is(event, 'ticket:undone') ? event.body.of : undefined)))
  const undone = new Map(events.filter(({ n }) => takenBack.has(n)).map(event => [event.n, event]))
  const [first, ...rest] = events.filter(({ n }) => !undone.has(n))
  if (!first || !is(first, 'ticket:issued')) {
    const unexpected = events.map(event => ({
      event,
      reason: 'The issue of its ticket is not in the archive.',
    }))
    return { ticket: undefined, waits: [], services: [], unexpected }
  }
  const replay = new TicketReplay(first, context, undone)
  const unexpected = rest.flatMap(event => {
    const reason = replay.follow(event)
    return reason === undefined ? [] : [{ event, reason }]
  })
  const { ticket, waits, services } = replay
  return { ticket, waits, services, unexpected }
}

/** Steps that only a ticket at a window can take. */
const ofWindow: ReadonlySet<EventType> = new Set<EventType>([
  'ticket:recalled',
  'ticket:started',
  'ticket:finished',
  'ticket:missed',
  'ticket:parked',
  'ticket:returned',
  'ticket:entitlement-refused',
])

function is<T extends EventType>(event: StreamEvent, type: T): event is StreamEvent<T> {
  return event.type === type
}

/** @returns how a time at a window ended that `ticket:undone` strikes out */
function howLeft(event: StreamEvent): string {
  return is(event, 'ticket:undone') && event.body.command === 'close-day' ? 'unserved' : 'cancelled'
}

class TicketReplay {
  readonly ticket: TicketRow
  readonly waits: WaitRow[] = []
  readonly services: ServiceRow[] = []
  readonly #context: ReplayContext
  /** Steps that were taken back, by event number. */
  readonly #undone: ReadonlyMap<number, StreamEvent>
  readonly #key: { centre: string; epoch: string; ticket: string }
  /** Numbers of the events that began the present wait and the present time at a window. */
  #waitsSince: number
  #servedSince = 0

  constructor(
    event: StreamEvent<'ticket:issued'>,
    context: ReplayContext,
    undone: ReadonlyMap<number, StreamEvent>,
  ) {
    const { body, ticket = '', n, at, by } = event
    const set: TicketPatch = body.change.ticket?.set ?? {}
    this.#context = context
    this.#undone = undone
    this.#key = { centre: context.centre, epoch: context.epoch, ticket }
    this.#waitsSince = n
    this.ticket = {
      ...this.#key,
      number: body.number,
      ...partsOf(body.queue),
      state: 'waiting',
      issued: at,
      ...localOf(at, context.clock),
      day: ticket.slice(0, 8),
      ended: null,
      lane: set.lane ?? 'ordinary',
      lang: set.lang ?? 'kk',
      device: set.from ?? by,
      claim: set.claim ?? null,
      category: set.category ?? null,
      print: set.print ?? null,
      restores: 0,
      trusted: true,
    }
    this.#beginWait('issue', at, set.dueBy)
  }

  /** Applies an event. @returns why it does not fit; then it changes nothing */
  follow(event: StreamEvent): string | undefined {
    const { ticket } = this
    if (ofWindow.has(event.type) && !this.#atWindow()) return 'Its ticket is at no window.'
    if (event.type === 'ticket:called' && this.#atWindow()) return 'Its ticket is at a window already.'
    if (event.type === 'ticket:transferred' && !this.#atWindow() && this.#wait().ended !== null)
      return 'Its ticket does not wait.'
    const { set } = event.body.change.ticket ?? {}
    if (set) this.#patch(set)
    switch (event.type) {
      case 'ticket:called':
        this.#called(event as StreamEvent<'ticket:called'>, set)
        break
      case 'ticket:recalled':
        this.#service().recalls++
        break
      case 'ticket:started':
        this.#service().started = event.at
        break
      case 'ticket:finished':
        this.#leave('done', event)
        break
      case 'ticket:missed':
        this.#leave('no-show', event)
        break
      case 'ticket:parked':
        this.#leave('parked', event)
        break
      case 'ticket:returned':
        this.#strike('returned', event)
        break
      case 'ticket:entitlement-refused':
        this.#strike('refused', event)
        break
      case 'ticket:undone':
        // A called ticket that was cancelled, or whose day ended, left its window and waits again. Other undone steps
        // are left out.
        if (set?.state === 'waiting' && this.#atWindow()) this.#strike(howLeft(event), this.#stepOf(event))
        break
      case 'ticket:resumed':
      case 'ticket:restored':
        this.#waitsSince = event.n
        this.#beginWait('again', event.at, set?.dueBy)
        break
      case 'ticket:transferred':
        this.#transferred(event, set)
        break
      case 'ticket:entitlement-granted':
        this.#wait().lane = ticket.lane
        break
      case 'ticket:cancelled':
        this.#end('cancelled', event)
        break
      case 'ticket:left-unserved':
        this.#end('unserved', event)
        break
      default:
        // Papers, alerts and confirmed entitlements do not change the wait.
        break
    }
    return undefined
  }

  #patch(set: TicketPatch): void {
    const { ticket } = this
    if (set.state !== undefined) ticket.state = set.state
    if (set.queue !== undefined) Object.assign(ticket, partsOf(set.queue))
    if (set.lane !== undefined) ticket.lane = set.lane
    if (set.claim !== undefined) ticket.claim = set.claim
    if (set.category !== undefined) ticket.category = set.category
    if (set.print !== undefined) ticket.print = set.print
    if (set.restores !== undefined) ticket.restores = set.restores ?? 0
    if (set.ended !== undefined) ticket.ended = set.ended
    if (set.trusted === 0) ticket.trusted = false
  }

  #called(event: StreamEvent<'ticket:called'>, set: TicketPatch | undefined): void {
    const { n, at, by, counter = '', body } = event
    const { ticket } = this
    // A ticket that was put aside or missed does not wait: its wait begins and ends with the call.
    if (this.#wait().ended !== null) {
      this.#waitsSince = n
      this.#beginWait('again', at, set?.dueBy)
    }
    const wait = this.#wait()
    const why = { counter, inspector: inspectorOf(by), reason: body.reason, word: body.word ?? null }
    const trusted = this.#isTrusted(this.#waitsSince, event, wait.begun)
    Object.assign(wait, why, {
      ended: at,
      how: 'called',
      call: n,
      trusted,
      counted: wait.kind !== 'again',
      // Without a target every wait is in time.
      within: wait.kind === 'again' ? null : wait.due == null || at <= wait.due,
    })
    this.#servedSince = n
    this.services.push({
      ...this.#key,
      call: n,
      ...partsOf(ticket.queue),
      lane: ticket.lane,
      ...why,
      called: at,
      ...localOf(at, this.#context.clock),
      day: ticket.day,
      started: null,
      ended: null,
      how: null,
      recalls: 0,
      trusted: true,
    })
  }

  /** Ends the time at a window. */
  #leave(how: string, event: StreamEvent): void {
    const service = this.#service()
    const trusted =
      event.body.change.ticket?.set.trusted !== 0 &&
      this.#isTrusted(this.#servedSince, event, service.started ?? service.called)
    Object.assign(service, { ended: event.at, how, trusted })
  }

  /** Strikes out the call; its wait continues. */
  #strike(how: string, event: StreamEvent): void {
    this.#leave(how, event)
    Object.assign(this.#wait(), {
      ended: null,
      how: null,
      counted: false,
      within: null,
      call: null,
      trusted: true,
      counter: null,
      inspector: null,
      reason: null,
      word: null,
      lane: this.ticket.lane,
    })
  }

  #transferred(event: StreamEvent, set: TicketPatch | undefined): void {
    if (this.#atWindow()) {
      this.#leave('transferred', event)
      this.#waitsSince = event.n
      this.#beginWait('transfer', event.at, set?.dueBy)
      return
    }
    // For a waiting ticket, the wait continues from its beginning under the new queue's target, and counts there.
    const before = this.#wait()
    this.#endWait('transferred', event)
    this.#beginWait(before.kind, before.begun, set?.dueBy)
  }

  /** Ends a ticket, waiting or at a window. */
  #end(how: string, event: StreamEvent): void {
    if (this.#atWindow()) this.#leave(how, event)
    else if (this.#wait().ended === null) this.#endWait(how, event)
  }

  #beginWait(kind: string, begun: number, due: number | null | undefined): void {
    const { ticket, waits } = this
    waits.push({
      ...this.#key,
      wait: waits.length + 1,
      kind,
      ...partsOf(ticket.queue),
      lane: ticket.lane,
      begun,
      ...localOf(begun, this.#context.clock),
      day: ticket.day,
      due: due ?? null,
      ended: null,
      how: null,
      counted: false,
      within: null,
      reason: null,
      word: null,
      counter: null,
      inspector: null,
      call: null,
      trusted: true,
    })
  }

  #endWait(how: string, event: StreamEvent): void {
    const wait = this.#wait()
    const trusted = this.#isTrusted(this.#waitsSince, event, wait.begun)
    Object.assign(wait, { ended: event.at, how, trusted })
  }

  /** @returns whether no clock was set back between the beginning of a span and the event that ends it */
  #isTrusted(since: number, event: StreamEvent, begun: number): boolean {
    return event.at >= begun && !this.#context.clockSteps.some(n => n > since && n <= event.n)
  }

  /** @returns the step that an event takes back */
  #stepOf(event: StreamEvent): StreamEvent {
    return (is(event, 'ticket:undone') && this.#undone.get(event.body.of)) || event
  }

  #wait(): WaitRow {
    const wait = this.waits.at(-1)
    if (!wait) throw new Error('a ticket waits from its issue on')
    return wait
  }

  #atWindow(): boolean {
    return this.services.at(-1)?.ended === null
  }

  #service(): ServiceRow {
    const service = this.services.at(-1)
    if (!service || service.ended !== null) throw new Error('asked for by steps at a window alone')
    return service
  }
}
