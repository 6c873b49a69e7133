import type { QueueId } from '../shared/domain/queue.ts'

/** Where a press on one part of the board leads: another part shows it. */
export type Destination =
  | { to: 'ticket'; ticket: string }
  | { to: 'counter'; counter: string }
  | { to: 'queue'; queue: QueueId }
  | { to: 'reopen-day' }

/** A step of a ticket that can be taken back; `number` is for the words. */
export interface Undoable {
  ticket: string
  of: number
  number: string
}

/** What a dialog has done, in words, and how it can be taken back. */
export interface Done {
  text: string
  undo?: Undoable
}

declare global {
  interface HTMLElementEventMap {
    'kezek-board-go': CustomEvent<Destination>
    'kezek-board-done': CustomEvent<Done>
    'kezek-board-close': CustomEvent<undefined>
  }
}

/** Sends an event of the board up through every shadow root. */
export function tell<N extends 'kezek-board-go' | 'kezek-board-done' | 'kezek-board-close'>(
  from: HTMLElement,
  name: N,
  ...[detail]: HTMLElementEventMap[N]['detail'] extends undefined ? [] : [HTMLElementEventMap[N]['detail']]
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
}
