import { contextOf, type UseCase } from './use-case.ts'

/** The inspector has seen the paper that proves the right. Refusals: see the script's header. */
export const confirmEntitlement: UseCase<'ticket:confirm-entitlement'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'confirm-entitlement', contextOf(request), body)
