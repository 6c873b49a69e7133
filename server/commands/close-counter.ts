import { contextOf, type UseCase } from './use-case.ts'

/** The window closes; a manager may force it while a visitor is there. */
export const closeCounter: UseCase<'counter:close-counter'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'close-counter', contextOf(request), {
    counter: body.counter,
    session: body.session ?? '',
    force: body.force ? 1 : '',
  })
