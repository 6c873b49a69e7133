/** What a visitor comes for: to submit something, to collect what is ready, or to be consulted. Catalogues give these their own words. */
export const purposes = ['submission', 'collection', 'consultation'] as const
export type Purpose = (typeof purposes)[number]

/** A service by its id in the catalogue. */
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
  const purpose = purposes.find(one => one === queue.slice(dot + 1))
  if (!purpose) throw new Error(`not a queue id: ${queue}`)
  return { service: queue.slice(0, dot), purpose }
}

/** What the queue ids of a purpose end with: `.submission`. */
export const queueEndings = [
  '.submission',
  '.collection',
  '.consultation',
] as const satisfies readonly `.${Purpose}`[]
