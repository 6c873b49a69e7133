import type { Refusal } from '../../shared/contract/errors.ts'
import { type Action, scopeOf } from '../../shared/contract/permissions.ts'
import type { Identity } from './asker.ts'

/** The actions of a person who must set a password first. */
const beforePassword: ReadonlySet<Action> = new Set([
  'account:change-password',
  'account:sign-out',
  'public:read',
])

/**
 * Applies the table of permissions. No other code reads it.
 *
 * @param centre absent when the action belongs to no centre, or when the caller filters by centre afterwards
 * @returns why `identity` may not do `action`; undefined when it may
 */
export function refusalOf(
  identity: Identity | undefined,
  action: Action,
  centre?: string,
): Refusal | undefined {
  const scope = identity?.role === 'system' ? 'all' : scopeOf(identity?.role ?? 'nobody', action)
  if (scope === '–') return { code: identity ? 'NOT_PERMITTED' : 'NOT_SIGNED_IN' }
  if (identity?.person?.mustChange && !beforePassword.has(action)) return { code: 'MUST_CHANGE_PASSWORD' }
  if (scope === 'all' || centre === undefined || identity === undefined) return undefined
  const { centres } = identity
  return centres === 'all' || centres.includes(centre) ? undefined : { code: 'FOREIGN_CENTRE' }
}
