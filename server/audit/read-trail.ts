import type { AuditFilter, AuditPage, AuditRow } from '../../shared/contract/audit.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { fieldOf } from './chain.ts'
import { toRow } from './row.ts'

/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 5_000
const pageSize = 100
/** Entries per read. */
const batch = 500
/** Rows that one request examines, matching or not. After that the answer holds the place from which to continue. */
const maxExamined = 10_000
/** Milliseconds by which the clock of events may have been set back against the stream's own. */
const marginMs = 60 * 60_000

export interface TrailSource {
  client: RedisClient
  /** Key of the stream. */
  events: string
  /** For people and devices: whether the reader may see a row. */
  concerns?: (row: AuditRow) => boolean
}

/** Reads a page of rows, newest first. @throws when the store is away */
export async function readPage(
  source: TrailSource,
  filter: AuditFilter & { before?: string | undefined },
): Promise<AuditPage> {
  const rows: AuditRow[] = []
  const { from, to, before } = filter
  const oldest = from === undefined ? '-' : idAt(from - marginMs)
  // A page that continues another one is already within the span.
  let newest = before !== undefined ? `(${before}` : to === undefined ? '+' : idAt(to + marginMs)
  for (let examined = 0; examined < maxExamined; examined += batch) {
    const entries = await range(source, 'XREVRANGE', newest, oldest)
    for (const entry of entries) {
      const row = rowOf(entry, filter, source)
      if (row) rows.push(row)
      if (rows.length === pageSize) return { rows, next: entry[0] }
    }
    const last = entries.at(-1)
    if (!last || entries.length < batch) return { rows }
    newest = `(${last[0]}`
  }
  return { rows, next: newest.slice(1) }
}

/**
 * Yields all present rows, oldest first.
 *
 * @param turn runs one piece of the work when it is its turn
 * @throws when the store is away
 */
export async function* readAll(
  source: TrailSource,
  filter: AuditFilter,
  turn: <T>(work: () => Promise<T>) => Promise<T>,
): AsyncGenerator<AuditRow> {
  const { from, to } = filter
  const [last] = await range(source, 'XREVRANGE', '+', '-', 1)
  if (!last) return
  // Rows written meanwhile are left out.
  const newest = to === undefined ? last[0] : idAt(to + marginMs)
  let oldest = from === undefined ? '-' : idAt(from - marginMs)
  for (;;) {
    const start = oldest
    const { entries, rows } = await turn(async () => {
      const entries = await range(source, 'XRANGE', start, newest)
      return { entries, rows: entries.flatMap(entry => rowOf(entry, filter, source) ?? []) }
    })
    yield* rows
    const end = entries.at(-1)
    if (!end || entries.length < batch) return
    oldest = `(${end[0]}`
  }
}

/** Filters by the fields beside the body first: most rows that don't match need no parsing. */
function rowOf(entry: StreamEntry, filter: AuditFilter, { concerns }: TrailSource): AuditRow | undefined {
  const { by, type, ticket, from, to } = filter
  const field = (name: string) => fieldOf(entry[1], name)
  if (type !== undefined && !field('type').startsWith(type)) return undefined
  if (by !== undefined && field('by') !== by && !field('by').startsWith(`${by}:`)) return undefined
  const at = Number(field('at'))
  if ((from !== undefined && at < from) || (to !== undefined && at >= to)) return undefined
  if (ticket !== undefined && field('ticket') !== ticket && !field('body').includes(`"number":"${ticket}"`))
    return undefined
  const row = toRow(entry)
  return concerns?.(row) === false ? undefined : row
}

async function range(
  { client, events }: TrailSource,
  command: 'XRANGE' | 'XREVRANGE',
  start: string,
  end: string,
  count = batch,
): Promise<StreamEntry[]> {
  const asked = [command, events, start, end, 'COUNT', String(count)]
  return (await withDeadline(client.sendCommand(asked), storeTimeoutMs)) as unknown as StreamEntry[]
}

function idAt(ms: number): string {
  return String(Math.max(0, ms))
}
