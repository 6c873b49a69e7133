import { type SQL, sql } from 'drizzle-orm'

/**
 * Adds up rows of rollups, and their histograms bucket by bucket.
 *
 * Groups have a numeric `id`: the buckets of a year are millions, and comparing names for each takes three times as
 * long.
 *
 * @param names further columns of `sums`
 * @returns the steps `sums`, `wait_histogram` and `service_histogram` of a statement that begins with `source`:
 * rows, each with the `id` of its group
 */
export function mergedSums(names: SQL): SQL {
  return sql`sums as (
      select id, ${names}, sum(issued) as issued, sum(calls) as calls, sum(served) as served, sum(missed) as missed,
        sum(unserved) as unserved, sum(cancelled) as cancelled, sum(waits) as waits, sum(within) as within,
        sum(wait_ms) as wait_ms, max(wait_longest) as wait_longest, sum(services) as services,
        sum(service_ms) as service_ms, max(service_longest) as service_longest, sum(untrusted) as untrusted
      from source group by id
    ), ${histogram('wait')}, ${histogram('service')}`
}

function histogram(name: 'wait' | 'service'): SQL {
  return sql.raw(`${name}_histogram as (
      select id, array_agg(bucket order by bucket) as ${name}_buckets, array_agg(n order by bucket) as ${name}_counts
      from (
        select id, bucket, sum(n)::int as n
        from (select id, unnest(${name}_buckets) as bucket, unnest(${name}_counts) as n from source) as single
        group by id, bucket
      ) as bucket group by id
    )`)
}
