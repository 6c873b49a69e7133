import { type EventBody, type EventType, eventTypes, type StreamEvent } from '../../shared/contract/events.ts'
import { parseStored } from '../../shared/domain/text.ts'
import { ticketDefaults } from '../../shared/domain/ticket-fields.ts'

/** One entry of a stream as Redis returns it: its id, and fields and values alternating. */
export type StreamEntry = readonly [string, readonly string[]]

/** An event of a newer node's type: everything except the count of events ignores it. */
export interface UnknownEvent {
  id: string
  n: number
  at: number
  unknown: string
}

const known = new Set<string>(eventTypes)

/**
 * Parses a stream entry. Our own script wrote the body, so it is not checked here: tests check every body against
 * its schema. Adds what the script leaves out because another field has it: events take most of the memory of a
 * waiting ticket.
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
    /** The id of the event's ticket. */
    set?: Record<string, unknown>
    sum?: Record<string, number>
    curve?: Record<string, number>
  }
}

/**
 * Restores the body by the contract. Changes it in place: it was just parsed, and every event of a centre passes
 * here.
 */
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
    number,
    queue,
    state: 'waiting',
    ...ticketDefaults,
    firstIssuedAt: at,
    waitSince: at,
    orderBy: set?.dueBy,
    from: by.slice(by.indexOf(':') + 1),
  }
  const ofTicket = set && { ticket: { id: ticket, set: issued ? { ...issued, ...set } : set } }
  body.change = Object.assign(change, ofTicket)
  return body as unknown as EventBody<EventType>
}

/** Restores the names of the event's own queue in `:issued` and `12::in`. */
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
