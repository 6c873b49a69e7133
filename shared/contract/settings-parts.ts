import { z } from 'zod'
import { textLimits } from '../domain/text-limits.ts'
import { writtenText } from './text.ts'

/** What several parts of a settings document are made of. */

/** Begins as in commands, for what settings name is named in them: an entitlement is claimed, a printer is chosen. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
const title = writtenText(textLimits.title)
export const text = z.strictObject({ kk: title, ru: title, en: title })
