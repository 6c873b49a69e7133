import { z } from 'zod'
import type { Device } from '../domain/device.ts'
import type { Person } from '../domain/person.ts'

/** Characters of a password after NFKC; longer passwords only cost the server time. */
export const maxPasswordLength = 128
/** Characters of a password after NFKC; shorter passwords can be guessed. */
export const minPasswordLength = 12
/** UTF-16 units of a password on the wire; more than characters, because NFKC joins several and an emoji has two units. */
const maxPasswordUnits = 1_000

/** Accepts any name and password, so that a malformed name gets the same answer as a wrong one. */
export const signInSchema = z.strictObject({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(maxPasswordUnits),
})

/** `current` may be a one-time code. The server checks the new password's length and commonness. */
export const changePasswordSchema = z.strictObject({
  current: z.string().min(1).max(maxPasswordUnits),
  next: z.string().min(1).max(maxPasswordUnits),
})

/** Answer of `GET /api/me`: the person and the devices of this browser, which may be used by both. */
export interface Me {
  /** The server runs as a demonstration: the local page gives out every role. */
  demo: boolean
  /** Name of the organisation's sign-in provider; absent: none is configured. */
  provider?: string
  person?: Person
  devices: Pick<Device, 'id' | 'kind' | 'centre' | 'place' | 'name' | 'state'>[]
}

/** One of a person's sessions, as the account page shows it. */
export interface SessionInfo {
  /** The session's public id, which grants no access. */
  id: string
  isThis: boolean
  /** Unix ms. */
  startedAt: number
  endsAt: number
  address: string
  /** The browser's user agent, shortened. */
  browser: string
}
