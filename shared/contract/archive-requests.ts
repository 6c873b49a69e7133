import { z } from 'zod'
import { locales } from '../domain/locale.ts'
import { exportKinds } from './archive-report.ts'
import { centreId } from './ids.ts'

/** A business day in addresses and forms, yyyy-mm-dd. */
const day = z.iso.date()

/** A centre's id, or `all` for every centre that the caller may see. */
const centre = centreId

/** A span of business days, both ends included. */
export const spanSchema = z.strictObject({ centre, from: day, to: day })
export type Span = z.infer<typeof spanSchema>

/** One centre's day. */
export const centreDaySchema = z.strictObject({ centre, day })
export type CentreDay = z.infer<typeof centreDaySchema>

/** A ticket by its printed number; the letter may be Cyrillic or Latin. */
export const storySchema = z.strictObject({
  centre,
  day,
  number: z
    .string()
    .max(20)
    .regex(/^[№#\s-]*\p{L}[\s-]*\d{1,6}\s*$/u),
})

export const exportSchema = z.strictObject({
  kind: z.enum(exportKinds),
  centre,
  from: day,
  to: day,
  lang: z.enum(locales),
  /** For `table-csv`, the table's id; see `tablesOf`. */
  table: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .optional(),
})
export type ExportRequest = z.infer<typeof exportSchema>
