import { contextOf, type UseCase } from './use-case.ts'

/** The visitor is at the window. Refusals: see the script's header. */
export const start: UseCase<'ticket:start'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'start', contextOf(request), body)
