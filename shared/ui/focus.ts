/** @returns the element that has the focus, through shadow roots; undefined: none but the page itself. */
export function focused(): HTMLElement | undefined {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return undefined
  return active
}
