import { type Purpose, purposes, type QueueId, queueId, type ServiceId } from '../domain/queue.ts'

/** @returns the queues of a service, retired ones too. A purpose without a queue is not offered. */
export function queuesOf({
  id,
  queues,
}: {
  readonly id: ServiceId
  readonly queues: Partial<Readonly<Record<Purpose, object>>>
}): QueueId[] {
  return purposes.filter(purpose => queues[purpose]).map(purpose => queueId(id, purpose))
}
