import { contextOf, type UseCase } from './use-case.ts'

/** The visitor goes to another queue and keeps the time of first issue. Refusals: see the script's header. */
export const transfer: UseCase<'ticket:transfer'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'transfer', contextOf(request), body)
