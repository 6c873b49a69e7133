import { contextOf, type UseCase } from './use-case.ts'

/** A missed visitor waits again. Refusals: see the script's header. */
export const restore: UseCase<'ticket:restore'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'restore', contextOf(request), body)
