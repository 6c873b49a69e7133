import type { AuditRow, AuditValues } from '../../shared/contract/audit.ts'
import { parseStored } from '../../shared/domain/text.ts'
import type { StreamEntry } from '../queue/parse-event.ts'

/**
 * Fields of an event that a row may show besides before and after. A list of allowed fields: a new field of an
 * event appears on no page and in no file by itself. A reason in the inspector's words is not shown, because it is
 * about a visitor's case.
 */
const shownFields: ReadonlySet<string> = new Set([
  ...['queue', 'reason', 'category', 'claim', 'waited', 'service', 'before', 'waitFrom', 'waitTo', 'from'],
  ...['forced', 'of', 'command', 'dueBy', 'wait', 'result', 'cause', 'printer', 'copy', 'afterHalf', 'day'],
  ...['inspector', 'instead', 'nearEnd', 'version', 'language', 'clip', 'removed', 'replaced', 'clockBack'],
  ...['person', 'role', 'centres', 'session', 'browser', 'proof', 'why', 'fields'],
  ...['device', 'centre', 'kind', 'place', 'count', 'action'],
])

/**
 * Fields of what was written that matter to readers of the trail; times and counts follow from the rows themselves.
 */
const written: ReadonlySet<string> = new Set([
  ...['state', 'queue', 'lane', 'claim', 'counter', 'print', 'inspector', 'queues'],
])

/** Characters of a session's id that are public. */
const publicLength = 8

interface Body {
  number?: string
  word?: string
  was?: unknown
  before?: unknown
  after?: unknown
  setting?: string
  queues?: string
  changed?: { path: string; before?: string; after?: string }[] | Readonly<Record<string, never>>
  change?: { set?: Values; counter?: { set: Values } }
  [field: string]: unknown
}
type Values = Readonly<Record<string, unknown>>

/** @returns a stream entry of any centre or register as a row of the audit trail. */
export function toRow([, flat]: StreamEntry): AuditRow {
  const field: Record<string, string> = {}
  for (let at = 0; at + 1 < flat.length; at += 2) field[flat[at] as string] = flat[at + 1] as string
  const { n, type = '', at, by = '', via, ticket, counter } = field
  const body = parseStored<Body>(field.body ?? '{}')
  const [before, after] = beforeAndAfter(type, body)
  return {
    n: Number(n),
    type,
    at: Number(at),
    by,
    ...(via && { via }),
    ...(ticket && { ticket }),
    ...(body.number !== undefined && { number: body.number }),
    ...(counter && { counter }),
    ...(before && { before }),
    ...(after && { after }),
    facts: factsOf(body),
  }
}

function factsOf(body: Body): AuditValues {
  const facts: Record<string, string> = {}
  for (const [name, value] of Object.entries(body)) {
    if (!shownFields.has(name) || typeof value === 'object') continue
    facts[name] = name === 'session' ? String(value).slice(0, publicLength) : String(value)
  }
  if (body.word !== undefined) facts.withReason = 'true'
  return facts
}

function beforeAndAfter(type: string, body: Body): [AuditValues | undefined, AuditValues | undefined] {
  const { was, before, after, change = {} } = body
  switch (type) {
    case 'day:set':
      return [texts(parsed(was)), texts(parsed(body.setting))]
    case 'catalogue:replaced':
    case 'settings:updated': {
      // Lua writes an empty list as an empty object.
      const changed = Array.isArray(body.changed) ? body.changed : []
      const of = (side: 'before' | 'after') =>
        Object.fromEntries(changed.map(({ path, [side]: value }) => [path, value]))
      // A changed picture is shown only as "…".
      const hidden = changed.filter(({ before, after }) => before === undefined && after === undefined)
      const marks = Object.fromEntries(hidden.map(({ path }) => [path, '…']))
      return [texts(of('before')), texts({ ...of('after'), ...marks })]
    }
    case 'printer:changed':
      return [texts({ cause: was }), texts({ cause: body.cause })]
    case 'ticket:issued':
      // Values that every new ticket has are not in the event (parse-event.ts).
      return [undefined, texts({ state: 'waiting', ...picked(change.set) })]
    default: {
      const now = type.startsWith('ticket:') ? change.set : change.counter?.set
      const instead = body.instead === undefined ? {} : { inspector: body.instead }
      return [
        texts({ ...asValues(was), ...instead, ...asValues(before) }),
        texts({ ...picked(now), ...asValues(after) }),
      ]
    }
  }
}

function picked(values: Values | undefined): Values {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => written.has(name)))
}

function parsed(text: unknown): Values {
  return typeof text === 'string' && text !== '' ? parseStored<Values>(text) : {}
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {}
}

/** Leaves out missing and empty values. @returns undefined when nothing is left */
function texts(values: Values): AuditValues | undefined {
  const left = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === '') return []
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const]
  })
  return left.length > 0 ? Object.fromEntries(left) : undefined
}
