/** What a visitor comes for: handing documents in, or fetching finished ones. The order limits the wait for each. */
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

/** @returns service and purpose of a queue id. Ids come through schemas, so a malformed one is a programming error and throws. */
export function splitQueue(queue: QueueId): { service: ServiceId; purpose: Purpose } {
  const dot = queue.lastIndexOf('.')
  const purpose = queue.slice(dot + 1)
  if (purpose !== 'submission' && purpose !== 'collection') throw new Error(`not a queue id: ${queue}`)
  return { service: queue.slice(0, dot), purpose }
}
