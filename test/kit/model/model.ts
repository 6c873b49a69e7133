import type { Counter } from '../../../shared/domain/counter.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import type { TicketState, Undo, UndoableCommand } from '../../../shared/domain/ticket.ts'
import { order } from '../order.ts'
import { counterSteps } from './counter-steps.ts'
import { comparableView } from './figures.ts'
import { law, permitted } from './law.ts'
import { paperSteps } from './paper-steps.ts'
import {
  type Answer,
  dayOf,
  dayStart,
  type ModelCommand,
  type ModelEvent,
  type ModelState,
  type ModelTicket,
  minute,
  Refused,
  rulesOf,
  type StandingCall,
} from './state.ts'
import { ticketSteps } from './ticket-steps.ts'

export type Step = (model: Model, args: Record<string, string>) => Record<string, unknown>
const steps: Record<string, Step> = { ...ticketSteps, ...counterSteps, ...paperSteps }

/**
 * The rules of the queue a third time, as plainly as possible: lists are filtered and sorted, figures are counted
 * again at each question. Scripts and views are compared with it.
 */
export class Model {
  readonly state: ModelState
  now = 0
  /** The business day of the present command. */
  day = ''
  by = ''
  command = ''
  /** Whether a day that was left was entered again: the clock was set back and forward, or settings changed. */
  wentBack = false
  /** Events of the present command. */
  events: ModelEvent[] = []
  /** How often each interesting case has happened. */
  readonly seen: Map<string, number>

  constructor(settings: CentreSettings, clock: number, seen: Map<string, number>) {
    this.seen = seen
    this.state = {
      settings,
      voice: {},
      clips: new Set(),
      catalogue: order.version,
      clock,
      // The day began, and settings were created.
      n: 2,
      day: dayOf(clock, settings),
      days: { [dayOf(clock, settings)]: 'open' },
      ended: '',
      counters: new Map(
        settings.counters.map(({ id, queues }) => [id, { id, state: 'closed', queues, streak: 0 }]),
      ),
      tickets: [],
      calls: [],
      standing: [],
      longest: {},
      flow: {},
      printers: {},
      issued: [],
    }
  }

  /** Carries out a command at a given time. A refusal changes nothing. */
  run(at: number, { name, by, args }: ModelCommand): Answer {
    const { clock } = this.state
    this.events = []
    this.now = at < clock && clock - at < minute ? clock : at
    this.day = dayOf(this.now, this.state.settings)
    this.by = by
    this.command = name
    try {
      if (permitted[name] && !permitted[name].includes(this.role)) throw new Refused('NOT_PERMITTED')
      const step = steps[name]
      if (!step) throw new Error(`the model knows no ${name}`)
      const texts = Object.fromEntries(Object.entries(args).map(([key, value]) => [key, String(value)]))
      const reply = step(this, texts)
      this.state.clock = this.now
      return { ok: true, reply }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, code: error.code }
      throw error
    }
  }

  /** @returns what a view of this centre must be */
  view() {
    return comparableView(this.state)
  }

  get role(): string {
    return this.by.split(':')[0] ?? ''
  }

  saw(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1)
  }

  /** Marks that all checks have passed and the rest will be written. */
  begin(): void {
    const { state, day } = this
    if (state.day === day) return
    state.day = day
    // A day that a manager has closed stays closed, however the clock returns to it.
    if (state.ended !== day || state.days[day] === undefined) {
      if (state.days[day] !== undefined) {
        this.saw('a day again')
        this.wentBack = true
      }
      state.days[day] = 'open'
    }
    this.tell('day:opened')
    this.saw('new day')
  }

  tell(type: string, ticket = '', counter = ''): void {
    this.state.n++
    this.events.push([type, ticket, counter])
  }

  changeVoice(language = ''): { version: number } {
    const { voice } = this.state
    const version = (voice[language as 'kk'] ?? 0) + 1
    voice[language as 'kk'] = version
    this.tell('voice:changed')
    return { version }
  }

  // Tickets

  get today(): ModelTicket[] {
    return this.state.tickets.filter(ticket => ticket.id.startsWith(this.day))
  }

  /** @returns the ticket, if this role may take it from its state by this command */
  ticket(id: string): ModelTicket {
    const ticket = this.today.find(ticket => ticket.id === id)
    if (!ticket) throw new Refused('NO_SUCH_TICKET')
    if (this.state.ended === this.day) throw new Refused('DAY_CLOSED')
    const who = law[this.command]?.[ticket.state] ?? []
    if (!who.includes(this.role)) throw new Refused('ILLEGAL_TRANSITION')
    return ticket
  }

  /** Changes a ticket: it leaves or enters a queue, and its last step can't be undone any more. */
  change(ticket: ModelTicket, set: Partial<ModelTicket>, remove: (keyof ModelTicket)[] = []): void {
    const queueOf = () => (ticket.state === 'waiting' ? ticket.queue : undefined)
    const from = queueOf()
    Object.assign(ticket, set)
    for (const field of [...remove, 'undo', 'before'] as const) delete ticket[field]
    const to = queueOf()
    if (from === to) return
    if (from) this.flow(ticket, from, 'out', 1)
    if (to) this.flow(ticket, to, 'in', 1)
  }

  /** Makes a change that its actor may undo for 12 s. */
  changeForNow(
    ticket: ModelTicket,
    set: Partial<ModelTicket>,
    remove: (keyof ModelTicket)[],
    place: { counter?: Counter | undefined; struck?: StandingCall | undefined } = {},
  ): number {
    const { undo: _, before: __, ...was } = ticket
    this.change(ticket, set, remove)
    const { counter, struck } = place
    ticket.before = { ticket: was, ...(struck && { struck }) }
    ticket.undo = {
      of: this.state.n + 1,
      until: this.now + 12_000,
      command: this.command as UndoableCommand,
      by: this.by,
      ...(counter && { counter: counter.id, session: counter.session ?? '' }),
    } as Undo
    return ticket.undo.of
  }

  flow(ticket: ModelTicket, queue: QueueId, what: string, by: number): void {
    const day = ticket.id.slice(0, 8)
    this.state.flow[day] ??= {}
    const flow = this.state.flow[day]
    const slot = `${Math.floor((this.now - dayStart(day, this.state.settings)) / (5 * minute))}:${queue}:${what}`
    flow[slot] = (flow[slot] ?? 0) + by
  }

  rules(queue: string) {
    return rulesOf(this.state.settings, queue)
  }

  hasRight(queue: string, category: string | undefined): boolean {
    return category !== undefined && this.rules(queue).right.includes(category)
  }

  /** @returns lane, order and target of a ticket that enters `queue` now and has waited since `since` */
  entering(ticket: ModelTicket, queue: QueueId, since: number): Partial<ModelTicket> {
    const { target } = this.rules(queue)
    const hasRight = ticket.claim !== undefined && ticket.claim !== 'refused'
    return {
      queue,
      lane: hasRight && this.hasRight(queue, ticket.category) ? 'first' : 'ordinary',
      orderBy: ticket.firstIssuedAt + (target ?? 30 * minute),
      waitSince: since,
      ...(target !== null && { dueBy: since + target }),
    }
  }

  /** Fields that a ticket must lose when it enters `queue`. */
  withoutTarget(queue: string): (keyof ModelTicket)[] {
    return this.rules(queue).target === null ? ['dueBy'] : []
  }

  /** Removes a ticket's latest call from the figures. */
  strike(ticket: ModelTicket): StandingCall | undefined {
    const at = this.state.standing.findLastIndex(call => call.ticket === ticket.id)
    return this.state.standing.splice(at, 1)[0]
  }

  // Counters

  isClosed(counter: Counter): boolean {
    return counter.state === 'closed' || counter.day !== this.day
  }

  counter(id: string): Counter {
    const counter = this.state.counters.get(id)
    if (!counter) throw new Refused('NO_SUCH_COUNTER')
    return counter
  }

  /** @returns the counter, if this very sitting is at it */
  sitting(id: string, session: string): Counter {
    const counter = this.counter(id)
    if (this.isClosed(counter)) throw new Refused('COUNTER_CLOSED')
    const isOther = this.role === 'inspector' && this.by !== `inspector:${counter.inspector ?? ''}`
    if (isOther || counter.session !== session) throw new Refused('COUNTER_NOT_YOURS')
    return counter
  }

  /** @returns the counter, if this sitting is at it and it holds exactly this ticket */
  holding({ counter: id = '', session = '', ticket }: Record<string, string>): Counter {
    const counter = this.sitting(id, session)
    if (counter.ticket !== ticket) throw new Refused('OTHER_TICKET')
    return counter
  }

  release(counter: Counter): void {
    delete counter.ticket
  }

  close(counter: Counter): void {
    for (const field of ['session', 'inspector'] as const) delete counter[field]
    Object.assign(counter, { state: 'closed', since: this.now, streak: 0 })
    this.tell('counter:closed', '', counter.id)
  }

  /** Ends a ticket whose day or window ends. */
  leave(ticket: ModelTicket, state: TicketState): void {
    this.change(ticket, { state, ended: this.now, ...(state === 'done' && { trusted: 0 as const }) })
  }
}
