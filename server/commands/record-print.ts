import { contextOf, type UseCase } from './use-case.ts'

/** What became of a ticket's paper. Refusals: see the script's header. */
export const recordPrint: UseCase<'ticket:record-print'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'record-print', contextOf(request), body)
