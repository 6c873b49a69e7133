import type { TicketState } from '../shared/domain/ticket.ts'
import { type TicketCommand, transition } from '../shared/domain/transitions.ts'

/** Actions of an inspector with the visitor at the window, in the order of their keys. */
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

/** @returns whether the transitions allow `action` for a visitor in `state`; undefined: nobody is at the window. */
export function isOpenTo(action: WindowAction, state: TicketState | undefined): boolean {
  // Calling the next visitor never sends the present one away.
  if (action === 'next') return state === undefined
  return state !== undefined && transition(commandOf[action], 'inspector', state) !== undefined
}

/** @returns the usual next action, whose button is highlighted. */
export function mainAction(state: TicketState | undefined): WindowAction {
  if (state === 'called') return 'start'
  return state === 'serving' ? 'finish' : 'next'
}
