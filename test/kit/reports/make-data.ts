import { sql } from 'drizzle-orm'
import type { Database } from '../../../server/archive/database.ts'
import { rollDays, rollMonths } from '../../../server/archive/rollups/roll.ts'
import { dayNumber } from '../../../server/reports/days.ts'
import { addDays } from '../../../shared/domain/dates.ts'
import { queues } from '../order.ts'

export interface DataSize {
  centres: readonly string[]
  /** Business days, `2026-01-01`, both included. */
  from: string
  to: string
  /** Tickets of each centre on each working day. */
  ticketsADay: number
  /** Whether the database has no statistics in the end, as after an import. */
  withoutStatistics?: boolean
}

/** Windows and inspectors of a centre. */
const counters = 12
/** A fixed seed, so that the data is always the same. */
const seed = 0.335

/**
 * Fills an empty archive with realistic days: more people late in the morning, waits that grow with them, one in
 * twelve out of turn, some missed or cancelled, some chosen, some untrusted times. Closed on Sundays. The database
 * itself writes the rows, a month at a time; then they are rolled up as usual.
 *
 * @param tell called with each finished step
 * @returns the number of tickets
 */
export async function makeData(
  db: Database,
  size: DataSize,
  tell: (done: string) => void = () => {},
): Promise<number> {
  const indexes = await dropIndexes(db)
  const months = monthsOf(size)
  let tickets = 0
  // Two at once, to use both cores.
  const worker = async () => {
    for (let month = months.shift(); month; month = months.shift()) {
      const made = await makeSpan(db, { ...size, ...month })
      tickets += made
      tell(`made up to ${month.to}`)
    }
  }
  await Promise.all([worker(), worker()])
  for (const index of indexes) {
    await db.execute(sql.raw(index))
    tell(index)
  }
  if (!size.withoutStatistics) await db.execute(sql`analyze`)
  await Promise.all([rollDays(db), rollDays(db)])
  tell('days are summed up')
  const lastMonth = Math.trunc(dayNumber(size.to) / 100)
  await Promise.all([rollMonths(db, lastMonth), rollMonths(db, lastMonth)])
  if (!size.withoutStatistics) await db.execute(sql`vacuum analyze rollups`)
  return tickets
}

/**
 * Drops indexes, because rows are written much faster without them.
 *
 * @returns the statements that create them again
 */
async function dropIndexes(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{
    name: string
    is_key: boolean
    on_table: string
    definition: string
  }>(sql`
    select index.indexrelid::regclass::text as name, index.indrelid::regclass::text as on_table,
      index.indisprimary as is_key,
      case when indisprimary then pg_get_constraintdef(pg_constraint.oid) else pg_get_indexdef(indexrelid) end as definition
    from pg_index as index left join pg_constraint on conindid = indexrelid
    where indrelid in ('tickets'::regclass, 'waits'::regclass, 'services'::regclass)`)
  for (const { name, is_key, on_table } of rows)
    await db.execute(
      sql.raw(is_key ? `alter table ${on_table} drop constraint ${name}` : `drop index ${name}`),
    )
  return rows.map(({ name, is_key, on_table, definition }) =>
    is_key ? `alter table ${on_table} add constraint ${name} ${definition}` : definition,
  )
}

function monthsOf({ from, to }: DataSize): { from: string; to: string }[] {
  const months: { from: string; to: string }[] = []
  for (let first = from; first <= to; ) {
    const last = earlier(lastOfMonth(first), to)
    months.push({ from: first, to: last })
    first = addDays(last, 1)
  }
  return months
}

function lastOfMonth(day: string): string {
  const next = addDays(`${day.slice(0, 8)}01`, 32)
  return addDays(`${next.slice(0, 8)}01`, -1)
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}

async function makeSpan(db: Database, { centres, from, to, ticketsADay }: DataSize): Promise<number> {
  return db.transaction(async tx => {
    await tx.execute(sql`select setseed(${seed})`)
    await tx.execute(sql`
      create temporary table visit on commit drop as
      with drawn as materialized (
        select centre, day::date as day, serial, extract(dow from day)::int as weekday,
          9 + floor(9 * (random() + random()) / 2)::int as hour, random() as minute, random() as which,
          sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) as slow, random() as lane, random() as fate,
          random() as why, random() as trust, 1 + floor(random() * ${counters})::int as counter,
          exp(sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()) * 0.6) * 420000 as service
        from unnest(${sql.param([...centres])}::text[]) as centre,
          generate_series(${from}::date, ${to}::date, interval '1 day') as day,
          generate_series(1, ${ticketsADay}::int) as serial
        where extract(dow from day) <> 0
      )
      select centre, to_char(day, 'YYYYMMDD') as day, weekday, hour::smallint as hour, serial, counter::text as counter,
        to_char(day, 'YYYYMMDD') || '-' || lpad(serial::text, 6, '0') as ticket,
        (extract(epoch from day) * 1000 - 18000000 + hour * 3600000 + minute * 3599000)::bigint as issued,
        (${sql.param([...queues])}::text[])[1 + floor(which * which * ${queues.length})::int] as queue,
        -- Nobody waits longer than until the evening.
        least(exp(slow * 0.8) * 480000 * (1.6 - abs(hour - 12) * 0.15), 21600000)::bigint as wait,
        least(service, 7200000)::bigint as service, case when lane < 0.08 then 'first' else 'ordinary' end as lane,
        case when fate < 0.92 then 'done' when fate < 0.97 then 'no-show' when fate < 0.99 then 'cancelled'
          else 'unserved' end as fate,
        case when lane < 0.08 then 'out-of-turn' when why < 0.03 then 'chosen' when why < 0.05 then 'restored'
          else 'deadline' end as reason,
        case when lane >= 0.08 and why < 0.03 then (array['came with a child', 'papers were wrong', null])[1 + floor(why * 100)::int] end
          as word,
        trust >= 0.005 as trusted
      from drawn`)
    const parts = sql.raw("queue, split_part(queue, '.', 1), split_part(queue, '.', 2)")
    const made = await tx.execute(sql`
      insert into tickets (centre, epoch, ticket, number, queue, service, purpose, state, issued, day, hour, weekday, ended, lane,
        lang, device, restores, trusted)
      select centre, 'made', ticket, 'A' || lpad(serial::text, 3, '0'), ${parts}, fate, issued, day, hour, weekday,
        issued + wait + service, lane, 'kk', 'kiosk-1', 0, trusted from visit`)
    await tx.execute(sql`
      insert into waits (centre, epoch, ticket, wait, kind, queue, service, purpose, lane, begun, day, hour, weekday, due, ended, how,
        counted, within, reason, word, counter, inspector, call, trusted)
      select centre, 'made', ticket, 1, 'issue', ${parts}, lane, issued, day, hour, weekday, issued + 1800000, issued + wait,
        case when called then 'called' else fate end, called, case when called then wait <= 1800000 end,
        case when called then reason end, case when called then word end, case when called then counter end,
        case when called then centre || '-' || counter end, case when called then serial end, trusted
      from visit, lateral (select fate in ('done', 'no-show') as called) as outcome`)
    await tx.execute(sql`
      insert into services (centre, epoch, ticket, call, queue, service, purpose, lane, counter, inspector, reason, word, called, day,
        hour, weekday, started, ended, how, recalls, trusted)
      select centre, 'made', ticket, serial, ${parts}, lane, counter, centre || '-' || counter, reason, word, issued + wait, day,
        hour, weekday, case when fate = 'done' then issued + wait + 20000 end, issued + wait + 20000 + service, fate, 0, trusted
      from visit where fate in ('done', 'no-show')`)
    await tx.execute(sql`
      insert into stale (centre, epoch, period) select distinct centre, 'made', day::int from visit`)
    return made.rowCount ?? 0
  })
}
