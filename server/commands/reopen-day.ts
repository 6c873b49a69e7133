import { finishBatches } from './finish-batches.ts'
import { contextOf, type UseCase } from './use-case.ts'

/**
 * Reopens the present day, batch by batch. The first batch carries the request; later ones only finish this reopening, so that a repeated
 * request does not reopen a day that was ended again meanwhile.
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
  // A repeated request must get the same reply, so the reply contains nothing of later batches.
  return { ...first, reply: { done: true } }
}
