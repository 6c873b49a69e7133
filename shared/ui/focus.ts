/** @returns the focused element, also inside shadow roots; undefined when only the page has the focus. */
export function focused(): HTMLElement | undefined {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return undefined
  return active
}
