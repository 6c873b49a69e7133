import { focused } from '../shared/ui/focus.ts'
import type { Focus } from './keys.ts'

/** @returns the kind of control that has the keyboard's focus. */
export function focusKind(): Focus {
  const active = focused()
  if (!active || active === document.documentElement) return 'nothing'
  // An empty field has nothing to undo.
  const holdsText = active instanceof HTMLInputElement && active.type !== 'checkbox' && active.value !== ''
  return holdsText ? 'text' : 'control'
}
