/**
 * Presses by touch count from finger down to finger up on the same button. The browser's own click does not: it gives up
 * when a finger moves some 15 px, as trembling hands do. A finger that leaves its button, or scrolls,
 * presses nothing. Mice, keyboards and screen readers keep the browser's own click.
 */

/** Pixels by which a pressing finger may drag a list; a scrolling finger drags it further. */
const stillPx = 8

interface Press {
  readonly finger: number
  readonly button: HTMLButtonElement
  /** Elements that may scroll below the finger, with their positions at its start. */
  readonly scrolled: ReadonlyMap<Element, number>
}

let touch: Press | undefined

function onStart(event: TouchEvent): void {
  const [finger, ...others] = event.touches
  const path = event.composedPath().filter(node => node instanceof Element)
  const button = path.find(node => node instanceof HTMLButtonElement)
  // A second finger makes it a gesture, not a press.
  touch = undefined
  if (!finger || others.length > 0 || !button) return
  const scrolled = new Map(path.map(place => [place, place.scrollTop] as const))
  touch = { finger: finger.identifier, button, scrolled }
}

function onEnd(event: TouchEvent): void {
  const finger = [...event.changedTouches].find(({ identifier }) => identifier === touch?.finger)
  if (!touch || !finger) return
  const { button, scrolled } = touch
  touch = undefined
  // The browser's own click would press twice, or press the button that the finger has left.
  if (event.cancelable) event.preventDefault()
  const hasScrolled = [...scrolled].some(([place, top]) => Math.abs(place.scrollTop - top) > stillPx)
  const { clientX, clientY } = finger
  if (hasScrolled || button.disabled || buttonAt(clientX, clientY) !== button) return
  button.focus({ preventScroll: true })
  button.dispatchEvent(
    new PointerEvent('click', {
      bubbles: true,
      composed: true,
      cancelable: true,
      view: window,
      detail: 1,
      pointerType: 'touch',
      clientX,
      clientY,
    }),
  )
}

/** @returns the button below a point of the page, through shadow roots */
function buttonAt(x: number, y: number): HTMLButtonElement | undefined {
  let at = document.elementFromPoint(x, y)
  for (let inside = at?.shadowRoot; inside; ) {
    const next = inside.elementFromPoint(x, y)
    if (!next || next === at) break
    at = next
    inside = next.shadowRoot ?? null
  }
  for (let node: Node | null = at; node; node = node.parentNode ?? hostOf(node)) {
    if (node instanceof HTMLButtonElement) return node
  }
  return undefined
}

function hostOf(node: Node): Element | null {
  return node instanceof ShadowRoot ? node.host : null
}

window.addEventListener('touchstart', onStart, { capture: true, passive: true })
window.addEventListener('touchend', onEnd, { capture: true, passive: false })
window.addEventListener('touchcancel', () => (touch = undefined), { capture: true })
