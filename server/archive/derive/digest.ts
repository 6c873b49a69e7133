import { eventBodies, type StreamEvent } from '../../../shared/contract/events.ts'
import { publicSessionLength } from '../../../shared/view/cut.ts'
import { parseEvent, type StreamEntry } from '../../queue/parse-event.ts'
import type { EventRow } from '../schema.ts'

/** What an entry tells, or why nothing can be made of it. */
export type Digested = { event: StreamEvent } | { reason: string }

/** @returns the event of a stream's entry, its body held against the contract: nothing else is derived from. */
export function digest(entry: StreamEntry): Digested {
  let event: ReturnType<typeof parseEvent>
  try {
    event = parseEvent(entry)
  } catch (error) {
    return { reason: `Its body cannot be read: ${(error as Error).message}` }
  }
  if ('unknown' in event) return { reason: `This version knows no event ${event.unknown}.` }
  const { success, error } = eventBodies[event.type].safeParse(event.body)
  if (success) return { event }
  const [issue] = error.issues
  return { reason: `Its body is not that of ${event.type}: ${issue?.path.join('.')}: ${issue?.message}` }
}

/** @returns the number of an entry's event, or undefined where it has none. */
export function numberOf([, flat]: StreamEntry): number | undefined {
  const n = Number(fieldsOf(flat).n)
  return Number.isSafeInteger(n) && n > 0 ? n : undefined
}

/** @returns the row of an entry that has a number. It holds what stood in the stream, so that all else can be made anew from it. */
export function rowOf(centre: string, epoch: string, entry: StreamEntry): EventRow {
  const [id, flat] = entry
  const { n, type = '', at, by = '', via, ticket, counter, body = '{}' } = fieldsOf(flat)
  return {
    ...{ centre, epoch, id, n: Number(n), type: clean(type), by: clean(by) },
    at: Number.isSafeInteger(Number(at)) ? Number(at) : Number(id.split('-')[0]),
    via: via ? clean(via) : null,
    ticket: ticket ? clean(ticket) : null,
    counter: counter ? clean(counter) : null,
    ...bodyOf(body),
  }
}

/** @returns the entry of a row, as it stood in the stream. */
export function entryOf(row: EventRow): StreamEntry {
  const { id, n, type, at, by, via, ticket, counter, body, raw } = row
  const flat = ['n', String(n), 'type', type, 'at', String(at), 'by', by]
  flat.push('ticket', ticket ?? '', 'counter', counter ?? '', 'body', raw ?? JSON.stringify(body))
  if (via) flat.push('via', via)
  return [id, flat]
}

function fieldsOf(flat: readonly string[]): Record<string, string> {
  const field: Record<string, string> = {}
  for (let i = 0; i + 1 < flat.length; i += 2) field[flat[i] as string] = flat[i + 1] as string
  return field
}

/** The database's JSON has no nought and no half of a sign; such a body stays text. */
function bodyOf(text: string): { body: unknown; raw: string | null } {
  try {
    const body: unknown = withoutSecrets(JSON.parse(text))
    const isHeld = !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(body)) && body !== null
    return isHeld ? { body, raw: null } : { body: null, raw: JSON.stringify(body) }
  } catch {
    return { body: null, raw: clean(text) }
  }
}

type Values = Readonly<Record<string, unknown>>

/**
 * Cuts what operates a window out of an event's body: the archive, its backups and its reports are read by others than those who sit
 * there. The first half of a sitting's name tells sittings apart, as on screens.
 */
function withoutSecrets(body: unknown): unknown {
  if (!isObject(body) || !isObject(body.change)) return body
  const { undo: _undo, ...set } = isObject(body.change.set) ? body.change.set : {}
  const { counter, counters } = body.change
  return {
    ...body,
    change: {
      ...body.change,
      ...(isObject(body.change.set) && { set }),
      ...(isObject(counter) && { counter: cutSitting(counter) }),
      ...(Array.isArray(counters) && {
        counters: counters.map(one => (isObject(one) ? cutSitting(one) : one)),
      }),
    },
  }
}

function cutSitting(counter: Values): Values {
  const { set } = counter
  if (!isObject(set) || typeof set.session !== 'string') return counter
  return { ...counter, set: { ...set, session: set.session.slice(0, publicSessionLength) } }
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The database's text has no nought: one event that holds one must not stop all that come after it. */
function clean(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}
