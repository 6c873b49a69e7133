/** What a visitor comes for: submitting documents, or collecting finished ones. The order limits the wait for each. */
export const purposes = ['submission', 'collection'] as const
export type Purpose = (typeof purposes)[number]

/** One of the 18 services, by the id its annex has in the catalogue. */
export type ServiceId = string

/** The people waiting for one service and purpose, such as `housing-register.submission`. */
export type QueueId = `${ServiceId}.${Purpose}`

/** @returns the id of the queue of `service` and `purpose`. */
export function queueId(service: ServiceId, purpose: Purpose): QueueId {
  return `${service}.${purpose}`
}

/**
 * @returns the service and the purpose of a queue id
 * @throws Error for a malformed id, which is a programming error because schemas check ids
 */
export function splitQueue(queue: QueueId): { service: ServiceId; purpose: Purpose } {
  const dot = queue.lastIndexOf('.')
  const purpose = queue.slice(dot + 1)
  if (purpose !== 'submission' && purpose !== 'collection') throw new Error(`not a queue id: ${queue}`)
  return { service: queue.slice(0, dot), purpose }
}
