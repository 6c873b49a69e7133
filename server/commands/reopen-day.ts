import { finishBatches } from './finish-batches.ts'
import { contextOf, type UseCase } from './use-case.ts'

/**
 * Takes the end of the present day back. The first batch carries the request; those after it only finish this reopening, never
 * begin another one, so that a repeated request does not open a day that was ended once more meanwhile.
 */
export const reopenDay: UseCase<'day:reopen-day'> = async ({ store }, request, body) => {
  const { centre } = request.asker
  const context = contextOf(request)
  const first = await store.run(centre, 'reopen-day', context, { target: body.day })
  if (!first.ok || first.reply.done === true) return first
  const { by, via } = context
  const onward = { target: body.day, onward: 1 }
  await finishBatches(
    () => store.run(centre, 'reopen-day', { by, ...(via !== undefined && { via }) }, onward),
    ['DAY_NOT_ENDED', 'DAY_OVER'],
  )
  // A repeat of the request must answer the same, so nothing of the later batches is told.
  return { ...first, reply: { done: true } }
}
