import type { Sign } from './counter.ts'
import type { StaffRole } from './roles.ts'

/** Somebody who signs in. The sign is what stands at the window (paragraph 14). Passwords stand in no such record. */
export interface Person extends Sign {
  id: string
  /** The name that is typed at sign-in: Latin letters, digits, dot, hyphen, underscore. */
  login: string
  role: StaffRole
  /** Where an inspector or a manager works; empty for administrators and auditors, who belong to every centre. */
  centres: readonly string[]
  /** One who has left keeps the record, for the trail names its id, and can't sign in. */
  isActive: boolean
  /** Has signed in with a code, and must set a password before anything else. */
  mustChange: boolean
  /** Counts changes of this record: a change names the version that its author saw. */
  version: number
}

/** @returns where a person may act. */
export function centresOf({ role, centres }: Pick<Person, 'role' | 'centres'>): readonly string[] | 'all' {
  return role === 'administrator' || role === 'auditor' ? 'all' : centres
}
