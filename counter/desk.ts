import type { CommandBody, CommandName } from '../shared/contract/commands.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { Counter } from '../shared/domain/counter.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import type { Ticket, TicketState, UndoableCommand } from '../shared/domain/ticket.ts'
import { undoOfferMs } from '../shared/domain/transitions.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { type Press, PressGuard } from '../shared/ui/press-guard.ts'
import { isOpenTo, type WindowAction } from './actions.ts'
import { type Departure, describeDeparture } from './departure.ts'
import { fullName, type Sitting } from './sitting.ts'
import { waitForEvent } from './wait-for-event.ts'

/** A ticket in this screen's view; its fields depend on its state. */
export type Visitor = Partial<Ticket> & { id: string }

/** Result of the last press. The notice bar puts it into words, in the current language. */
export type Notice =
  | { is: 'refused'; refusal: Refusal }
  | { is: 'still-here'; number: string }
  | { is: 'call-first' }
  | { is: 'in-flight' }
  | { is: 'done'; number: string; state: TicketState; queue?: QueueId }
  | { is: 'undone' | 'copied'; number: string }

/** A step that the inspector can undo for a few seconds. */
export interface UndoOffer {
  ticket: string
  number: string
  /** Number of the event to undo. */
  of: number
  command: UndoableCommand
  /** When the offer ends, in the hall's time, Unix ms. */
  until: number
}

/** Circumstances of a press. */
export interface PressContext {
  /** A held key repeats the press. */
  isRepeat?: boolean
  /** The ticket on screen at pointer-down, undefined if there was none; absent: the current ticket. */
  ticketAtPress?: { ticket: string | undefined }
}

/** Human reaction time, ms: a press this soon after a change of the window was meant for the previous ticket. */
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

/** Commands about the visitor at the window, with their undo and the state to which they lead. */
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

/** The work at one window: its visitor, the commands of its controls, and their results. All state comes from the hall's view. */
export class Desk {
  readonly hall: HallConnection
  catalogue: LoadedCatalogue
  readonly sitting: Sitting
  notice: Notice | undefined
  /** Set when another person took the visitor from the window. */
  departure: Departure | undefined
  readonly #guard = new PressGuard()
  readonly #listeners = new Set<() => void>()
  readonly #stop: () => void
  readonly #leaving = new AbortController()
  #offer: UndoOffer | undefined
  #last: Visitor | undefined
  /** Whether the hall's view has shown who is at the window. */
  #hasLooked: boolean
  /** Whether a command of this screen may be changing the visitor at the window. */
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

  /** The visitor at the window. */
  get visitor(): Visitor | undefined {
    const id = this.counter?.ticket
    const ticket = id === undefined ? undefined : this.hall.view?.tickets[id]
    return id === undefined ? undefined : { ...ticket, id }
  }

  /** The control that waits for its reply. */
  get inFlight(): string | undefined {
    return this.#guard.inFlight
  }

  /** The step that can be undone now: for ten seconds, and only while the window can take its visitor back. */
  get offer(): UndoOffer | undefined {
    const offer = this.#offer
    if (!offer || this.hall.now >= offer.until) return undefined
    const { visitor } = this
    if (offer.command === 'start') {
      return visitor?.id === offer.ticket && visitor.state === 'serving' ? offer : undefined
    }
    return offer.command === 'cancel' || !visitor ? offer : undefined
  }

  /** Number of visitors waiting in the window's queues. */
  get waiting(): number {
    const queues = this.hall.view?.queues ?? {}
    return (this.counter?.queues ?? []).reduce((sum, queue) => sum + (queues[queue]?.waiting ?? 0), 0)
  }

  /** Calls `listener` after every change. @returns a function that stops listening */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends the work at the window and stops retrying unanswered commands. */
  close(): void {
    this.#leaving.abort()
    this.#stop()
  }

  /** The ticket that the inspector saw when pressing a key now. */
  get ticketAtPress(): { ticket: string | undefined } {
    const behind = this.#changedBehind
    if (behind && performance.now() - behind.at < reactionMs) return { ticket: behind.was }
    return { ticket: this.visitor?.id }
  }

  /** Calls the next visitor. It never sends away the visitor at the window, so that a hurried second press is harmless. */
  async next(context: PressContext = {}): Promise<void> {
    const { visitor } = this
    if (visitor && this.#acceptsPress('next', context)) {
      return this.#showNotice({ is: 'still-here', number: visitor.number ?? '' })
    }
    await this.#carryOut('next', context, visitor?.id, 'ticket:call-next', this.#at)
  }

  /** Does one step with the visitor at the window. @returns whether the server carried it out */
  async step(step: Step, context: PressContext = {}): Promise<boolean> {
    const { visitor } = this
    if (
      step !== 'confirm' &&
      step !== 'refuse' &&
      this.#acceptsPress(step, context) &&
      !this.allowOrNotify(step)
    )
      return false
    if (!visitor) return false
    const number = visitor.number ?? ''
    const rule: { name: AtWindow; undo?: UndoableCommand; state?: TicketState } = steps[step]
    const body = { ...this.#at, ticket: visitor.id }
    const reply = await this.#carryOut(step, context, visitor.id, rule.name, body)
    if (!reply) return false
    if (rule.undo) this.#offerUndo(visitor.id, number, rule.undo, reply)
    if (rule.state) this.#showNotice({ is: 'done', number, state: rule.state })
    return true
  }

  /** Moves the visitor at the window to another queue. @returns whether the server carried it out */
  async transfer(ticket: string, queue: QueueId): Promise<boolean> {
    const number = this.visitor?.number ?? ''
    const context = { ticketAtPress: { ticket } }
    const body = { ...this.#at, ticket, queue }
    const reply = await this.#carryOut('transfer', context, this.visitor?.id, 'ticket:transfer', body)
    if (!reply) return false
    this.#offerUndo(ticket, number, 'transfer', reply)
    this.#showNotice({ is: 'done', number, state: 'waiting', queue })
    return true
  }

  /** Calls a chosen visitor to the free window. @param word the reason */
  async callTicket(ticket: string, word: string): Promise<boolean> {
    const body = { ...this.#at, ticket, word }
    return !!(await this.#carryOut('call', {}, this.visitor?.id, 'ticket:call-ticket', body))
  }

  /** Returns a parked or missed visitor to the queue. */
  async bringBack(ticket: Visitor): Promise<boolean> {
    const name = ticket.state === 'parked' ? 'ticket:resume' : 'ticket:restore'
    const reply = await this.#carryOut(`back ${ticket.id}`, {}, this.visitor?.id, name, { ticket: ticket.id })
    if (reply) this.#showNotice({ is: 'done', number: ticket.number ?? '', state: 'waiting' })
    return !!reply
  }

  /** Cancels a ticket. @param word the reason */
  async cancel({ id: ticket, number = '' }: Visitor, word: string): Promise<boolean> {
    const reply = await this.#carryOut('cancel', {}, this.visitor?.id, 'ticket:cancel', { ticket, word })
    if (!reply) return false
    this.#offerUndo(ticket, number, 'cancel', reply)
    this.#showNotice({ is: 'done', number, state: 'cancelled' })
    return true
  }

  /** Prints a copy of a ticket, at this window's printer or where the ticket was issued. */
  async reprint({ id: ticket, number = '' }: Visitor): Promise<boolean> {
    const reply = await this.#carryOut(`copy ${ticket}`, {}, this.visitor?.id, 'ticket:reprint', { ticket })
    if (reply) this.#showNotice({ is: 'copied', number })
    return !!reply
  }

  /** Grants an entitlement to a waiting visitor. @param category the entitlement's id */
  async grant({ id: ticket }: Visitor, category: string): Promise<boolean> {
    const body = { ticket, category }
    return !!(await this.#carryOut('grant', {}, this.visitor?.id, 'ticket:grant-entitlement', body))
  }

  /** Undoes the last step while it is offered. */
  async undo(context: PressContext = {}): Promise<void> {
    const { offer } = this
    if (!offer) return
    const { ticket, of, number } = offer
    const reply = await this.#carryOut('undo', context, this.visitor?.id, 'ticket:undo', { ticket, of })
    if (!reply) return
    this.#offer = undefined
    this.#showNotice({ is: 'undone', number })
  }

  /** Begins or ends a break. */
  async setBreak(isBreak: boolean): Promise<void> {
    const name = isBreak ? 'counter:pause-counter' : 'counter:open-counter'
    await this.#carryOut('break', {}, this.visitor?.id, name, this.#at)
  }

  /** Changes the window's queues. @returns whether the server carried it out */
  async setQueues(queues: QueueId[]): Promise<boolean> {
    const body = { ...this.#at, queues }
    return !!(await this.#carryOut('queues', {}, this.visitor?.id, 'counter:set-counter-queues', body))
  }

  /** Closes the window. @returns whether the server carried it out */
  async closeWindow(): Promise<boolean> {
    return !!(await this.#carryOut('close', {}, this.visitor?.id, 'counter:close-counter', this.#at))
  }

  /** Removes the notice and the message about a departed visitor. */
  dismiss(): void {
    this.departure = undefined
    this.#showNotice(undefined)
  }

  /** Checks whether `action` is possible with the visitor at the window; if not, shows a notice. */
  allowOrNotify(action: WindowAction): boolean {
    const { visitor } = this
    if (isOpenTo(action, visitor?.state)) return true
    const state = visitor?.state
    if (!state) this.#showNotice({ is: 'call-first' })
    else this.#showNotice({ is: 'refused', refusal: { code: 'ILLEGAL_TRANSITION', detail: { state } } })
    return false
  }

  /** @returns whether a press can be judged now by the visitor at the window. */
  #acceptsPress(control: string, { isRepeat = false }: PressContext): boolean {
    // While another command is in flight, the visitor may be about to change.
    return !isRepeat && this.inFlight === undefined && !this.#guard.isDead(control, performance.now())
  }

  get #at(): { counter: string; session: string } {
    return { counter: this.sitting.counter, session: this.sitting.session }
  }

  /** Judges a press, sends its command and waits until the screen shows the result. @returns the reply; undefined if refused */
  async #carryOut<N extends CommandName>(
    control: string,
    { isRepeat = false, ticketAtPress }: PressContext,
    present: string | undefined,
    name: N,
    body: CommandBody<N>,
  ): Promise<Record<string, unknown> | undefined> {
    const { hall } = this
    // Nobody should act on an outdated view.
    if (hall.stale && !isRepeat && this.inFlight === undefined) {
      const isStoreAway = hall.connected && hall.tick && !hall.tick.live
      return void this.#refused({ code: isStoreAway ? 'STORE_AWAY' : 'NOT_CONNECTED' })
    }
    const shown = ticketAtPress ? ticketAtPress.ticket : present
    const press: Press = { control, ticketAtPress: shown, isRepeat }
    const verdict = this.#guard.judge(press, present, performance.now())
    if (verdict === 'in-flight') this.#showNotice({ is: 'in-flight' })
    if (verdict === 'other-ticket') this.#refused({ code: 'OTHER_TICKET' })
    if (verdict !== 'act') return undefined
    this.#isMoving = true
    this.#showNotice(undefined)
    const reply = await hall.send(name, body, { signal: this.#leaving.signal })
    if (reply.ok) await waitForEvent(hall, reply.n)
    this.#isMoving = false
    this.#guard.answered()
    if (!reply.ok) return void this.#refused(reply.error)
    this.departure = undefined
    this.#changed()
    return reply.reply
  }

  /** Shows a refusal, with the names and numbers that its sentence needs. */
  #refused({ code, detail = {} }: Refusal): void {
    const { view } = this.hall
    const person = view?.persons[String(detail.inspector)]
    const counter = code === 'SITS_ELSEWHERE' ? detail.counter : this.sitting.counter
    this.#showNotice({
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

  /** Notices changes at the window that no press of this screen caused. */
  #follow(): void {
    const was = this.#last
    const { visitor } = this
    const isFirst = !this.#hasLooked
    this.#last = visitor
    this.#hasLooked = this.hall.view !== undefined
    if (was?.id !== visitor?.id && !this.#isMoving && !isFirst) {
      this.#changedBehind = { at: performance.now(), was: was?.id }
      if (was) void this.#showDeparture(was)
    }
    if (this.notice?.is === 'refused' && this.notice.refusal.code === 'QUEUE_EMPTY' && this.waiting > 0)
      this.notice = undefined
    this.#changed()
  }

  async #showDeparture(was: Visitor): Promise<void> {
    const story = await this.hall.query('story', { ticket: was.id })
    const steps = story.ok ? story.reply.steps : []
    const departure = describeDeparture(was.number ?? '', steps, `inspector:${this.sitting.person}`)
    if (!departure) return
    this.departure = departure
    this.#changed()
  }

  #showNotice(notice: Notice | undefined): void {
    this.notice = notice
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
