import { z } from 'zod'
import { cleanText, isSoundText, isVisibleText } from '../domain/text.ts'

const sound = z
  .string()
  .refine(isSoundText, { message: 'a character that cannot be shown', abort: true })
  .overwrite(cleanText)

/**
 * A text that a person writes, at least one visible character of it. Everything that only a faulty program sends is refused;
 * what comes along when somebody pastes is cleaned away. The length counts what is left.
 */
export function writtenText(maxLength: number) {
  return sound.min(1).max(maxLength).refine(isVisibleText, 'nothing to be seen')
}

/** A text that may be left empty. */
export function optionalText(maxLength: number) {
  return sound.max(maxLength)
}
