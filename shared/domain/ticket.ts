import type { Locale } from './locale.ts'
import type { QueueId } from './queue.ts'

/** Where a ticket can be. The ends (`done`, `no-show`, `cancelled`, `unserved`) are final once the day is closed. */
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

/** `first` is called before `ordinary`: those with an entitlement that counts in the queue. */
export const lanes = ['first', 'ordinary'] as const
export type Lane = (typeof lanes)[number]

/** Why a ticket was called before others; stored with every call, seen by inspector and manager alone. */
export const callReasons = ['out-of-turn', 'deadline', 'ordinary-turn', 'chosen', 'restored'] as const
export type CallReason = (typeof callReasons)[number]

/** Where a claimed right stands: said at the kiosk, granted at a window, or decided by the inspector from the paper. */
export const claimStates = ['claimed', 'granted', 'confirmed', 'refused'] as const
export type ClaimState = (typeof claimStates)[number]

/** Percent of a wait's target at which the system raises each alert, once a wait; in the order in which a wait reaches them. */
export const waitMarks = { approaching: 80, breached: 100 } as const
export type WaitMark = keyof typeof waitMarks

/** How the present wait was opened. `again` (restore, resume) doesn't count for indicator 1.2. */
export const waitKinds = ['issue', 'transfer', 'again'] as const
export type WaitKind = (typeof waitKinds)[number]

/** A ticket will go to a printer, is on its way, came out on paper, perhaps (nobody can tell), stopped half-way, or did not. */
export const printStates = ['pending', 'sending', 'printed', 'unconfirmed', 'midway', 'failed'] as const
export type PrintState = (typeof printStates)[number]

/**
 * A visitor's place. All times are Unix milliseconds of Redis's clock. Holds no personal data.
 * A field that says nothing is absent, in Redis as here: that keeps a waiting ticket small.
 */
export interface Ticket {
  id: string
  number: string
  state: TicketState
  queue: QueueId
  lane: Lane
  firstIssuedAt: number
  /** Whom to call next; never shown. */
  orderBy: number
  waitSince: number
  /** End of the present wait's target: shown, approached, breached. Absent where the queue has no target. */
  dueBy?: number
  /** The present wait's number, from 1. */
  wait: number
  waitKind: WaitKind
  /** The last alert that this wait has had. */
  noted?: (typeof waitMarks)[WaitMark]
  lang: Locale
  /** The device that issued it. */
  from: string
  claim?: ClaimState
  /** The entitlement's id. */
  category?: string
  counter?: string
  /** When it was called: ends the wait. */
  called?: number
  recalls?: number
  /** When it was called again last. */
  recalled?: number
  restores?: number
  started?: number
  ended?: number
  reason?: CallReason
  /** The word the inspector or manager gave for a chosen call or a cancellation. */
  word?: string
  /** 0: the day's end closed it, so its service time is not known. */
  trusted?: 0
  print?: PrintState
  printCause?: string
  /** When the printer's last word on it came. */
  printAt?: number
  /** How many copies staff had printed, and when the last. */
  copies?: number
  copyAt?: number
  /** `<role>:<id>` of who asked for the last copy, and the printer that was asked for, if any: a lost print job is made again from them. */
  copyBy?: string
  copyPrinter?: string
  /** The last step, while it may be taken back. */
  undo?: Undo
}

/** What it takes to take a step back. */
export interface Undo {
  /** Number of the event to take back. */
  of: number
  /** Unix ms, as the script has it: two seconds more than a screen offers. */
  until: number
  command: UndoableCommand
  by: string
  /** The window the ticket goes back to, and the sitting it was called in. */
  counter?: string
  session?: string
  /** Fields as they were; null: absent. */
  was: Readonly<Record<string, string | number | null>>
  /** What the step added to the day's sums. */
  sums: Readonly<Record<string, number>>
}

/** The commands that can be taken back for a moment, by who gave them. */
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

/** What `ticket:undone` can take back: besides single steps, the end of the day for each ticket that it left unserved. */
export const undoneCommands = [...undoableCommands, 'close-day'] as const
export type UndoneCommand = (typeof undoneCommands)[number]

/** @returns whether nothing more can happen to a ticket in this state once its day is closed. */
export function hasEnded(state: TicketState): boolean {
  return state === 'done' || state === 'no-show' || state === 'cancelled' || state === 'unserved'
}

/** A ticket as staff know it: without the order of calls, what its printing waits for, and what operates a window. */
export type StaffTicket = Omit<
  Ticket,
  'orderBy' | 'from' | 'trusted' | 'printAt' | 'copyAt' | 'copyBy' | 'copyPrinter' | 'undo'
>
