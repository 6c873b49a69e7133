import type { WindowAction } from './actions.ts'

/**
 * Keys that browsers need for nothing a visitor's day depends on: F1, F5, F11 and F12 stay theirs. Taking a step back has
 * the key that every other program gives it.
 */
export const keyOf: Readonly<Record<WindowAction, string>> = {
  next: 'F2',
  recall: 'F3',
  start: 'F4',
  finish: 'F6',
  'no-show': 'F7',
  park: 'F8',
  transfer: 'F9',
  return: 'F10',
}
export const undoKey = 'Ctrl+Z'

const actionOf = new Map<string, WindowAction>(
  Object.entries(keyOf).map(([action, key]) => [key, action as WindowAction]),
)

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>

/** Where the keyboard's focus is: on nothing, on a field with text in it, or on another control. */
export type Focus = 'nothing' | 'text' | 'control'

/** @returns what a key asks for, wherever the focus is; undefined: nothing of ours. */
export function actionOfKey(press: KeyPress, focus: Focus): WindowAction | 'undo' | undefined {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = press
  // By its place on the keyboard: on a Cyrillic layout the same key writes another letter. A text field has its own undo.
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && code === 'KeyZ')
    return focus === 'text' ? undefined : 'undo'
  if (ctrlKey || altKey || metaKey || shiftKey) return undefined
  if (key === ' ') return focus === 'nothing' ? 'next' : undefined
  return actionOf.get(key)
}
