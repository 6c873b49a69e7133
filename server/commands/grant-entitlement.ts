import { contextOf, type UseCase } from './use-case.ts'

/** A waiting visitor's right was noticed later. Refusals: see the script's header. */
export const grantEntitlement: UseCase<'ticket:grant-entitlement'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'grant-entitlement', contextOf(request), body)
