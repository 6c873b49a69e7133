import { z } from 'zod'
import { cleanText, isSoundText, isVisibleText } from '../domain/text.ts'

const sound = z
  .string()
  .refine(isSoundText, { message: 'a character that cannot be shown', abort: true })
  .overwrite(cleanText)

/**
 * @returns the schema of a text that a person writes, with at least one visible character. It refuses characters that only a
 * faulty program sends, and removes invisible ones, which people paste. `maxLength` applies to the cleaned text.
 */
export function writtenText(maxLength: number) {
  return sound.min(1).max(maxLength).refine(isVisibleText, 'nothing to be seen')
}

/** @returns the schema of a text that may be empty. */
export function optionalText(maxLength: number) {
  return sound.max(maxLength)
}
