import { type SQL, sql } from 'drizzle-orm'
import { bucketBorders } from '../../../shared/domain/histogram.ts'
import type { Database, Transaction } from '../database.ts'
import { outdated } from '../schema.ts'
import { dimensions } from './dimensions.ts'
import { mergedSums } from './merge.ts'

/** The centres and periods to roll up, both ends included; absent: everything. */
export interface RollScope {
  centres: readonly string[]
  from: number
  to: number
}

/**
 * Days or months per transaction. A day is some thousand rows, a month some thousand sums: such a transaction
 * blocks others only briefly.
 */
const maxDays = 50
const maxMonths = 5

/** The smallest `period` that is a day (yyyymmdd); smaller ones are months (yyyymm). */
const firstDay = 10_000_000

/**
 * Marks days as outdated, so that they are rolled up again. Existing marks are written too: a rollup that is
 * running then waits for this transaction and does not miss its rows.
 */
export async function markOutdated(
  tx: Transaction,
  { centre, epoch }: { centre: string; epoch: string },
  days: readonly string[],
): Promise<void> {
  if (days.length === 0) return
  await tx
    .insert(outdated)
    .values(days.map(day => ({ centre, epoch, period: Number(day) })))
    .onConflictDoUpdate({
      target: [outdated.period, outdated.centre, outdated.epoch],
      set: { period: sql`excluded.period` },
    })
}

/** Rolls up outdated days. Skips days that another transaction is changing. @returns the number of days rolled up */
export function rollDays(db: Database, scope?: RollScope): Promise<number> {
  return rollAll(db, daysWithin(scope), maxDays, rollSomeDays)
}

/**
 * Rolls up outdated months up to a month, yyyymm. The present month is always summed from its days.
 *
 * @returns the number of months rolled up
 */
export function rollMonths(db: Database, last: number): Promise<number> {
  return rollAll(db, sql`period <= ${last}`, maxMonths, rollSomeMonths)
}

/** Rolls up everything within one transaction. */
export async function rollWithin(tx: Transaction, lastMonth: number): Promise<void> {
  while ((await takeMarks(tx, daysWithin(), maxDays, rollSomeDays)) > 0);
  while ((await takeMarks(tx, sql`period <= ${lastMonth}`, maxMonths, rollSomeMonths)) > 0);
}

/** @returns the last month, yyyymm, that is over in every time zone at `now` (Unix ms) */
export function lastMonthOver(now: number): number {
  const yesterday = new Date(now - 86_400_000)
  const before = new Date(Date.UTC(yesterday.getUTCFullYear(), yesterday.getUTCMonth() - 1))
  return before.getUTCFullYear() * 100 + before.getUTCMonth() + 1
}

function daysWithin(scope?: RollScope): SQL {
  if (!scope) return sql`period >= ${firstDay}`
  return sql`period between ${scope.from} and ${scope.to} and centre = any(${sql.param([...scope.centres])}::text[])`
}

type RollSome = (tx: Transaction, picked: SQL) => Promise<void>

async function rollAll(db: Database, which: SQL, atOnce: number, roll: RollSome): Promise<number> {
  let done = 0
  for (;;) {
    const some = await db.transaction(tx => takeMarks(tx, which, atOnce, roll))
    done += some
    if (some < atOnce) return done
  }
}

/**
 * Removes marks and rolls up their periods. Uses separate statements, because the second must see the rows for
 * which the first one waited.
 */
async function takeMarks(tx: Transaction, which: SQL, atOnce: number, roll: RollSome): Promise<number> {
  const { rows } = await tx.execute<{ centre: string; epoch: string; period: number }>(sql`
    delete from stale where (period, centre, epoch) in (
      select period, centre, epoch from stale where ${which} order by period limit ${atOnce} for update skip locked
    ) returning centre, epoch, period`)
  if (rows.length === 0) return 0
  const column = (name: 'centre' | 'epoch' | 'period') => sql.param(rows.map(row => row[name]))
  const picked = sql`unnest(${column('centre')}::text[], ${column('epoch')}::text[], ${column('period')}::int[])
    as picked (centre, epoch, period)`
  await tx.execute(sql`
    delete from rollups using ${picked}
    where rollups.dim = any(${sql.param([...dimensions])}::text[]) and rollups.period = picked.period
      and rollups.centre = picked.centre and rollups.epoch = picked.epoch`)
  await roll(tx, picked)
  return rows.length
}

const columns = sql.raw(
  [
    'centre, epoch, period, dim, key, issued, calls, served, missed, unserved, cancelled',
    'waits, within, wait_ms, wait_longest, wait_buckets, wait_counts',
    'services, service_ms, service_longest, service_buckets, service_counts, untrusted',
  ].join(', '),
)

/** @returns the histogram bucket of a duration in ms */
const bucketOf = (duration: SQL) =>
  sql`width_bucket(greatest(0, ${duration}), ${sql.param([...bucketBorders])}::bigint[]) - 1`

/** A refused entitlement, or a call that was taken back, strikes out the call: it does not count. */
const isCall = sql`(how is null or how not in ('returned', 'refused'))`

const outcomes = (of: SQL) => sql`
  count(*) filter (where ${of} = 'done') as served, count(*) filter (where ${of} = 'no-show') as missed,
  count(*) filter (where ${of} = 'unserved') as unserved, count(*) filter (where ${of} = 'cancelled') as cancelled`

async function rollSomeDays(tx: Transaction, picked: SQL): Promise<void> {
  const rowsOf = (table: string) => sql`day_of cross join lateral (
      select * from ${sql.raw(table)} as row
      where row.day = day_of.day and row.centre = day_of.centre and row.epoch = day_of.epoch) as row`
  const anywhere = sql`('queue', queue), ('slot', weekday || ':' || hour), ('lane', lane)`
  const somewhere = sql`${anywhere}, ('counter', counter), ('inspector', inspector)`
  await tx.execute(sql`
    insert into rollups (${columns})
    with day_of as materialized (
      -- Comparing one number is much quicker than comparing three names.
      select row_number() over () as id, centre, epoch, period, period::text as day from ${picked}
    ), issued as (
      select id, dim, key, count(*) as issued, ${outcomes(sql`state`)}
      from ${rowsOf('tickets')} cross join lateral (values ${anywhere}) as by (dim, key)
      group by id, dim, key
    ), wait_bucket as (
      select id, dim, key, case when trusted then ${bucketOf(sql`ended - begun`)} end as bucket,
        count(*) as n, count(*) filter (where within) as within, sum(ended - begun) as ms, max(ended - begun) as longest
      from ${rowsOf('waits')} cross join lateral (values ${somewhere}) as by (dim, key)
      where counted and key is not null group by id, dim, key, bucket
    ), waited as (
      select id, dim, key, ${histogramOf('wait')}, sum(within) filter (where bucket is not null) as within
      from wait_bucket group by id, dim, key
    ), called as (
      select id, dim, key, count(*) filter (where ${isCall}) as calls, ${outcomes(sql`how`)}
      from ${rowsOf('services')} cross join lateral (values
        ('counter', counter), ('inspector', inspector), ('reason', reason),
        ('chosen', case when reason = 'chosen' then coalesce(inspector, '') || E'\t' || coalesce(word, '') end)
        ) as by (dim, key)
      where key is not null group by id, dim, key
    ), service_bucket as (
      select id, dim, key, case when trusted then ${bucketOf(sql`ended - coalesce(started, called)`)} end as bucket,
        count(*) as n, sum(ended - coalesce(started, called)) as ms, max(ended - coalesce(started, called)) as longest
      from ${rowsOf('services')} cross join lateral (values ${somewhere}) as by (dim, key)
      where how = 'done' and key is not null group by id, dim, key, bucket
    ), serviced as (
      select id, dim, key, ${histogramOf('service')} from service_bucket group by id, dim, key
    )
    select centre, epoch, period, dim, key, coalesce(issued, 0), coalesce(calls, 0),
      coalesce(issued.served, called.served, 0), coalesce(issued.missed, called.missed, 0),
      coalesce(issued.unserved, called.unserved, 0), coalesce(issued.cancelled, called.cancelled, 0),
      ${valuesOf()}, coalesce(waited.untrusted, 0) + coalesce(serviced.untrusted, 0)
    from issued full join waited using (id, dim, key) full join called using (id, dim, key)
      full join serviced using (id, dim, key) join day_of using (id)`)
  // The day's month is outdated now.
  await tx.execute(sql`
    insert into stale (centre, epoch, period)
    select distinct centre, epoch, period / 100 from ${picked}
    on conflict (period, centre, epoch) do update set period = excluded.period`)
}

/** Rolls up months from their days. */
async function rollSomeMonths(tx: Transaction, picked: SQL): Promise<void> {
  await tx.execute(sql`
    insert into rollups (${columns})
    with source as materialized (
      select dense_rank() over (order by picked.centre, picked.epoch, picked.period, dim, key) as id,
        picked.period as month, rollups.* from ${picked} join rollups on rollups.centre = picked.centre
          and rollups.epoch = picked.epoch and rollups.dim = any(${sql.param([...dimensions])}::text[])
          and rollups.period between picked.period * 100 + 1 and picked.period * 100 + 31
    ), ${mergedSums(sql`min(centre) as centre, min(epoch) as epoch, min(month) as month, min(dim) as dim, min(key) as key`)}
    select centre, epoch, month, dim, key, issued, calls, served, missed, unserved, cancelled, ${valuesOf()}, untrusted
    from sums left join wait_histogram using (id) left join service_histogram using (id)`)
}

/** Builds sums and histogram by bucket. A duration without a bucket is not trusted. */
function histogramOf(name: 'wait' | 'service'): SQL {
  return sql.raw(`
    sum(n) filter (where bucket is not null) as ${name}s, sum(n) filter (where bucket is null) as untrusted,
    sum(ms) filter (where bucket is not null) as ${name}_ms,
    max(longest) filter (where bucket is not null) as ${name}_longest,
    array_agg(bucket order by bucket) filter (where bucket is not null) as ${name}_buckets,
    array_agg(n order by bucket) filter (where bucket is not null) as ${name}_counts`)
}

/** Builds the columns of waits and services; a missing value is 0, as the table demands. */
function valuesOf(): SQL {
  const of = (name: string, first: string) => `
    ${first}, coalesce(${name}_ms, 0), coalesce(${name}_longest, 0), coalesce(${name}_buckets, '{}')::smallint[],
    coalesce(${name}_counts, '{}')::int[]`
  return sql.raw(
    [of('wait', 'coalesce(waits, 0), coalesce(within, 0)'), of('service', 'coalesce(services, 0)')].join(','),
  )
}
