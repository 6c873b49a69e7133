import { contextOf, type UseCase } from './use-case.ts'

/** Opens a window: an inspector sits down, comes back from a break or takes it over, or a manager opens it for the next inspector. */
export const openCounter: UseCase<'counter:open-counter'> = ({ store, hall, newSession }, request, body) => {
  const { asker } = request
  const own = hall(asker.centre)?.view?.settings.counters.find(counter => counter.id === body.counter)
  return store.run(asker.centre, 'open-counter', contextOf(request), {
    counter: body.counter,
    session: body.session ?? '',
    newSession: newSession(),
    inspector: asker.person ?? '',
    sign: asker.sign ? JSON.stringify(asker.sign) : '',
    takeOver: body.takeOver ?? '',
    queues: own?.queues.join(',') ?? '',
  })
}
