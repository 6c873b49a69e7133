import { z } from 'zod'
import { locales } from '../domain/locale.ts'
import { exportKinds } from './archive-report.ts'
import { centreId } from './ids.ts'

/** A business day as addresses and forms write it. */
const day = z.iso.date()

/** A centre's id, or all that whoever asks may look at. */
const centre = centreId

/** A span of business days, both ends within. */
export const spanSchema = z.strictObject({ centre, from: day, to: day })
export type Span = z.infer<typeof spanSchema>

/** One centre's day. */
export const centreDaySchema = z.strictObject({ centre, day })
export type CentreDay = z.infer<typeof centreDaySchema>

/** A ticket by what stands on it; the letter in either alphabet. */
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
  /** Which table, of `table-csv`: see `tablesOf`. */
  table: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .optional(),
})
export type ExportRequest = z.infer<typeof exportSchema>
