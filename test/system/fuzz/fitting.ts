import type { Random } from '../../../scripts/simulate/random.ts'
import { isOn, rightsOf } from '../../../shared/catalogue/effective.ts'
import type { CommandBody, CommandName } from '../../../shared/contract/commands.ts'
import { locales } from '../../../shared/domain/locale.ts'
import type { QueueId } from '../../../shared/domain/queue.ts'
import type { Ticket, TicketState } from '../../../shared/domain/ticket.ts'
import { order, queues } from '../../kit/order.ts'
import type { Claims } from './claims.ts'
import { atWindow, manageWindow, openCounter } from './fitting-window.ts'
import type { Party } from './party.ts'
import type { Witness } from './witness.ts'
import { pickOf } from './wrong-of.ts'

/** A command that fits the centre's known state, and what it is about. */
export interface Fitting {
  name: CommandName
  body: unknown
  claims: string[]
}

/** Tickets: enough for every queue, and few enough for a centre that stays the same size. */
const maxWaiting = 150
const maxPrinting = 8
/** Milliseconds: a second less than the script allows, for the way there. */
const undoWithinMs = 11_000

/** Makes commands that fit one centre. */
export class Fit {
  readonly #witness: Witness
  readonly #claims: Claims
  readonly random: Random

  constructor(witness: Witness, claims: Claims, random: Random) {
    this.#witness = witness
    this.#claims = claims
    this.random = random
  }

  get view() {
    return this.#witness.view
  }

  isFree(...things: string[]): boolean {
    return things.every(thing => this.#claims.isFree(thing))
  }

  /** @returns a ticket in this state that no pending message changes */
  ticket(...states: TicketState[]): Ticket | undefined {
    const id = this.#witness.ticketsIn(pickOf(this.random, states)).pick(this.random.next())
    return id !== undefined && this.isFree(id) ? this.view.tickets[id] : undefined
  }

  queue(other?: QueueId): QueueId | undefined {
    const queue = pickOf(this.random, queues)
    return queue !== other && isOn(this.view.settings, queue, order) ? queue : undefined
  }

  get waiting(): number {
    return this.#witness.ticketsIn('waiting').size
  }

  /** @returns whether a ticket may still be issued */
  get hasRoom(): boolean {
    return this.waiting < maxWaiting
  }

  /** @returns whether the printer keeps up: further tickets would be printed long after the last message */
  get hasPaper(): boolean {
    return this.#witness.printing.size < maxPrinting
  }

  get isDayOpen(): boolean {
    const { days, day } = this.view
    return days[day] === 'open' && !days[`set:${day}`]?.includes('closed')
  }

  readonly make = <N extends CommandName>(name: N, body: CommandBody<N>, ...claims: string[]): Fitting => ({
    name,
    body,
    claims,
  })
}

export type Maker = (fit: Fit, party: Party) => Fitting | undefined

/** Weights of the commands of each role. */
export type Makers = readonly { what: Maker; weight: number }[]

const issue: Maker = (fit, { role }) => {
  const queue = fit.queue()
  if (!queue || !fit.hasRoom || !fit.isDayOpen || (role === 'kiosk' && !fit.hasPaper)) return undefined
  const category = rightsOf(fit.view.settings, queue, order)[0]
  const claim = category !== undefined && fit.random.chance(0.3) && { category }
  return fit.make('ticket:issue', { queue, lang: pickOf(fit.random, locales), ...claim })
}

const resume: Maker = fit => {
  const ticket = fit.ticket('parked')?.id
  return ticket === undefined ? undefined : fit.make('ticket:resume', { ticket }, ticket)
}

const restore: Maker = fit => {
  const found = fit.ticket('no-show')
  if (!found || (found.restores ?? 0) >= 3) return undefined
  return fit.make('ticket:restore', { ticket: found.id }, found.id)
}

const cancel: Maker = (fit, { role }) => {
  const found =
    role === 'manager'
      ? fit.ticket('waiting', 'parked', 'no-show', 'called')
      : fit.ticket('waiting', 'parked')
  if (!found) return undefined
  const at = found.state === 'called' ? [`window ${found.counter}`] : []
  if (!fit.isFree(...at)) return undefined
  return fit.make('ticket:cancel', { ticket: found.id, word: 'кетіп қалды' }, found.id, ...at)
}

const grant: Maker = fit => {
  const found = fit.ticket('waiting')
  const category = found && rightsOf(fit.view.settings, found.queue, order)[0]
  if (!found || category === undefined || found.lane === 'first') return undefined
  return fit.make('ticket:grant-entitlement', { ticket: found.id, category }, found.id)
}

const undo: Maker = (fit, party) => {
  const { undoable } = party
  if (!undoable || Date.now() - undoable.at > undoWithinMs || !fit.isFree(undoable.ticket)) return undefined
  party.undoable = undefined
  const { ticket, of } = undoable
  if (fit.view.tickets[ticket]?.undo?.of !== of) return undefined
  return fit.make('ticket:undo', { ticket, of }, ticket, `window ${party.seat?.counter}`)
}

const reprint: Maker = fit => {
  const found = fit.ticket('waiting', 'called', 'parked')
  if (!found || found.copyAt !== undefined || !fit.hasPaper) return undefined
  return fit.make('ticket:reprint', { ticket: found.id }, found.id)
}

/** Commands of any staff about tickets that wait or may come back. */
const staffMakers: Makers = [
  { what: resume, weight: 4 },
  { what: restore, weight: 4 },
  { what: cancel, weight: 2 },
  { what: grant, weight: 3 },
  { what: undo, weight: 8 },
  { what: reprint, weight: 1 },
]

const record: Maker = fit => {
  const found = fit.ticket('waiting', 'called', 'serving', 'parked', 'done', 'cancelled')
  if (!found) return undefined
  const result = pickOf(fit.random, ['printed', 'unconfirmed', 'failed', 'midway'] as const)
  const cause = result === 'failed' && { cause: 'paper-out' as const }
  return fit.make('ticket:record-print', { ticket: found.id, result, at: Date.now(), ...cause }, found.id)
}

export const agentMakers: Makers = [{ what: record, weight: 1 }]
export const kioskMakers: Makers = [{ what: issue, weight: 1 }]

const transfer: Maker = fit => {
  const found = fit.ticket('waiting')
  const queue = fit.queue(found?.queue)
  return found && queue && fit.make('ticket:transfer', { ticket: found.id, queue }, found.id)
}

const giveBack: Maker = fit => {
  const found = fit.ticket('called')
  const window = `window ${found?.counter}`
  if (!found || !fit.isFree(window)) return undefined
  return fit.make('ticket:return-to-queue', { ticket: found.id }, found.id, window)
}

/** A consultant gives tickets and helps with those that wait or may come back. */
export const consultantMakers: Makers = [
  { what: issue, weight: 10 },
  { what: restore, weight: 4 },
  { what: grant, weight: 3 },
  { what: reprint, weight: 1 },
]
export const inspectorMakers: Makers = [{ what: atWindow, weight: 60 }, ...staffMakers]
export const managerMakers: Makers = [
  ...staffMakers,
  { what: issue, weight: 40 },
  { what: transfer, weight: 4 },
  { what: giveBack, weight: 2 },
  { what: openCounter, weight: 1 },
  { what: manageWindow, weight: 1 },
]
