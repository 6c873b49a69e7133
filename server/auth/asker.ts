import type { Sign } from '../../shared/domain/counter.ts'
import type { Role } from '../../shared/domain/roles.ts'

/** A caller as identified by cookie or key, before the centre of the request is known. */
export interface Identity {
  role: Role
  centres: readonly string[] | 'all'
  /** `<role>:<id>`, as in events. */
  by: string
  /** A person's id, sign for the window, and whether a password must be set first. */
  person?: { id: string; sign: Sign; mustChange?: boolean }
  /** The public id of a person's session. */
  session?: string
  /** A device's id and its place in the centre's settings. */
  device?: { id: string; place: string }
  /** When the session expires, Unix ms. */
  until?: number
}

/** A caller and the centre of the request. */
export interface Asker {
  role: Role
  centre: string
  /** `<role>:<id>`, as in events. */
  by: string
  /** The device's place, or the id of a browser tab. */
  device: string
  person?: string
  sign?: Sign
  /** The public id of a person's session. Replies are stored per session, so that nobody gets the reply to another person's request. */
  session?: string
}
