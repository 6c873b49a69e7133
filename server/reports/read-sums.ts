import { type SQL, sql } from 'drizzle-orm'
import type { Span } from '../../shared/contract/archive-requests.ts'
import type { Transaction } from '../archive/database.ts'
import { dimensions } from '../archive/rollups/dimensions.ts'
import { mergedSums } from '../archive/rollups/merge.ts'
import { dayNumber, periodsOf, wholeMonths } from './days.ts'
import type { SumsRow } from './sums.ts'

export type Days = Pick<Span, 'from' | 'to'>

const list = (values: readonly (string | number)[]) => sql.param([...values])

/** Reads the sums of a span by every dimension. Windows and lanes have sums for each centre, the rest for all centres together. */
export async function readSums(tx: Transaction, centres: readonly string[], span: Days): Promise<SumsRow[]> {
  const outdated = await readOutdatedMonths(tx, centres, wholeMonths(span))
  const periods = periodsOf(span, month => outdated.has(month))
  return selectSums(
    tx,
    sql`select dim, key, case when dim in ('lane', 'counter') then centre end as centre, ${parts}
      from rollups where dim = any(${list(dimensions)}::text[]) and period = any(${list(periods)}::int[])
        and centre = any(${list(centres)}::text[])`,
  )
}

/** Reads the sums of each day or week of a span. A row's `key` is the first day, 20261126. */
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
  return selectSums(
    tx,
    sql`select 'step' as dim, ${step} as key, null::text as centre, ${parts}
      from rollups where dim = 'lane' and period between ${dayNumber(span.from)} and ${dayNumber(span.to)}
        and centre = any(${list(centres)}::text[])`,
  )
}

/** @returns those of the given months whose days changed since the month was rolled up. */
async function readOutdatedMonths(
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

/** Adds up the rows that `source` selects, by `dim`, `key` and `centre`. */
async function selectSums(tx: Transaction, source: SQL): Promise<SumsRow[]> {
  const { rows } = await tx.execute<SumsRow>(sql`
    with source as materialized (
      select dense_rank() over (order by dim, key, centre) as id, row.* from (${source}) as row
    ), ${mergedSums(sql`min(dim) as dim, min(key) as key, min(centre) as centre`)}
    select sums.*, ${asText('wait')}, ${asText('service')}
    from sums left join wait_histogram using (id) left join service_histogram using (id)`)
  return rows
}

function asText(name: 'wait' | 'service'): SQL {
  return sql.raw(
    [`${name}_buckets`, `${name}_counts`].map(it => `array_to_string(${it}, ',') as ${it}`).join(', '),
  )
}
