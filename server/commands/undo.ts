import { contextOf, type UseCase } from './use-case.ts'

/** Takes the last step of a ticket back. Refusals: see the script's header. */
export const undo: UseCase<'ticket:undo'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'undo', contextOf(request), body)
