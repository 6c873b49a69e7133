import type { Locale } from './locale.ts'
import type { QueueId } from './queue.ts'

/** States of a ticket. `done`, `no-show`, `cancelled` and `unserved` are final once the day is closed. */
export const ticketStates = [
  'waiting',
  'called',
  'serving',
  'parked',
  'no-show',
  'done',
  'cancelled',
  'unserved',
] as const
export type TicketState = (typeof ticketStates)[number]

/** Visitors in `first`, who have an entitlement that counts in the queue, are called before those in `ordinary`. */
export const lanes = ['first', 'ordinary'] as const
export type Lane = (typeof lanes)[number]

/** Why a ticket was called before others. Every call stores its reason; only inspectors and managers see it. */
export const callReasons = ['out-of-turn', 'deadline', 'ordinary-turn', 'chosen', 'restored'] as const
export type CallReason = (typeof callReasons)[number]

/** State of an entitlement: claimed at the kiosk, granted at a window, or confirmed or refused by the inspector. */
export const claimStates = ['claimed', 'granted', 'confirmed', 'refused'] as const
export type ClaimState = (typeof claimStates)[number]

/** Percent of a wait's target at which the system raises each alert once per wait, in ascending order. */
export const waitMarks = { approaching: 80, breached: 100 } as const
export type WaitMark = keyof typeof waitMarks

/** How the current wait began. Indicator 1.2 does not count `again` (restore, resume). */
export const waitKinds = ['issue', 'transfer', 'again'] as const
type WaitKind = (typeof waitKinds)[number]

/** State of a ticket's printing. `unconfirmed`: the printer does not confirm; `midway`: it stopped after some of the ticket. */
export const printStates = ['pending', 'sending', 'printed', 'unconfirmed', 'midway', 'failed'] as const
export type PrintState = (typeof printStates)[number]

/**
 * A visitor's place in a queue, without personal data. All times are Unix milliseconds of Redis's clock.
 * Empty fields are absent, here and in Redis, which keeps a waiting ticket small.
 */
export interface Ticket {
  id: string
  number: string
  state: TicketState
  queue: QueueId
  lane: Lane
  firstIssuedAt: number
  /** Sorts the queue: the lowest is called next. No screen shows it. */
  orderBy: number
  waitSince: number
  /** End of the current wait's target, which screens show and alerts refer to. Absent if the queue has no target. */
  dueBy?: number
  /** Number of the current wait, from 1. */
  wait: number
  waitKind: WaitKind
  /** The last alert of this wait. */
  noted?: (typeof waitMarks)[WaitMark]
  lang: Locale
  /** The device that issued it. */
  from: string
  claim?: ClaimState
  /** The entitlement's id. */
  category?: string
  counter?: string
  /** When the ticket was called, which ended the wait. */
  called?: number
  recalls?: number
  /** When the last repeated call was. */
  recalled?: number
  restores?: number
  started?: number
  ended?: number
  reason?: CallReason
  /** The reason that the inspector or manager gave for a chosen call or a cancellation. */
  word?: string
  /** 0: the end of the day finished the service, so its duration is unknown. */
  trusted?: 0
  print?: PrintState
  printCause?: string
  /** When the printer's last result arrived. */
  printAt?: number
  /** The printer that staff chose when they issued the ticket; absent: the printers of its kiosk, if there are any. */
  printer?: string
  /** Number of copies that staff printed, and when they printed the last one. */
  copies?: number
  copyAt?: number
  /** `<role>:<id>` of the person who ordered the last copy, and the printer they chose. The server restores a lost print job from both. */
  copyBy?: string
  copyPrinter?: string
  /** The last step, while staff can undo it. */
  undo?: Undo
}

/** Everything needed to undo a step. */
export interface Undo {
  /** Number of the event to undo. */
  of: number
  /** When the script stops accepting the undo, Unix ms; two seconds later than screens stop offering it. */
  until: number
  command: UndoableCommand
  by: string
  /** The window to which the ticket returns, and the session that called it. */
  counter?: string
  session?: string
  /** Fields before the step; null: absent. */
  was: Readonly<Record<string, string | number | null>>
  /** Amounts that the step added to the day's sums. */
  sums: Readonly<Record<string, number>>
}

/** Commands that their author can undo for a few seconds. */
export const undoableCommands = [
  'start',
  'finish',
  'mark-no-show',
  'park',
  'transfer',
  'return-to-queue',
  'cancel',
] as const
export type UndoableCommand = (typeof undoableCommands)[number]

/** What `ticket:undone` can undo: single steps, and the end of the day for each ticket that it left unserved. */
export const undoneCommands = [...undoableCommands, 'close-day'] as const
export type UndoneCommand = (typeof undoneCommands)[number]

/** A ticket as staff see it: without fields for the order of calls, pending prints and undo. */
export type StaffTicket = Omit<
  Ticket,
  'orderBy' | 'from' | 'trusted' | 'printAt' | 'printer' | 'copyAt' | 'copyBy' | 'copyPrinter' | 'undo'
>
