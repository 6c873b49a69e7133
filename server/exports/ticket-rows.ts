import { sql } from 'drizzle-orm'
import type { Span } from '../../shared/contract/archive-requests.ts'
import { localTime } from '../../shared/domain/business-day.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { Purpose } from '../../shared/domain/queue.ts'
import type { CallReason, TicketState } from '../../shared/domain/ticket.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { reportTables } from '../../shared/i18n/reports/tables.ts'
import type { CellKind } from '../../shared/report/table.ts'
import type { TableNames } from '../../shared/report/tables.ts'
import type { Database, Transaction } from '../archive/database.ts'
import { dayNumber, dayText } from '../reports/days.ts'
import type { Row, Sheet } from './sheet.ts'

/** Rows per page; keeps one page near 10 ms of event-loop time. */
const pageSize = 500

/** How the rows of tickets are written. */
export interface TicketFormat {
  locale: Locale
  names: Pick<TableNames, 'service' | 'centre' | 'purpose'>
  zoneOf(centre: string): string
  personOf(id: string): string
}

/** @returns the number of tickets of some centres in a span of days. */
export async function countTickets(
  db: Database | Transaction,
  span: Span,
  centres: readonly string[],
): Promise<number> {
  const { rows } = await db.execute<{ count: string }>(
    sql`select count(*) as count from tickets where ${spanCondition(span, centres)}`,
  )
  return Number(rows[0]?.count)
}

function spanCondition({ from, to }: Span, centres: readonly string[]) {
  return sql`day between ${String(dayNumber(from))} and ${String(dayNumber(to))}
    and centre = any(${sql.param([...centres])}::text[])`
}

/** @returns the table of tickets, without its rows. */
export function ticketSheet(locale: Locale): Sheet {
  const { tickets: title, ticket: t, heads } = reportTables[locale]
  const cell = (kind: CellKind) => (id: string, head: string) => ({ id, title: head, kind })
  const [text, date, clock, label] = [cell('text'), cell('date'), cell('clock'), cell('label')]
  return {
    title,
    columns: [
      text('number', t.number),
      text('centre', heads.centre),
      date('day', t.day),
      clock('issued', t.issued),
      text('service', heads.service),
      text('purpose', heads.purpose),
      text('lane', heads.lane),
      label('counter', heads.counter),
      text('inspector', heads.inspector),
      clock('called', t.called),
      clock('started', t.started),
      clock('ended', t.ended),
      { id: 'waited', title: t.waited, kind: 'time' },
      { id: 'took', title: t.took, kind: 'time' },
      text('within', t.isWithin),
      text('reason', heads.reason),
      text('state', t.state),
      text('trusted', t.isTrusted),
    ],
  }
}

interface TicketRow extends Record<string, unknown> {
  centre: string
  epoch: string
  ticket: string
  day: string
  number: string
  service: string
  purpose: Purpose
  lane: 'first' | 'ordinary'
  state: TicketState
  issued: string
  ended: string | null
  counter: string | null
  inspector: string | null
  called: string | null
  started: string | null
  left: string | null
  reason: CallReason | null
  waited: string | null
  within: boolean | null
  trusted: boolean
}

/**
 * Reads every ticket of a span page by page, the oldest day first. Each page continues after the last row of the page before (keyset
 * pagination), so that late pages cost no more than early ones. A ticket with several waits and calls shows its first wait and last call.
 */
export async function* readTicketRows(
  db: Database,
  span: Span,
  centres: readonly string[],
  format: TicketFormat,
): AsyncGenerator<Row[]> {
  let last = { day: '', centre: '', epoch: '', ticket: '' }
  for (;;) {
    const { rows } = await db.execute<TicketRow>(sql`
      select page.*, service.counter, service.inspector, service.called, service.started, service.ended as left,
        service.reason, wait.ended - wait.begun as waited, wait.within,
        page.sure and coalesce(wait.trusted, true) and coalesce(service.trusted, true) as trusted
      from (
        select centre, epoch, ticket, day, number, service, purpose, lane, state, issued, ended, trusted as sure
        from tickets where ${spanCondition(span, centres)}
          and day >= ${last.day} and (day, centre, epoch, ticket) > (${last.day}, ${last.centre}, ${last.epoch}, ${last.ticket})
        order by day, centre, epoch, ticket limit ${pageSize}
      ) as page
      left join waits as wait on wait.centre = page.centre and wait.epoch = page.epoch and wait.ticket = page.ticket
        and wait.wait = 1
      left join lateral (
        select * from services where services.centre = page.centre and services.epoch = page.epoch
          and services.ticket = page.ticket and (how is null or how not in ('returned', 'refused'))
        order by call desc limit 1
      ) as service on true
      order by page.day, page.centre, page.epoch, page.ticket`)
    if (rows.length > 0) yield rows.map(row => formatTicket(row, format))
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    last = end
  }
}

function formatTicket(row: TicketRow, { locale, names, zoneOf, personOf }: TicketFormat): Row {
  const t = reportTables[locale]
  const zone = zoneOf(row.centre)
  const clock = (at: string | null) => (at === null ? null : clockOf(Number(at), zone))
  const started = row.started ?? row.called
  const took = row.state === 'done' && row.left !== null ? Number(row.left) - Number(started) : null
  return [
    row.number,
    names.centre(row.centre),
    dayText(Number(row.day)),
    clock(row.issued),
    names.service(row.service),
    names.purpose(row.purpose),
    t.lanes[row.lane],
    row.counter,
    row.inspector === null ? null : personOf(row.inspector),
    clock(row.called),
    clock(row.started),
    clock(row.ended),
    row.waited === null ? null : Number(row.waited),
    took,
    row.within === null ? null : yesNo(row.within, locale),
    row.reason && common[locale].callReasons[row.reason],
    common[locale].ticketStates[row.state],
    yesNo(row.trusted, locale),
  ]
}

function yesNo(is: boolean, locale: Locale): string {
  return is ? reportTables[locale].yes : reportTables[locale].no
}

/** Milliseconds of a quarter of an hour. Time zones change their offset only at a whole quarter. */
const quarterMs = 15 * 60_000
/** Entries of the cache below; a page's times fall into far fewer quarters. */
const maxCachedOffsets = 2_000
/**
 * Milliseconds by which a zone's clocks are ahead of UTC, by zone and quarter of an hour. Computing the offset for each time of a page
 * blocked the event loop for 20 ms; with this cache it takes 3 ms.
 */
const offsets = new Map<string, number>()

/** @returns `09:05:30` by the centre's clock. @param at Unix ms */
function clockOf(at: number, zone: string): string {
  const begin = at - (at % quarterMs)
  const key = `${zone} ${begin}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    const { year, month, day, hour, minute, second } = localTime(begin, zone)
    offset = Date.UTC(year, month - 1, day, hour, minute, second) - begin
    if (offsets.size >= maxCachedOffsets) offsets.clear()
    offsets.set(key, offset)
  }
  return new Date(at + offset).toISOString().slice(11, 19)
}
