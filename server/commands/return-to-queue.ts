import { contextOf, type UseCase } from './use-case.ts'

/** The called visitor goes back to the old place; a manager may do so from afar. Refusals: see the script's header. */
export const returnToQueue: UseCase<'ticket:return-to-queue'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'return-to-queue', contextOf(request), body)
