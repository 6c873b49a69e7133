import { createHash } from 'node:crypto'

/** @returns the SHA-256 of a text in 43 characters; replaces a secret or an address in the store without revealing it. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
