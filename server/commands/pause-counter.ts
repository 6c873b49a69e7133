import { contextOf, type UseCase } from './use-case.ts'

/** A break: no new visitor is called. Refusals: see the script's header. */
export const pauseCounter: UseCase<'counter:pause-counter'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'pause-counter', contextOf(request), body)
