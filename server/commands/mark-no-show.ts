import { contextOf, type UseCase } from './use-case.ts'

/** The called visitor did not come. Refusals: see the script's header. */
export const markNoShow: UseCase<'ticket:mark-no-show'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'mark-no-show', contextOf(request), body)
