/** A key of the on-screen keyboard: it writes a character, or edits the text. */
export type Key = { write: string } | { edit: 'erase' | 'clear' }

/** @returns the text after pressing `key`. */
export function applyKey(text: string, key: Key): string {
  if ('write' in key) return text + key.write
  return key.edit === 'clear' ? '' : [...text].slice(0, -1).join('')
}
