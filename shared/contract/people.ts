import { z } from 'zod'
import { hasCentres, type Person } from '../domain/person.ts'
import { staffRoles } from '../domain/roles.ts'
import { signSchema } from './commands.ts'
import { centreId, requestId } from './ids.ts'

/** A login: lower-case Latin without blanks, because people type it on any keyboard. An email address is valid. */
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,39}$/)

/** A person's data as an administrator enters it. Administrators and auditors have no centres: they belong to all. */
export const personSchema = signSchema
  .extend({
    login: loginSchema,
    role: z.enum(staffRoles),
    centres: z.array(centreId).max(100),
  })
  .refine(({ role, centres }) => hasCentres(role) === centres.length > 0, {
    path: ['centres'],
  })
export type PersonBody = z.infer<typeof personSchema>

export const createPersonSchema = z.strictObject({ requestId, person: personSchema })
export const changePersonSchema = z.strictObject({
  requestId,
  /** The version that the author saw. */
  base: z.int().nonnegative(),
  person: personSchema,
  isActive: z.boolean(),
})
export const ofPersonSchema = z.strictObject({ requestId })

/** A person as the page of people shows it. */
export interface PersonRow extends Person {
  /** The person has set a password. */
  hasPassword: boolean
  /** When the person's one-time code expires, Unix ms; absent: there is none. */
  codeUntil?: number
}

/** A new one-time code. The server sends it once and does not store it, so a repeated request gets none. */
export interface GivenCode {
  person: PersonRow
  code?: string
  /** Unix ms. */
  until?: number
}
