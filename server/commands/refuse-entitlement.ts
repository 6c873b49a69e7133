import { contextOf, type UseCase } from './use-case.ts'

/** The right was not proved; the ticket goes back to its ordinary place. Refusals: see the script's header. */
export const refuseEntitlement: UseCase<'ticket:refuse-entitlement'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'refuse-entitlement', contextOf(request), body)
