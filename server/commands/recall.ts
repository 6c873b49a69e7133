import { contextOf, type UseCase } from './use-case.ts'

/** Calls the visitor of this window again. Refusals: see the script's header. */
export const recall: UseCase<'ticket:recall'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'recall', contextOf(request), body)
