import { z } from 'zod'
import { locales } from '../domain/locale.ts'

const ms = z.coerce.number().int().nonnegative().max(99_999_999_999_999)

/** Which rows of a trail are wanted. */
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
  /** Unix ms: from, and up to. */
  from: ms.optional(),
  to: ms.optional(),
  /** Of people or devices, what concerns the centre; absent: its own trail. */
  of: z.enum(['people', 'devices']).optional(),
}
export const auditFilterSchema = z.strictObject(filter)
export type AuditFilter = z.infer<typeof auditFilterSchema>

/** Newest first. */
export const auditPageSchema = z.strictObject({
  ...filter,
  /** Older than this row: `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,15}-\d{1,10}$/)
    .optional(),
})

/** All of them, oldest first, as a file. */
export const auditExportSchema = z.strictObject({ ...filter, lang: z.enum(locales) })

export type AuditValues = Readonly<Record<string, string>>

/** One thing that was done, as the page shows it. Nothing that was written in words about a visitor is in it. */
export interface AuditRow {
  /** Counts within its centre, or within people, or devices. */
  n: number
  /** Of a centre (`EventType`), of people or devices (`RegisterEventType`), or of a newer version. */
  type: string
  /** Unix ms. */
  at: number
  /** `<role>:<id>`. */
  by: string
  /** The public name of the session, of a person. */
  via?: string
  ticket?: string
  /** The ticket's. */
  number?: string
  counter?: string
  /** Before and after, where something was changed: what changed of it. */
  before?: AuditValues
  after?: AuditValues
  facts: AuditValues
}

export interface AuditPage {
  rows: AuditRow[]
  /** Ask on with it as `before`; absent: there are none older. A page may be short, even empty, and still have one. */
  next?: string
}
