import { z } from 'zod'
import type { Device } from '../domain/device.ts'
import type { Person } from '../domain/person.ts'

/** Characters of a password after NFKC. Longer ones take the server's time and protect nobody better. */
export const longestPassword = 128
export const shortestPassword = 12
/** UTF-16 units that a password may have on the wire: NFKC makes one character of several, and an emoji takes two units. */
const maxPasswordUnits = 1_000

/** Typed names are taken in any case. A wrong form is a wrong name: it is answered no differently. */
export const signInSchema = z.strictObject({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(maxPasswordUnits),
})

/** `current` may be the one-time code that somebody was given. Length and commonness are judged by the server's rules. */
export const changePasswordSchema = z.strictObject({
  current: z.string().min(1).max(maxPasswordUnits),
  next: z.string().min(1).max(maxPasswordUnits),
})

/** `GET /api/me`: who this browser is. A device and a person may use the same one. */
export interface Me {
  /** The demonstration: the local page gives out every role. */
  demo: boolean
  /** The person may sign in by the organisation's own page, which is called so. */
  provider?: string
  person?: Person
  devices: Pick<Device, 'id' | 'kind' | 'centre' | 'place' | 'name' | 'state'>[]
}

/** One of a person's sessions, as the person sees it. */
export interface SessionInfo {
  /** Public name; proves nothing. */
  id: string
  isThis: boolean
  /** Unix ms. */
  startedAt: number
  endsAt: number
  address: string
  /** What the browser calls itself, shortened. */
  browser: string
}
