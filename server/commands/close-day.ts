import { businessDayOf } from '../../shared/domain/business-day.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { finishBatches } from './finish-batches.ts'
import { contextOf, refuse, type UseCase } from './use-case.ts'

/** Ends a business day for a manager who has confirmed the number of waiting visitors. */
export const closeDay: UseCase<'day:close-day'> = ({ store, hall }, request, body) => {
  const settings = hall(request.asker.centre)?.view?.settings
  if (!settings) return Promise.resolve(refuse('STORE_AWAY'))
  const { asker } = request
  return endDay(store, asker.centre, contextOf(request), {
    ...settings,
    day: body.day,
    waiting: body.waiting,
  })
}

/**
 * Ends a business day batch by batch. When the node dies in between, the next call continues from there. The first batch carries the
 * request; later ones finish it.
 *
 * @param options.waiting the number of waiting visitors that was confirmed; absent when nobody confirms
 * @throws BrokenOffError when the store goes away after the first batch
 */
export async function endDay(
  store: QueueStore,
  centre: string,
  context: ScriptContext,
  { day, zone, dayStartsAt, waiting }: { day: string; zone: string; dayStartsAt: string; waiting?: number },
): Promise<ScriptResult> {
  const span = businessDayOf(day, zone, dayStartsAt)
  const onward = { target: day, targetFrom: span.from, targetTo: span.to }
  const args = { ...onward, ...(waiting !== undefined && { waiting }) }
  const first = await store.run(centre, 'close-day', context, args)
  if (!first.ok || first.reply.done === true) return first
  const { by, via } = context
  // Another node or an earlier attempt may finish first. Later batches carry no confirmed number, so they never end a day that somebody
  // has reopened meanwhile.
  await finishBatches(
    () => store.run(centre, 'close-day', { by, ...(via !== undefined && { via }) }, onward),
    ['ALREADY_CLOSED', 'WAITING_CHANGED'],
  )
  // A repeated request must get the same reply, so the reply contains nothing of later batches.
  return { ...first, reply: { done: true } }
}
