/** A key of the keyboard on the screen: something to write, or what to do with what was written. */
export type Key = { write: string } | { edit: 'erase' | 'clear' }

/** @returns `text` after `key`. */
export function press(text: string, key: Key): string {
  if ('write' in key) return text + key.write
  return key.edit === 'clear' ? '' : [...text].slice(0, -1).join('')
}
