import { type SQL, sql } from 'drizzle-orm'
import type { Span } from '../../shared/contract/archive-ask.ts'
import type { Transaction } from '../archive/database.ts'
import { dimensions } from '../archive/rollups/dimensions.ts'
import { dayNumber, periodsOf, wholeMonths } from './days.ts'
import type { SumsRow } from './sums.ts'

export type Days = Pick<Span, 'from' | 'to'>

const list = (values: readonly (string | number)[]) => sql.param([...values])

/** @returns the sums of a span in every way; windows and lanes by centre, the rest of all together. */
export async function readSums(tx: Transaction, centres: readonly string[], span: Days): Promise<SumsRow[]> {
  const stale = await staleMonths(tx, centres, wholeMonths(span))
  const periods = periodsOf(span, month => stale.has(month))
  return sumsOf(
    tx,
    sql`select dim, key, case when dim in ('lane', 'counter') then centre end as centre, ${parts}
      from rollups where dim = any(${list(dimensions)}::text[]) and period = any(${list(periods)}::int[])
        and centre = any(${list(centres)}::text[])`,
  )
}

/** @returns the sums of each day or week of a span: `key` is its first day, as a number. */
export async function readSteps(
  tx: Transaction,
  centres: readonly string[],
  span: Days,
  by: 'day' | 'week',
): Promise<SumsRow[]> {
  const step =
    by === 'day'
      ? sql`period::text`
      : sql`to_char(date_trunc('week', to_date(period::text, 'YYYYMMDD')), 'YYYYMMDD')`
  return sumsOf(
    tx,
    sql`select 'step' as dim, ${step} as key, null::text as centre, ${parts}
      from rollups where dim = 'lane' and period between ${dayNumber(span.from)} and ${dayNumber(span.to)}
        and centre = any(${list(centres)}::text[])`,
  )
}

/** @returns those of some months whose days were changed since they were summed up. */
async function staleMonths(
  tx: Transaction,
  centres: readonly string[],
  months: readonly number[],
): Promise<Set<number>> {
  if (months.length === 0) return new Set()
  const { rows } = await tx.execute<{ period: number }>(sql`
    select distinct period from stale
    where period = any(${list(months)}::int[]) and centre = any(${list(centres)}::text[])`)
  return new Set(rows.map(({ period }) => period))
}

const parts = sql.raw(
  [
    'issued, calls, served, missed, unserved, cancelled, waits, within, wait_ms, wait_longest',
    'wait_buckets, wait_counts, services, service_ms, service_longest, service_buckets, service_counts, untrusted',
  ].join(', '),
)

/** Adds up what `source` selects, and its histograms bucket by bucket. */
async function sumsOf(tx: Transaction, source: SQL): Promise<SumsRow[]> {
  const { rows } = await tx.execute<SumsRow>(sql`
    with source as materialized (${source}), ${histogram('wait')}, ${histogram('service')}
    select sums.*, wait_buckets, wait_counts, service_buckets, service_counts
    from (
      select dim, key, centre, sum(issued) as issued, sum(calls) as calls, sum(served) as served,
        sum(missed) as missed, sum(unserved) as unserved, sum(cancelled) as cancelled, sum(waits) as waits,
        sum(within) as within, sum(wait_ms) as wait_ms, max(wait_longest) as wait_longest,
        sum(services) as services, sum(service_ms) as service_ms, max(service_longest) as service_longest,
        sum(untrusted) as untrusted
      from source group by dim, key, centre
    ) as sums
      left join wait_histogram as w on w.dim = sums.dim and w.key = sums.key
        and w.centre is not distinct from sums.centre
      left join service_histogram as s on s.dim = sums.dim and s.key = sums.key
        and s.centre is not distinct from sums.centre`)
  return rows
}

function histogram(name: 'wait' | 'service'): SQL {
  return sql.raw(`${name}_bucket as (
      select dim, key, centre, bucket, sum(n)::int as n
      from source cross join lateral unnest(${name}_buckets, ${name}_counts) as histogram (bucket, n)
      group by dim, key, centre, bucket
    ), ${name}_histogram as (
      select dim, key, centre, array_agg(bucket order by bucket) as ${name}_buckets,
        array_agg(n order by bucket) as ${name}_counts
      from ${name}_bucket group by dim, key, centre
    )`)
}
