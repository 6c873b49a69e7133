import { z } from 'zod'
import { textLimits } from '../domain/text-limits.ts'
import { writtenText } from './text.ts'

/** Schemas that several parts of a settings document share. */

/** An id in the settings. Commands refer to it, so it matches their `screenId`. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
const title = writtenText(textLimits.title)
export const text = z.strictObject({ kk: title, ru: title, en: title })
