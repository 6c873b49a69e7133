import { type EventBody, type EventType, eventTypes, type StreamEvent } from '../../shared/contract/events.ts'

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
 * every body against its schema. What the script leaves out because it stands beside is put in again: events are most of
 * the memory that a waiting ticket takes.
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
    body: whole(type, { at: Number(at), by, ticket }, JSON.parse(body)),
  }
}

/** The parts of a body that a script shortens (include/emit.lua, issue.lua). */
interface ShortBody {
  number?: string
  queue?: string
  change: {
    /** Of the event's ticket. */
    set?: Record<string, unknown>
    sum?: Record<string, number>
    curve?: Record<string, number>
  }
}

function whole(
  type: string,
  { at, by, ticket }: { at: number; by: string; ticket: string | undefined },
  { change: { set, sum, curve, ...change }, ...facts }: ShortBody,
): EventBody<EventType> {
  const { queue, number } = facts
  const issued = type === 'ticket:issued' && {
    ...{ number, queue, state: 'waiting', lane: 'ordinary', wait: 1, waitKind: 'issue' },
    ...{ firstIssuedAt: at, waitSince: at, orderBy: set?.dueBy, from: by.slice(by.indexOf(':') + 1) },
  }
  const body = {
    ...facts,
    change: {
      ...change,
      ...(set && { ticket: { id: ticket, set: { ...issued, ...set } } }),
      ...(sum && { sum: withQueue(sum, queue) }),
      ...(curve && { curve: withQueue(curve, queue) }),
    },
  }
  return body as unknown as EventBody<EventType>
}

/** `:issued` and `12::in` are of the event's own queue. */
function withQueue(figures: Record<string, number>, queue: string | undefined): Record<string, number> {
  if (queue === undefined) return figures
  const named: Record<string, number> = {}
  for (const field in figures) {
    const at = field.indexOf(':')
    const isOwn = at === 0 || field[at + 1] === ':'
    const whole = at === 0 ? queue + field : `${field.slice(0, at + 1)}${queue}${field.slice(at + 1)}`
    named[isOwn ? whole : field] = figures[field] ?? 0
  }
  return named
}
