import { latinAsTyped } from '../../shared/domain/typed-text.ts'

/** Letters and digits that people do not confuse, neither spoken nor on paper. Twelve of them are 58 bits. */
export const codeSigns = 'abcdefghjkmnpqrstuvwxyz23456789'
/** Characters in each part of a one-time code; hyphens join the parts. */
export const codeParts = [4, 4, 4]

/** @returns the login that a person meant: in lower case, without surrounding blanks, from a Latin or Cyrillic keyboard. */
export function readLogin(typed: string): string {
  return latinAsTyped(typed.trim())
}

/**
 * Reads a one-time code as people type it: in capitals, with blanks, without hyphens, on another keyboard.
 *
 * @returns the code as it was handed over; undefined when the text cannot be a code
 */
export function readCode(typed: string): string | undefined {
  const signs = latinAsTyped(typed.trim()).replace(/[^a-z0-9]/g, '')
  const isCode = signs.length === codeParts.reduce((a, b) => a + b) && [...signs].every(isCodeSign)
  if (!isCode) return undefined
  const parts: string[] = []
  for (let at = 0; parts.length < codeParts.length; at += codeParts[parts.length - 1] ?? 0)
    parts.push(signs.slice(at, at + (codeParts[parts.length] ?? 0)))
  return parts.join('-')
}

function isCodeSign(sign: string): boolean {
  return codeSigns.includes(sign)
}
