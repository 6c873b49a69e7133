import { type EventBody, type EventType, eventTypes, type StreamEvent } from '../../shared/contract/events.ts'
import { parseStored } from '../../shared/domain/text.ts'
import { ticketDefaults } from '../../shared/domain/ticket-fields.ts'

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
  for (let i = 0; i + 1 < flat.length; i += 2) field[flat[i] as string] = flat[i + 1] as string
  const { n, type = '', at: time, by = '', ticket, counter, via, body = '{}' } = field
  const at = Number(time)
  if (!known.has(type)) return { id, n: Number(n), at, unknown: type }
  return {
    id,
    n: Number(n),
    type: type as EventType,
    at,
    by,
    ...(ticket && { ticket }),
    ...(counter && { counter }),
    ...(via && { via }),
    body: whole(type, { at, by, ticket }, parseStored(body)),
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

/** The body as the contract has it. Changed in place: it was parsed just now, and every event of a hall comes by here. */
function whole(
  type: string,
  { at, by, ticket }: { at: number; by: string; ticket: string | undefined },
  body: ShortBody,
): EventBody<EventType> {
  const { queue, number } = body
  const { set, ...change } = body.change
  if (queue !== undefined) {
    if (change.sum) change.sum = withQueue(change.sum, queue)
    if (change.curve) change.curve = withQueue(change.curve, queue)
  }
  const issued = type === 'ticket:issued' && {
    ...{ number, queue, state: 'waiting', ...ticketDefaults },
    ...{ firstIssuedAt: at, waitSince: at, orderBy: set?.dueBy, from: by.slice(by.indexOf(':') + 1) },
  }
  const ofTicket = set && { ticket: { id: ticket, set: issued ? { ...issued, ...set } : set } }
  body.change = Object.assign(change, ofTicket)
  return body as unknown as EventBody<EventType>
}

/** `:issued` and `12::in` are of the event's own queue. */
function withQueue(figures: Record<string, number>, queue: string): Record<string, number> {
  const named: Record<string, number> = {}
  for (const field in figures) {
    const at = field.indexOf(':')
    const isOwn = at === 0 || field[at + 1] === ':'
    const whole = at === 0 ? queue + field : `${field.slice(0, at + 1)}${queue}${field.slice(at + 1)}`
    named[isOwn ? whole : field] = figures[field] ?? 0
  }
  return named
}
