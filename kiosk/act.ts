import type { Action } from './steps.ts'

declare global {
  interface GlobalEventHandlersEventMap {
    /** The visitor's choice; the kiosk applies it to the visit. */
    'kezek-act': CustomEvent<Action>
  }
}

/** Sends the visitor's choice to the kiosk. */
export function act(from: HTMLElement, action: Action): void {
  from.dispatchEvent(new CustomEvent('kezek-act', { detail: action, bubbles: true, composed: true }))
}
