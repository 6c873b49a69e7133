import type { Focus } from './keys.ts'

/** @returns the element that has the focus, through shadow roots; undefined: none but the page itself. */
export function focused(): HTMLElement | undefined {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return undefined
  return active
}

/** @returns what a key pressed now would otherwise belong to. */
export function focusKind(): Focus {
  const active = focused()
  if (!active || active === document.documentElement) return 'nothing'
  // An empty field has nothing of its own to take back.
  const holdsText = active instanceof HTMLInputElement && active.type !== 'checkbox' && active.value !== ''
  return holdsText ? 'text' : 'control'
}
