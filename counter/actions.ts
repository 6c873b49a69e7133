import type { TicketState } from '../shared/domain/ticket.ts'
import { type TicketCommand, transition } from '../shared/domain/transitions.ts'

/** What an inspector does with the visitor at the window, in the order of the keys. */
export const windowActions = [
  'next',
  'recall',
  'start',
  'finish',
  'no-show',
  'park',
  'transfer',
  'return',
] as const
export type WindowAction = (typeof windowActions)[number]

const commandOf = {
  next: 'call-next',
  recall: 'recall',
  start: 'start',
  finish: 'finish',
  'no-show': 'mark-no-show',
  park: 'park',
  transfer: 'transfer',
  return: 'return-to-queue',
} as const satisfies Record<WindowAction, TicketCommand>

/** @returns whether the table lets `action` happen to a visitor in `state`; undefined: nobody is at the window. */
export function isOpenTo(action: WindowAction, state: TicketState | undefined): boolean {
  // A visitor who is there is never sent away by calling another.
  if (action === 'next') return state === undefined
  return state !== undefined && transition(commandOf[action], 'inspector', state) !== undefined
}

/** @returns the action that moves the day on from here: the button that stands out. */
export function mainAction(state: TicketState | undefined): WindowAction {
  if (state === 'called') return 'start'
  return state === 'serving' ? 'finish' : 'next'
}
