import { businessDayOf } from '../../shared/domain/business-day.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import type { ScriptArgs } from '../queue/script-args.ts'
import type { ScriptContext, ScriptResult } from '../queue/script-runner.ts'
import { BrokenOffError, troubleOf } from '../redis/trouble.ts'
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
  if (!first.ok || first.reply.done === true) return first
  await endRest(store, centre, context, args)
  // A repeat of the request must answer the same, so nothing of the later batches is told.
  return { ...first, reply: { done: true } }
}

/** The batches after the first. Another node or an earlier try may come to the end first. */
async function endRest(
  store: QueueStore,
  centre: string,
  { by, via }: ScriptContext,
  args: ScriptArgs<'close-day'>,
): Promise<void> {
  for (;;) {
    const next = await store
      .run(centre, 'close-day', { by, ...(via !== undefined && { via }) }, args)
      .catch(error => {
        // "Nothing was done" would not be true any more.
        throw troubleOf(error) ? new BrokenOffError('the end of a day broke off', { cause: error }) : error
      })
    if (next.ok && next.reply.done !== true) continue
    if (next.ok || next.error.code === 'ALREADY_CLOSED') return
    throw new Error(`the day's end stopped: ${next.error.code}`)
  }
}
