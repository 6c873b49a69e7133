import { z } from 'zod'
import { locales } from '../domain/locale.ts'

const ms = z.coerce.number().int().nonnegative().max(99_999_999_999_999)

/** Selects rows of a trail. */
const filter = {
  /** `<role>:<id>`, or a role alone. */
  by: z
    .string()
    .regex(/^[a-z-]{1,20}(:[\w-]{1,64})?$/)
    .optional(),
  /** The beginning of a type: `ticket:`, `device:locked`. */
  type: z
    .string()
    .regex(/^[a-z-]{1,30}:[a-z-]{0,30}$/)
    .optional(),
  /** A ticket's number, or its id. */
  ticket: z
    .string()
    .regex(/^([A-Z]\d{1,6}|\d{8}-\d{6})$/)
    .optional(),
  /** First and last moment, Unix ms. */
  from: ms.optional(),
  to: ms.optional(),
  /** The trail of people or devices, as far as it concerns the centre; absent: the centre's own trail. */
  of: z.enum(['people', 'devices']).optional(),
}
const auditFilterSchema = z.strictObject(filter)
export type AuditFilter = z.infer<typeof auditFilterSchema>

/** Asks for a page of a trail, newest rows first. */
export const auditPageSchema = z.strictObject({
  ...filter,
  /** Rows older than this one: `next` of the previous page. */
  before: z
    .string()
    .regex(/^\d{1,15}-\d{1,10}$/)
    .optional(),
})

/** Asks for all rows as a file, oldest first. */
export const auditExportSchema = z.strictObject({ ...filter, lang: z.enum(locales) })

export type AuditValues = Readonly<Record<string, string>>

/** One row of a trail, as the page shows it. It holds no free text about a visitor. */
export interface AuditRow {
  /** Number of the event within its centre, or within people or devices. */
  n: number
  /** An `EventType` or `RegisterEventType`, or a type of a newer version. */
  type: string
  /** Unix ms. */
  at: number
  /** `<role>:<id>`. */
  by: string
  /** Public id of the person's session. */
  via?: string
  ticket?: string
  /** The ticket's number. */
  number?: string
  counter?: string
  /** Changed values before and after the event. */
  before?: AuditValues
  after?: AuditValues
  facts: AuditValues
}

export interface AuditPage {
  rows: AuditRow[]
  /** `before` of the next page; absent: there are no older rows. Even a short or empty page may have it. */
  next?: string
}
