import { z } from 'zod'
import type { EventType } from './events.ts'

/** Which rows of the trail are wanted, newest first; `before`: older than this number. */
export const auditFilterSchema = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  /** `<role>:<id>`, or a role alone. */
  by: z.string().max(100).optional(),
  /** The beginning of a type: `ticket:`, `device:locked`. */
  type: z.string().max(60).optional(),
  ticket: z.string().max(20).optional(),
  /** Unix ms, from and up to. */
  from: z.coerce.number().int().nonnegative().optional(),
  to: z.coerce.number().int().nonnegative().optional(),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>

/** One thing that was done, as the page shows it. */
export interface AuditRow {
  /** Counts within its centre, or within people, or devices. */
  n: number
  type: EventType | string
  /** Unix ms. */
  at: number
  /** `<role>:<id>`. */
  by: string
  /** The public name of the session, of a person. */
  via?: string
  ticket?: string
  counter?: string
  /** Before and after, where something was changed. */
  before?: Readonly<Record<string, unknown>>
  after?: Readonly<Record<string, unknown>>
  facts: Readonly<Record<string, unknown>>
}

export interface AuditPage {
  rows: AuditRow[]
  /** Ask on with it as `before`; absent: there are none older. */
  next?: number
}
