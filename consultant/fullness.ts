import { maxWaitingOf } from '../shared/catalogue/effective.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { QueueId } from '../shared/domain/queue.ts'

/**
 * Says in advance why a ticket would be refused, because a kiosk sends people whose queue is full to the consultant.
 *
 * @returns the code of the refusal; undefined while there is room
 */
export function fullness(
  { queues, settings }: Pick<HallView, 'queues' | 'settings'>,
  queue: QueueId,
): 'CENTRE_FULL' | 'QUEUE_FULL' | undefined {
  const all = Object.values(queues).reduce((sum, { waiting }) => sum + waiting, 0)
  if (all >= settings.maxWaiting) return 'CENTRE_FULL'
  const max = maxWaitingOf(settings, queue)
  return max !== null && (queues[queue]?.waiting ?? 0) >= max ? 'QUEUE_FULL' : undefined
}
