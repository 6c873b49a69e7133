import type { Action } from './steps.ts'

declare global {
  interface GlobalEventHandlersEventMap {
    /** Something that a finger did; the kiosk follows it. */
    'kezek-act': CustomEvent<Action>
  }
}

/** Tells the kiosk what was chosen. */
export function act(from: HTMLElement, action: Action): void {
  from.dispatchEvent(new CustomEvent('kezek-act', { detail: action, bubbles: true, composed: true }))
}
