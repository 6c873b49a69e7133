import type { Sign } from '../../shared/domain/counter.ts'
import type { Role } from '../../shared/domain/roles.ts'

/** Who somebody is, by cookie or key, before it is said for which centre they ask. */
export interface Identity {
  role: Role
  centres: readonly string[] | 'all'
  /** `<role>:<id>`, as events tell it. */
  by: string
  /** Of a person: id, the sign for the window, and whether a password must be set first. */
  person?: { id: string; sign: Sign; mustChange?: boolean }
  /** Of a person: the public name of the session. */
  session?: string
  /** Of a device: its record's id, and its place in the centre's settings. */
  device?: { id: string; place: string }
  /** When this ends by itself, Unix ms. */
  until?: number
}

/** Who asks, for one centre. */
export interface Asker {
  role: Role
  centre: string
  /** `<role>:<id>`, as events tell it. */
  by: string
  /** Device or tab. */
  device: string
  person?: string
  sign?: Sign
  /** Of a person: the public name of the session. Answers are remembered for it, so that nobody meets another's request. */
  session?: string
}
