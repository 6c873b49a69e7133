import type { CounterState } from './counter.ts'
import type { Role } from './roles.ts'
import type { TicketState, UndoableCommand } from './ticket.ts'

/**
 * One row of the table of ticket transitions: `command` by one of `who` moves a ticket from `from` to `to` and emits `event`.
 * The script loader renders these rows into every script; the edge and the tests read them too.
 * Further guards (the window holds this ticket, a reason is given) are in the scripts.
 */
export interface Transition {
  command: TicketCommand
  /** null: there is no ticket yet. */
  from: TicketState | null
  /** `same`: the state stays. `was`: the state before the undone step. */
  to: TicketState | 'same' | 'was'
  who: readonly Role[]
  event: `ticket:${string}`
  /** The step that an undo reverses. */
  of?: UndoableCommand
}

export const ticketCommands = [
  'issue',
  'call-next',
  'call-ticket',
  'recall',
  'start',
  'finish',
  'mark-no-show',
  'return-to-queue',
  'park',
  'resume',
  'restore',
  'transfer',
  'cancel',
  'confirm-entitlement',
  'refuse-entitlement',
  'grant-entitlement',
  'undo',
  'note-approaching',
  'note-breached',
  'record-print',
  'reprint',
  'close-day',
  'reopen-day',
  'close-counter',
] as const
export type TicketCommand = (typeof ticketCommands)[number]

const inspector = ['inspector'] as const
const staff = ['inspector', 'manager'] as const
/** Those who help visitors with their tickets: a consultant calls nobody and ends no wait. */
const helpers = ['inspector', 'consultant', 'manager'] as const
const system = ['system'] as const
const printers = ['system', 'print-agent'] as const

export const transitions: readonly Transition[] = [
  {
    command: 'issue',
    from: null,
    to: 'waiting',
    who: ['kiosk', 'consultant', 'manager'],
    event: 'ticket:issued',
  },
  { command: 'call-next', from: 'waiting', to: 'called', who: inspector, event: 'ticket:called' },
  { command: 'call-ticket', from: 'waiting', to: 'called', who: inspector, event: 'ticket:called' },
  { command: 'call-ticket', from: 'parked', to: 'called', who: inspector, event: 'ticket:called' },
  { command: 'call-ticket', from: 'no-show', to: 'called', who: inspector, event: 'ticket:called' },
  { command: 'recall', from: 'called', to: 'same', who: inspector, event: 'ticket:recalled' },
  { command: 'start', from: 'called', to: 'serving', who: inspector, event: 'ticket:started' },
  { command: 'finish', from: 'serving', to: 'done', who: inspector, event: 'ticket:finished' },
  { command: 'mark-no-show', from: 'called', to: 'no-show', who: inspector, event: 'ticket:missed' },
  { command: 'return-to-queue', from: 'called', to: 'waiting', who: staff, event: 'ticket:returned' },
  { command: 'park', from: 'called', to: 'parked', who: inspector, event: 'ticket:parked' },
  { command: 'park', from: 'serving', to: 'parked', who: inspector, event: 'ticket:parked' },
  { command: 'transfer', from: 'called', to: 'waiting', who: inspector, event: 'ticket:transferred' },
  { command: 'transfer', from: 'serving', to: 'waiting', who: inspector, event: 'ticket:transferred' },
  { command: 'transfer', from: 'waiting', to: 'waiting', who: ['manager'], event: 'ticket:transferred' },
  ...both('confirm-entitlement', 'same', 'ticket:entitlement-confirmed'),
  ...both('refuse-entitlement', 'waiting', 'ticket:entitlement-refused'),
  {
    command: 'grant-entitlement',
    from: 'waiting',
    to: 'same',
    who: helpers,
    event: 'ticket:entitlement-granted',
  },
  { command: 'resume', from: 'parked', to: 'waiting', who: staff, event: 'ticket:resumed' },
  { command: 'restore', from: 'no-show', to: 'waiting', who: helpers, event: 'ticket:restored' },
  { command: 'cancel', from: 'waiting', to: 'cancelled', who: staff, event: 'ticket:cancelled' },
  { command: 'cancel', from: 'parked', to: 'cancelled', who: staff, event: 'ticket:cancelled' },
  { command: 'cancel', from: 'called', to: 'cancelled', who: ['manager'], event: 'ticket:cancelled' },
  { command: 'cancel', from: 'no-show', to: 'cancelled', who: ['manager'], event: 'ticket:cancelled' },
  undo('start', 'serving', inspector),
  undo('finish', 'done', inspector),
  undo('mark-no-show', 'no-show', inspector),
  undo('park', 'parked', inspector),
  undo('transfer', 'waiting', staff),
  undo('return-to-queue', 'waiting', staff),
  undo('cancel', 'cancelled', staff),
  { command: 'note-approaching', from: 'waiting', to: 'same', who: system, event: 'ticket:approaching' },
  { command: 'note-breached', from: 'waiting', to: 'same', who: system, event: 'ticket:breached' },
  ...(['waiting', 'called', 'serving', 'parked', 'no-show', 'done', 'cancelled', 'unserved'] as const).map(
    (from): Transition => ({
      command: 'record-print',
      from,
      to: 'same',
      who: printers,
      event: 'ticket:printed',
    }),
  ),
  ...(['waiting', 'called', 'serving', 'parked', 'no-show'] as const).map(
    (from): Transition => ({
      command: 'reprint',
      from,
      to: 'same',
      who: helpers,
      event: 'ticket:reprint-asked',
    }),
  ),
  ...(['waiting', 'called', 'parked'] as const).map(
    (from): Transition => ({
      command: 'close-day',
      from,
      to: 'unserved',
      who: ['system', 'manager'],
      event: 'ticket:left-unserved',
    }),
  ),
  { command: 'close-day', from: 'serving', to: 'done', who: ['system', 'manager'], event: 'ticket:finished' },
  {
    command: 'reopen-day',
    from: 'unserved',
    to: 'was',
    who: ['manager', 'administrator'],
    event: 'ticket:undone',
  },
  { command: 'close-counter', from: 'serving', to: 'done', who: ['manager'], event: 'ticket:finished' },
  { command: 'close-counter', from: 'called', to: 'waiting', who: ['manager'], event: 'ticket:returned' },
]

function both(command: TicketCommand, to: 'same' | 'waiting', event: `ticket:${string}`): Transition[] {
  return (['called', 'serving'] as const).map(from => ({ command, from, to, who: inspector, event }))
}

function undo(of: UndoableCommand, from: TicketState, who: readonly Role[]): Transition {
  return { command: 'undo', from, to: 'was', who, event: 'ticket:undone', of }
}

/** @returns the row for `command` by `role` from state `from`; undefined if there is none. */
export function transition(
  command: TicketCommand,
  role: Role,
  from: TicketState | null,
): Transition | undefined {
  return transitions.find(row => row.command === command && row.from === from && row.who.includes(role))
}

/** Commands that change a counter. */
const counterCommands = ['open-counter', 'pause-counter', 'set-counter-queues', 'close-counter'] as const
type CounterCommand = (typeof counterCommands)[number]

/** One row of the table of counter transitions, read like `Transition`. */
export interface CounterTransition {
  command: CounterCommand | 'close-day'
  from: CounterState
  to: CounterState
  who: readonly Role[]
  event: `counter:${string}`
  /** The session that the command must name: its own, or the one that it takes over. */
  sitting?: 'own' | 'taken-over'
}

export const counterTransitions: readonly CounterTransition[] = [
  { command: 'open-counter', from: 'closed', to: 'open', who: staff, event: 'counter:opened' },
  {
    command: 'open-counter',
    from: 'paused',
    to: 'open',
    who: inspector,
    event: 'counter:resumed',
    sitting: 'own',
  },
  ...(['open', 'paused'] as const).flatMap((from): CounterTransition[] => [
    {
      command: 'open-counter',
      from,
      to: 'open',
      who: inspector,
      event: 'counter:taken-over',
      sitting: 'taken-over',
    },
    {
      command: 'set-counter-queues',
      from,
      to: from,
      who: staff,
      event: 'counter:queues-set',
      sitting: 'own',
    },
    { command: 'close-counter', from, to: 'closed', who: staff, event: 'counter:closed', sitting: 'own' },
    { command: 'close-day', from, to: 'closed', who: ['system', 'manager'], event: 'counter:closed' },
  ]),
  {
    command: 'pause-counter',
    from: 'open',
    to: 'paused',
    who: staff,
    event: 'counter:paused',
    sitting: 'own',
  },
]

/** @returns the roles that have a row for `command`; undefined if neither table has it. */
export function whoMay(command: string): ReadonlySet<Role> | undefined {
  const rows = [...transitions, ...counterTransitions].filter(row => row.command === command)
  return rows.length > 0 ? new Set(rows.flatMap(row => row.who)) : undefined
}

/** Time, ms, in which the script accepts an undo: 10 s on the screen, and 2 s for the way to the script. */
export const undoMs = 12_000
/** Time, ms, in which screens offer an undo. */
export const undoOfferMs = undoMs - 2_000

/** Restores of a missed ticket per day: enough for repeated mistakes, too few to hold a place all day. */
export const maxRestores = 3

/** Minimum time, ms, between two calls of the same ticket, so that a held key does not flood the loudspeakers. */
export const recallAfterMs = 5_000
