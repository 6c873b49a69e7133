import { z } from 'zod'
import { writtenText } from './text.ts'

/** What several parts of a settings document are made of. */

/** Begins as in commands, for what settings name is named in them: an entitlement is claimed, a printer is chosen. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
const title = writtenText(200)
export const text = z.strictObject({ kk: title, ru: title, en: title })
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
