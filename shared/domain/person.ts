import type { Sign } from './counter.ts'
import type { StaffRole } from './roles.ts'

/** A person who signs in, with the sign shown at the window (paragraph 14). The record never holds a password. */
export interface Person extends Sign {
  id: string
  /** The name typed at sign-in: Latin letters, digits, dot, hyphen, underscore. */
  login: string
  role: StaffRole
  /** Centres of a person whose role has centres; empty for administrators and auditors, who belong to every centre. */
  centres: readonly string[]
  /** False for people who have left: they cannot sign in, but the trail still refers to the record. */
  isActive: boolean
  /** The person signed in with a one-time code and must set a password first. */
  mustChange: boolean
  /** Number of changes to this record. Every change names the version that its author saw. */
  version: number
}

/** @returns whether people of a role belong to chosen centres; all others belong to every centre. */
export function hasCentres(role: StaffRole): boolean {
  return role !== 'administrator' && role !== 'auditor'
}

/** @returns the centres in which a person may act. */
export function centresOf({ role, centres }: Pick<Person, 'role' | 'centres'>): readonly string[] | 'all' {
  return hasCentres(role) ? centres : 'all'
}
