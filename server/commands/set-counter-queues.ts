import { contextOf, type UseCase } from './use-case.ts'

/** Sets the queues that a window serves. */
export const setCounterQueues: UseCase<'counter:set-counter-queues'> = ({ store }, request, body) =>
  store.run(request.asker.centre, 'set-counter-queues', contextOf(request), {
    counter: body.counter,
    session: body.session ?? '',
    queues: [...new Set(body.queues)].join(','),
  })
