import { contextOf, type UseCase } from './use-case.ts'

/** Calls the next visitor to the inspector's window. Refusals: see the script's header. */
export const callNext: UseCase<'ticket:call-next'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'call-next', contextOf(request), body)
