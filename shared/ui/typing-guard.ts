import { focused } from './focus.ts'

/**
 * Longest pause between two letters of one text, ms: a slow typist takes half of it. A blank or Enter that comes sooner after a
 * letter belongs to the text.
 */
export const typingPauseMs = 1_500

export type GuardedKey = Pick<
  KeyboardEvent,
  'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey' | 'timeStamp' | 'isComposing'
>

/**
 * Tells text from presses where the focus is on a control that takes no text: somebody types a sentence and does not notice that no
 * field has the focus. Without this the first blank presses the focused button.
 */
export class TypingJudge {
  #typedAt = Number.NEGATIVE_INFINITY

  /**
   * @param takesText the focus is in a field or a list that takes the key itself
   * @returns `text`: a letter that belongs into a field; `stray`: a blank or Enter that presses nothing; undefined: a intended press
   */
  judge(press: GuardedKey, takesText: boolean): 'text' | 'stray' | undefined {
    if (takesText) {
      this.#typedAt = Number.NEGATIVE_INFINITY
      return undefined
    }
    const { key, repeat, ctrlKey, altKey, metaKey, timeStamp, isComposing } = press
    if (key === ' ' || key === 'Enter') {
      // A held key presses once: its dialog may have closed meanwhile, with another button under the focus.
      if (repeat) return 'stray'
      if (timeStamp - this.#typedAt >= typingPauseMs) return undefined
      if (key === ' ') this.#typedAt = timeStamp
      return 'stray'
    }
    const isLetter = [...key].length === 1 || key === 'Dead' || isComposing
    if (!isLetter || ctrlKey || altKey || metaKey) return undefined
    this.#typedAt = timeStamp
    return 'text'
  }
}

/**
 * Keeps typed text from pressing controls on this page and moves the focus to the open dialog's field, if it has exactly one.
 * @returns a function that removes the guard
 */
export function guardTyping(): () => void {
  const judge = new TypingJudge()
  /** The stray key while it is down: a browser may press at its release. */
  let stray: string | undefined
  const onDown = (event: KeyboardEvent) => {
    const verdict = judge.judge(event, takesText(focused()))
    stray = verdict === 'stray' ? event.key : undefined
    if (verdict === 'stray') stop(event)
    // The browser then types the letter into the focused field.
    if (verdict === 'text') fieldOfDialog(event.composedPath())?.focus()
  }
  const onUp = (event: KeyboardEvent) => {
    if (event.key === stray) stop(event)
  }
  window.addEventListener('keydown', onDown, { capture: true })
  window.addEventListener('keyup', onUp, { capture: true })
  return () => {
    window.removeEventListener('keydown', onDown, { capture: true })
    window.removeEventListener('keyup', onUp, { capture: true })
  }
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Types of inputs that take no text. */
const wordless = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'])

function isTextField(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement) return !element.disabled && !element.readOnly
  return (
    element instanceof HTMLInputElement &&
    !wordless.has(element.type) &&
    !element.disabled &&
    !element.readOnly
  )
}

function takesText(element: HTMLElement | undefined): boolean {
  if (!element) return false
  return isTextField(element) || element instanceof HTMLSelectElement || element.isContentEditable
}

/** @returns the only text field of the dialog that a key was pressed in. */
function fieldOfDialog(path: readonly EventTarget[]): HTMLElement | undefined {
  const at = path.findIndex(target => target instanceof HTMLDialogElement)
  const dialog = path[at]
  if (!(dialog instanceof HTMLDialogElement)) return undefined
  // Slotted content is a child of the host of the dialog's shadow root.
  const root = dialog.getRootNode()
  const within = root instanceof ShadowRoot ? [dialog, root.host] : [dialog]
  const [field, ...others] = new Set(within.flatMap(textFieldsIn))
  return others.length === 0 ? field : undefined
}

function textFieldsIn(root: Element | ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    ...(element instanceof HTMLElement && isTextField(element) && element.checkVisibility() ? [element] : []),
    ...(element.shadowRoot ? textFieldsIn(element.shadowRoot) : []),
  ])
}
