import { z } from 'zod'
import { queueEndings } from '../domain/queue.ts'

/** Id of one press. A repeated request carries the same id and changes nothing again. */
export const requestId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/**
 * Id of a person, device, session, entitlement or other thing that a screen names: short, without the separators of our keys
 * and lists, and never `__proto__`.
 */
export const screenId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)

export const centreId = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** Business day and sequence: `20261127-000042`. */
export const ticketId = z.string().regex(/^\d{8}-\d{6}$/)

/** A local time, HH:MM. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A service and what a visitor comes for: `housing-register.submission`. */
export const queueId = z.templateLiteral([z.string().regex(/^[a-z0-9-]{1,40}$/), z.enum(queueEndings)])
