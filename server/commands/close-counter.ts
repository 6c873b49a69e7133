import { contextOf, type UseCase } from './use-case.ts'

/** Closes a window. A manager may force this while a visitor is there. */
export const closeCounter: UseCase<'counter:close-counter'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'close-counter', contextOf(request), {
    counter: body.counter,
    session: body.session ?? '',
    force: body.force ? 1 : '',
  })
