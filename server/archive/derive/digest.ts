import { eventBodies, type StreamEvent } from '../../../shared/contract/events.ts'
import { publicSessionLength } from '../../../shared/view/cut.ts'
import { parseEvent, type StreamEntry } from '../../queue/parse-event.ts'
import type { EventRow } from '../schema.ts'

/** The event of an entry, or the reason why it can't be read. */
export type Digested = { event: StreamEvent } | { reason: string }

/** Parses a stream entry and checks its body against the contract. Rows are derived only from events that pass. */
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

/** @returns the number of an entry's event; undefined when it has none */
export function numberOf([, flat]: StreamEntry): number | undefined {
  const n = Number(fieldsOf(flat).n)
  return Number.isSafeInteger(n) && n > 0 ? n : undefined
}

/**
 * @returns the row of an entry that has a number. It keeps the entry's content, so that everything else can be
 * derived again.
 */
export function rowOf(centre: string, epoch: string, entry: StreamEntry): EventRow {
  const [id, flat] = entry
  const { n, type = '', at, by = '', via, ticket, counter, body = '{}' } = fieldsOf(flat)
  return {
    centre,
    epoch,
    id,
    n: Number(n),
    type: clean(type),
    by: clean(by),
    at: Number.isSafeInteger(Number(at)) ? Number(at) : Number(id.split('-')[0]),
    via: via ? clean(via) : null,
    ticket: ticket ? clean(ticket) : null,
    counter: counter ? clean(counter) : null,
    ...bodyOf(body),
  }
}

/** @returns a row's entry as it was in the stream */
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

/** Parses a body. `jsonb` accepts neither U+0000 nor lone surrogates; such a body is kept as raw text. */
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
 * Removes secrets that operate a window: the archive, its backups and reports have other readers than the
 * inspector. The first half of a sitting's name stays to tell sittings apart, as on screens.
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

/** Removes U+0000, which PostgreSQL's text cannot hold: one such event must not stop all later ones. */
function clean(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}
