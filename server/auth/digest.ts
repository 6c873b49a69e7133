import { createHash } from 'node:crypto'

/** @returns the SHA-256 of a text, in 43 characters: names a secret or an address in the store without giving it away. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
