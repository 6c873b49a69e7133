import { type EventType, eventTypes, type StreamEvent } from '../../shared/contract/events.ts'

/** One entry of a stream as Redis gives it: its id, and fields and values in turn. */
export type StreamEntry = readonly [string, readonly string[]]

/** An event of a newer node: told to be passed over by everything but the count of events. */
export interface UnknownEvent {
  id: string
  n: number
  at: number
  unknown: string
}

const known = new Set<string>(eventTypes)

/**
 * @returns the event of a stream entry. Its body is what our own script wrote, so it is taken as it is: the tests hold
 * every body against its schema.
 */
export function parseEvent([id, flat]: StreamEntry): StreamEvent | UnknownEvent {
  const field: Record<string, string> = {}
  for (let i = 0; i + 1 < flat.length; i += 2) field[String(flat[i])] = String(flat[i + 1])
  const { n, type = '', at, by = '', ticket, counter, body = '{}' } = field
  if (!known.has(type)) return { id, n: Number(n), at: Number(at), unknown: type }
  return {
    id,
    n: Number(n),
    type: type as EventType,
    at: Number(at),
    by,
    ...(ticket && { ticket }),
    ...(counter && { counter }),
    body: JSON.parse(body),
  }
}
