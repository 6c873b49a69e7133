import { contextOf, type UseCase } from './use-case.ts'

/** The visitor will not be served today. Refusals: see the script's header. */
export const cancel: UseCase<'ticket:cancel'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'cancel', contextOf(request), body)
