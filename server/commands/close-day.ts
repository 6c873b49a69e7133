import { businessDayOf } from '../../shared/domain/business-day.ts'
import type { QueueStore, ScriptContext, ScriptResult } from '../queue/queue-store.ts'
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
  const args = {
    target: day,
    targetFrom: span.from,
    targetTo: span.to,
    ...(waiting !== undefined && { waiting }),
  }
  const first = await store.run(centre, 'close-day', context, args)
  let last = first
  while (last.ok && last.reply.done !== true) {
    last = await store.run(centre, 'close-day', { by: context.by }, args)
  }
  // Another node or an earlier try may have come to the end first.
  if (!last.ok && last.error.code === 'ALREADY_CLOSED' && first.ok) return first
  return last
}
