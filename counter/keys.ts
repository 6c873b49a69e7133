import type { WindowAction } from './actions.ts'

/**
 * The keys of the actions. Browsers keep F1, F5, F11 and F12. Undo has the same key as in other programs.
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

/** What has the keyboard's focus: nothing, a field with text in it, or another control. */
export type Focus = 'nothing' | 'text' | 'control'

/** @returns the action of a key; undefined if the key has none with this focus. */
export function actionOfKey(press: KeyPress, focus: Focus): WindowAction | 'undo' | undefined {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = press
  // Uses the key's position, because it writes another letter in a Cyrillic layout. A text field has its own undo.
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && code === 'KeyZ')
    return focus === 'text' ? undefined : 'undo'
  if (ctrlKey || altKey || metaKey || shiftKey) return undefined
  if (key === ' ') return focus === 'nothing' ? 'next' : undefined
  return actionOf.get(key)
}
