import { businessDayOf } from '../../shared/domain/business-day.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { finishBatches } from './finish-batches.ts'
import { contextOf, refuse, type UseCase } from './use-case.ts'

/** A manager ends the day, having been told how many still wait. */
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
 * Ends a business day batch by batch. Killed in between, whoever calls it next goes on where it was. The first batch
 * carries the request; those after it finish what was confirmed.
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
  // Another node or an earlier try may come to the end first. Without a confirmed number no batch ends a day that
  // somebody has opened again meanwhile.
  await finishBatches(
    () => store.run(centre, 'close-day', { by, ...(via !== undefined && { via }) }, onward),
    ['ALREADY_CLOSED', 'WAITING_CHANGED'],
  )
  // A repeat of the request must answer the same, so nothing of the later batches is told.
  return { ...first, reply: { done: true } }
}
