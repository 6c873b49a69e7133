import type { QueueId } from '../shared/domain/queue.ts'

/** What another part of the board is to show after a press. */
export type Destination =
  | { to: 'ticket'; ticket: string }
  | { to: 'counter'; counter: string }
  | { to: 'queue'; queue: QueueId }
  | { to: 'reopen-day' }

/** A step of a ticket that can be undone. `number` is shown in the message. */
export interface Undoable {
  ticket: string
  of: number
  number: string
}

/** What a dialog has done, in words, and how to undo it. */
export interface Done {
  text: string
  undo?: Undoable
}

declare global {
  interface HTMLElementEventMap {
    'kezek-board-go': CustomEvent<Destination>
    'kezek-board-done': CustomEvent<Done>
  }
}

/** Sends an event of the board up through every shadow root. */
export function sendBoardEvent<N extends 'kezek-board-go' | 'kezek-board-done'>(
  from: HTMLElement,
  name: N,
  detail: HTMLElementEventMap[N]['detail'],
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
}
