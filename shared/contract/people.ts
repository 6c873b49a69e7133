import { z } from 'zod'
import type { Person } from '../domain/person.ts'
import { staffRoles } from '../domain/roles.ts'
import { signSchema } from './commands.ts'
import { centreId, requestId } from './ids.ts'

/** Typed at every sign-in, on any keyboard: Latin, without blanks, in small letters. An email address is one, too. */
export const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{1,39}$/)

/** What an administrator says of a person. An inspector and a manager work somewhere; the others belong to every centre. */
export const personSchema = signSchema
  .extend({
    login: loginSchema,
    role: z.enum(staffRoles),
    centres: z.array(centreId).max(100),
  })
  .refine(({ role, centres }) => (role === 'inspector' || role === 'manager') === centres.length > 0, {
    path: ['centres'],
  })
export type PersonBody = z.infer<typeof personSchema>

export const createPersonSchema = z.strictObject({ requestId, person: personSchema })
export const changePersonSchema = z.strictObject({
  requestId,
  /** The version that its author saw. */
  base: z.int().nonnegative(),
  person: personSchema,
  isActive: z.boolean(),
})
export const ofPersonSchema = z.strictObject({ requestId })

/** A person as the page of people shows it. */
export interface PersonRow extends Person {
  /** Has set a password of their own. */
  hasPassword: boolean
  /** A one-time code is open until then, Unix ms. */
  codeUntil?: number
}

/** A one-time code, told once: it stands nowhere. Absent where the request was carried out before. */
export interface GivenCode {
  person: PersonRow
  code?: string
  /** Unix ms. */
  until?: number
}
