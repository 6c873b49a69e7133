import { contextOf, type UseCase } from './use-case.ts'

/** The visitor has been served. Refusals: see the script's header. */
export const finish: UseCase<'ticket:finish'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'finish', contextOf(request), body)
