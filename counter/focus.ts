import { focused } from '../shared/ui/focus.ts'
import type { Focus } from './keys.ts'

/** @returns what a key pressed now would otherwise belong to. */
export function focusKind(): Focus {
  const active = focused()
  if (!active || active === document.documentElement) return 'nothing'
  // An empty field has nothing of its own to take back.
  const holdsText = active instanceof HTMLInputElement && active.type !== 'checkbox' && active.value !== ''
  return holdsText ? 'text' : 'control'
}
