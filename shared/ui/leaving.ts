/**
 * Leaving a page that holds something unsaved. The browser asks the user, except where the page leaves by itself (a reload after an
 * upgrade, the way to the sign-in page): then the page keeps what is unsaved in this tab and shows it again.
 */

let isByItself = false

/** Announces that the page leaves by itself: drafts are kept, and the browser does not ask the user. */
export function leaveByItself(): void {
  isByItself = true
  window.dispatchEvent(new Event('kezek-leaving'))
}

/**
 * Lets the browser ask before it leaves the page.
 * @param hasUnsaved whether something would be lost
 * @returns a function that removes the question
 */
export function askBeforeLeaving(hasUnsaved: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (!isByItself && hasUnsaved()) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}

/** @returns whether a form below `root`, shadow roots included, holds typed text. Forms that only filter a list do not count. */
export function hasTyped(root: ParentNode): boolean {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLInputElement && isTyped(element)) return true
    if (element.shadowRoot && hasTyped(element.shadowRoot)) return true
  }
  return false
}

function isTyped(input: HTMLInputElement): boolean {
  if (!input.form || input.form.hasAttribute('data-filter')) return false
  return input.value !== input.defaultValue || input.checked !== input.defaultChecked
}

declare global {
  interface WindowEventMap {
    /** The page leaves by itself: listeners keep their drafts now. */
    'kezek-leaving': Event
  }
}
