import type { CommandBody, CommandName } from '../shared/contract/commands.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { Counter } from '../shared/domain/counter.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import type { Ticket, TicketState, UndoableCommand } from '../shared/domain/ticket.ts'
import { undoOfferMs } from '../shared/domain/transitions.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { isOpenTo, type WindowAction } from './actions.ts'
import { type Departure, howItLeft } from './departure.ts'
import { type Press, PressGuard } from './press-guard.ts'
import { reached } from './reached.ts'
import { fullName, type Sitting } from './sitting.ts'

/** A ticket as this screen holds it; which fields it has depends on its state. */
export type Visitor = Partial<Ticket> & { id: string }

/** What the last press came to, in facts: the words follow the language of the moment. */
export type Notice =
  | { is: 'refused'; refusal: Refusal }
  | { is: 'still-here'; number: string }
  | { is: 'call-first' }
  | { is: 'in-flight' }
  | { is: 'done'; number: string; state: TicketState; queue?: QueueId }
  | { is: 'undone' | 'copied'; number: string }

/** A step that can be taken back for a moment. */
export interface UndoOffer {
  ticket: string
  number: string
  /** Number of the event. */
  of: number
  command: UndoableCommand
  /** Hall's time, Unix ms. */
  until: number
}

/** How a press came about: nothing, unless a held key repeats it or it was begun for another ticket. */
export interface Touch {
  isRepeat?: boolean
  /** The ticket shown when the finger went down; nobody: undefined. Left out: the one shown now. */
  meant?: { ticket: string | undefined }
}

/** What happened to the window without this screen was not seen before a finger went down so soon after. */
const reactionMs = 300

type AtWindow =
  | 'ticket:recall'
  | 'ticket:start'
  | 'ticket:finish'
  | 'ticket:mark-no-show'
  | 'ticket:park'
  | 'ticket:return-to-queue'
  | 'ticket:confirm-entitlement'
  | 'ticket:refuse-entitlement'

/** The commands about the visitor who is there, with what they can be taken back as and the state they lead to. */
const steps = {
  recall: { name: 'ticket:recall' },
  start: { name: 'ticket:start', undo: 'start', state: 'serving' },
  finish: { name: 'ticket:finish', undo: 'finish', state: 'done' },
  'no-show': { name: 'ticket:mark-no-show', undo: 'mark-no-show', state: 'no-show' },
  park: { name: 'ticket:park', undo: 'park', state: 'parked' },
  return: { name: 'ticket:return-to-queue', undo: 'return-to-queue', state: 'waiting' },
  confirm: { name: 'ticket:confirm-entitlement' },
  refuse: { name: 'ticket:refuse-entitlement', state: 'waiting' },
} as const satisfies Record<string, { name: AtWindow; undo?: UndoableCommand; state?: TicketState }>
export type Step = keyof typeof steps

/** One window's work: what is there, what a press does, what it came to. Everything shown follows from the hall's view. */
export class Desk {
  readonly hall: HallConnection
  readonly catalogue: LoadedCatalogue
  readonly sitting: Sitting
  notice: Notice | undefined
  /** The visitor was taken from the window by somebody else. */
  departure: Departure | undefined
  readonly #guard = new PressGuard()
  readonly #listeners = new Set<() => void>()
  readonly #stop: () => void
  readonly #leaving = new AbortController()
  #offer: UndoOffer | undefined
  #last: Visitor | undefined
  /** There was a view to see who is at the window. */
  #hasLooked: boolean
  /** A press of this screen is about to change who is at the window. */
  #isMoving = false
  #changedBehind: { at: number; was: string | undefined } | undefined

  constructor(hall: HallConnection, catalogue: LoadedCatalogue, sitting: Sitting) {
    this.hall = hall
    this.catalogue = catalogue
    this.sitting = sitting
    this.#last = this.visitor
    this.#hasLooked = hall.view !== undefined
    this.#stop = hall.onChange(() => this.#follow())
  }

  get counter(): Counter | undefined {
    return this.hall.view?.counters[this.sitting.counter]
  }

  /** Who is at the window. */
  get visitor(): Visitor | undefined {
    const id = this.counter?.ticket
    const ticket = id === undefined ? undefined : this.hall.view?.tickets[id]
    return id === undefined ? undefined : { ...ticket, id }
  }

  /** The control whose answer has not come. */
  get inFlight(): string | undefined {
    return this.#guard.inFlight
  }

  /** What can be taken back now: for ten seconds, and only while the window has room for who comes back. */
  get offer(): UndoOffer | undefined {
    const offer = this.#offer
    if (!offer || this.hall.now >= offer.until) return undefined
    const { visitor } = this
    if (offer.command === 'start') {
      return visitor?.id === offer.ticket && visitor.state === 'serving' ? offer : undefined
    }
    return offer.command === 'cancel' || !visitor ? offer : undefined
  }

  /** @returns how many wait in the window's queues. */
  get waiting(): number {
    const queues = this.hall.view?.queues ?? {}
    return (this.counter?.queues ?? []).reduce((sum, queue) => sum + (queues[queue]?.waiting ?? 0), 0)
  }

  /** @returns a function that stops listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Nobody works here any more: what has no answer yet is not asked for again. */
  close(): void {
    this.#leaving.abort()
    this.#stop()
  }

  /** The visitor that a key pressed now was meant for. */
  get meant(): { ticket: string | undefined } {
    const behind = this.#changedBehind
    if (behind && performance.now() - behind.at < reactionMs) return { ticket: behind.was }
    return { ticket: this.visitor?.id }
  }

  /** Calls the next visitor. Whoever is still at the window stays: a hurried second press finishes nobody. */
  async next(touch: Touch = {}): Promise<void> {
    const { visitor } = this
    if (visitor && this.#isHeard('next', touch)) {
      return this.#say({ is: 'still-here', number: visitor.number ?? '' })
    }
    await this.#carryOut('next', touch, visitor?.id, 'ticket:call-next', this.#at)
  }

  /** One step with the visitor at the window. @returns whether it was carried out. */
  async step(step: Step, touch: Touch = {}): Promise<boolean> {
    const { visitor } = this
    if (step !== 'confirm' && step !== 'refuse' && this.#isHeard(step, touch) && !this.allows(step))
      return false
    if (!visitor) return false
    const number = visitor.number ?? ''
    const rule: { name: AtWindow; undo?: UndoableCommand; state?: TicketState } = steps[step]
    const body = { ...this.#at, ticket: visitor.id }
    const reply = await this.#carryOut(step, touch, visitor.id, rule.name, body)
    if (!reply) return false
    if (rule.undo) this.#offerUndo(visitor.id, number, rule.undo, reply)
    if (rule.state) this.#say({ is: 'done', number, state: rule.state })
    return true
  }

  /** Sends the visitor at the window to another queue. */
  async transfer(ticket: string, queue: QueueId): Promise<boolean> {
    const number = this.visitor?.number ?? ''
    const touch = { meant: { ticket } }
    const body = { ...this.#at, ticket, queue }
    const reply = await this.#carryOut('transfer', touch, this.visitor?.id, 'ticket:transfer', body)
    if (!reply) return false
    this.#offerUndo(ticket, number, 'transfer', reply)
    this.#say({ is: 'done', number, state: 'waiting', queue })
    return true
  }

  /** Calls one chosen visitor to the free window. `word`: why. */
  async callTicket(ticket: string, word: string): Promise<boolean> {
    const body = { ...this.#at, ticket, word }
    return !!(await this.#carryOut('call', {}, this.visitor?.id, 'ticket:call-ticket', body))
  }

  /** A visitor put aside, or missed, waits again. */
  async bringBack(ticket: Visitor): Promise<boolean> {
    const name = ticket.state === 'parked' ? 'ticket:resume' : 'ticket:restore'
    const reply = await this.#carryOut(`back ${ticket.id}`, {}, this.visitor?.id, name, { ticket: ticket.id })
    if (reply) this.#say({ is: 'done', number: ticket.number ?? '', state: 'waiting' })
    return !!reply
  }

  async cancel({ id: ticket, number = '' }: Visitor, word: string): Promise<boolean> {
    const reply = await this.#carryOut('cancel', {}, this.visitor?.id, 'ticket:cancel', { ticket, word })
    if (!reply) return false
    this.#offerUndo(ticket, number, 'cancel', reply)
    this.#say({ is: 'done', number, state: 'cancelled' })
    return true
  }

  /** Has a ticket printed once more, at this window's printer or where it was issued. */
  async reprint({ id: ticket, number = '' }: Visitor): Promise<boolean> {
    const reply = await this.#carryOut(`copy ${ticket}`, {}, this.visitor?.id, 'ticket:reprint', { ticket })
    if (reply) this.#say({ is: 'copied', number })
    return !!reply
  }

  async grant({ id: ticket }: Visitor, category: string): Promise<boolean> {
    const body = { ticket, category }
    return !!(await this.#carryOut('grant', {}, this.visitor?.id, 'ticket:grant-entitlement', body))
  }

  /** Takes the last step back, while it is offered. */
  async undo(touch: Touch = {}): Promise<void> {
    const { offer } = this
    if (!offer) return
    const { ticket, of, number } = offer
    const reply = await this.#carryOut('undo', touch, this.visitor?.id, 'ticket:undo', { ticket, of })
    if (!reply) return
    this.#offer = undefined
    this.#say({ is: 'undone', number })
  }

  /** A break, and back from it. */
  async setBreak(isBreak: boolean): Promise<void> {
    const name = isBreak ? 'counter:pause-counter' : 'counter:open-counter'
    await this.#carryOut('break', {}, this.visitor?.id, name, this.#at)
  }

  async setQueues(queues: QueueId[]): Promise<boolean> {
    const body = { ...this.#at, queues }
    return !!(await this.#carryOut('queues', {}, this.visitor?.id, 'counter:set-counter-queues', body))
  }

  /** @returns whether the window is closed now. */
  async closeWindow(): Promise<boolean> {
    return !!(await this.#carryOut('close', {}, this.visitor?.id, 'counter:close-counter', this.#at))
  }

  dismiss(): void {
    this.departure = undefined
    this.#say(undefined)
  }

  /** @returns whether `action` can be done with who is at the window now; if not, it says so. */
  allows(action: WindowAction): boolean {
    const { visitor } = this
    if (isOpenTo(action, visitor?.state)) return true
    const state = visitor?.state
    if (!state) this.#say({ is: 'call-first' })
    else this.#say({ is: 'refused', refusal: { code: 'ILLEGAL_TRANSITION', detail: { state } } })
    return false
  }

  /** @returns whether a press is to be answered at once, by what stands at the window now. */
  #isHeard(control: string, { isRepeat = false }: Touch): boolean {
    // While another is in flight, what stands there is about to change.
    return !isRepeat && this.inFlight === undefined && !this.#guard.isDead(control, performance.now())
  }

  get #at(): { counter: string; session: string } {
    return { counter: this.sitting.counter, session: this.sitting.session }
  }

  /** One press: judged, sent, and held until the screen shows what came of it. @returns what it gave. */
  async #carryOut<N extends CommandName>(
    control: string,
    { isRepeat = false, meant }: Touch,
    present: string | undefined,
    name: N,
    body: CommandBody<N>,
  ): Promise<Record<string, unknown> | undefined> {
    const { hall } = this
    // A picture that may be old is nothing to act on.
    if (hall.stale && !isRepeat && this.inFlight === undefined) {
      const isStoreAway = hall.connected && hall.tick && !hall.tick.live
      return void this.#refused({ code: isStoreAway ? 'STORE_AWAY' : 'NOT_CONNECTED' })
    }
    const press: Press = { control, meant: meant ? meant.ticket : present, isRepeat }
    const verdict = this.#guard.judge(press, present, performance.now())
    if (verdict === 'in-flight') this.#say({ is: 'in-flight' })
    if (verdict === 'other-ticket') this.#refused({ code: 'OTHER_TICKET' })
    if (verdict !== 'act') return undefined
    this.#isMoving = true
    this.#say(undefined)
    const reply = await hall.send(name, body, { signal: this.#leaving.signal })
    if (reply.ok) await reached(hall, reply.n)
    this.#isMoving = false
    this.#guard.answered()
    if (!reply.ok) return void this.#refused(reply.error)
    this.departure = undefined
    this.#changed()
    return reply.reply
  }

  /** Puts names and numbers where the sentence needs them. */
  #refused({ code, detail = {} }: Refusal): void {
    const { view } = this.hall
    const person = view?.persons[String(detail.inspector)]
    const counter = code === 'SITS_ELSEWHERE' ? detail.counter : this.sitting.counter
    this.#say({
      is: 'refused',
      refusal: {
        code,
        detail: {
          ...detail,
          ...(counter !== undefined && { counter }),
          ...(person && { name: fullName(person) }),
        },
      },
    })
  }

  #offerUndo(
    ticket: string,
    number: string,
    command: UndoableCommand,
    { undo }: Record<string, unknown>,
  ): void {
    if (typeof undo !== 'number') return
    this.#offer = { ticket, number, of: undo, command, until: this.hall.now + undoOfferMs }
    setTimeout(() => this.#changed(), undoOfferMs + 1)
  }

  /** Notices what happened at the window without a press of this screen. */
  #follow(): void {
    const was = this.#last
    const { visitor } = this
    const isFirst = !this.#hasLooked
    this.#last = visitor
    this.#hasLooked = this.hall.view !== undefined
    if (was?.id !== visitor?.id && !this.#isMoving && !isFirst) {
      this.#changedBehind = { at: performance.now(), was: was?.id }
      if (was) void this.#tellDeparture(was)
    }
    if (this.notice?.is === 'refused' && this.notice.refusal.code === 'QUEUE_EMPTY' && this.waiting > 0)
      this.notice = undefined
    this.#changed()
  }

  async #tellDeparture(was: Visitor): Promise<void> {
    const story = await this.hall.query('story', { ticket: was.id })
    const steps = story.ok ? story.reply.steps : []
    const departure = howItLeft(was.number ?? '', steps, `inspector:${this.sitting.person}`)
    if (!departure) return
    this.departure = departure
    this.#changed()
  }

  #say(notice: Notice | undefined): void {
    this.notice = notice
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
