import { and, gte, inArray, lte } from 'drizzle-orm'
import type { Database } from '../../../server/archive/database.ts'
import { services, tickets, waits } from '../../../server/archive/schema.ts'
import { dayNumber } from '../../../server/reports/days.ts'
import type { Figures, Spread } from '../../../shared/contract/archive-report.ts'
import type { Span } from '../../../shared/contract/archive-requests.ts'

type Ticket = typeof tickets.$inferSelect
type Wait = typeof waits.$inferSelect
type Service = typeof services.$inferSelect

/** Every row of a span as the archive derived it. */
export interface Rows {
  tickets: Ticket[]
  waits: Wait[]
  services: Service[]
}

/** Reads single rows, which reports never do. */
export async function readRows(db: Database, { from, to }: Span, centres: readonly string[]): Promise<Rows> {
  const [first, last] = [String(dayNumber(from)), String(dayNumber(to))]
  const of = (table: typeof tickets | typeof waits | typeof services) =>
    and(gte(table.day, first), lte(table.day, last), inArray(table.centre, [...centres]))
  return {
    tickets: await db.select().from(tickets).where(of(tickets)),
    waits: await db.select().from(waits).where(of(waits)),
    services: await db.select().from(services).where(of(services)),
  }
}

/**
 * Computes a report's figures from single rows, to compare them with the report's sums.
 *
 * @param keys of tickets (absent: for groups of windows, where calls count as visitors), waits and services;
 * undefined: in no group
 */
export function exactFigures(
  rows: Rows,
  keys: {
    ticket?: (row: Ticket) => string | undefined
    wait: (row: Wait) => string | undefined
    service: (row: Service) => string | undefined
  },
): Map<string, Figures> {
  const groups = new Map<string, { tickets: Ticket[]; waits: Wait[]; services: Service[] }>()
  const put = <K extends keyof Rows>(kind: K, key: string | undefined, row: Rows[K][number]) => {
    if (key === undefined) return
    const group = groups.get(key) ?? { tickets: [], waits: [], services: [] }
    groups.set(key, group)
    ;(group[kind] as Rows[K][number][]).push(row)
  }
  for (const row of rows.tickets) put('tickets', keys.ticket?.(row), row)
  for (const row of rows.waits) if (row.counted) put('waits', keys.wait(row), row)
  for (const row of rows.services) put('services', keys.service(row), row)
  return new Map(
    [...groups].map(([key, group]) => {
      const calls = group.services.filter(({ how }) => how !== 'returned' && how !== 'refused')
      const ends = keys.ticket
        ? group.tickets.map(({ state }) => state)
        : group.services.map(({ how }) => how)
      const count = (word: string) => ends.filter(end => end === word).length
      const served = group.services.filter(({ how }) => how === 'done')
      const trusted = group.waits.filter(row => row.trusted)
      const figures: Figures = {
        visitors: keys.ticket ? group.tickets.length : calls.length,
        served: count('done'),
        missed: count('no-show'),
        unserved: count('unserved'),
        cancelled: count('cancelled'),
        wait: spreadOf(trusted.map(({ begun, ended }) => (ended ?? 0) - begun)),
        service: spreadOf(
          served.filter(row => row.trusted).map(row => (row.ended ?? 0) - (row.started ?? row.called)),
        ),
        counted: trusted.length,
        within: trusted.filter(({ within }) => within).length,
        untrusted: group.waits.length - trusted.length + served.filter(row => !row.trusted).length,
      }
      return [key, figures]
    }),
  )
}

function spreadOf(times: readonly number[]): Spread | null {
  if (times.length === 0) return null
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0
  return {
    count: times.length,
    mean: Math.round(times.reduce((sum, ms) => sum + ms, 0) / times.length),
    ...{ median: at(0.5), p90: at(0.9), p95: at(0.95), longest: sorted.at(-1) ?? 0 },
  }
}
