import type { Figures, Spread } from '../../shared/contract/archive-report.ts'
import { addTo, emptyHistogram, type Histogram, percentileOf } from '../../shared/domain/histogram.ts'

/** A row of sums from the database; the driver returns big integers as text. */
export interface SumsRow extends Record<string, unknown> {
  dim: string
  key: string
  /** Null: all centres together. */
  centre: string | null
  issued: string
  calls: string
  served: string
  missed: string
  unserved: string
  cancelled: string
  waits: string
  within: string
  wait_ms: string
  wait_longest: string
  /** The buckets that are not empty, and their counts below, comma-separated: the driver takes three times as long for arrays. */
  wait_buckets: string | null
  wait_counts: string | null
  services: string
  service_ms: string
  service_longest: string
  service_buckets: string | null
  service_counts: string | null
  untrusted: string
}

const countNames = [
  'issued',
  'calls',
  'served',
  'missed',
  'unserved',
  'cancelled',
  'waits',
  'within',
  'untrusted',
] as const
type CountName = (typeof countNames)[number]

class Times {
  readonly histogram: Histogram = emptyHistogram()
  #count = 0
  #ms = 0
  #longest = 0

  add(count: number, ms: number, longest: number, buckets: string | null, counts: string | null): void {
    this.#count += count
    this.#ms += ms
    this.#longest = Math.max(this.#longest, longest)
    if (!buckets || !counts) return
    const each = counts.split(',')
    for (const [at, bucket] of buckets.split(',').entries())
      addTo(this.histogram, Number(bucket), Number(each[at]))
  }

  get spread(): Spread | null {
    const count = this.#count
    if (count === 0) return null
    // A percentile is its bucket's middle, which may exceed the longest time in it.
    const at = (share: number) => Math.min(percentileOf(this.histogram, share) ?? 0, this.#longest)
    return {
      count,
      mean: Math.round(this.#ms / count),
      median: at(0.5),
      p90: at(0.9),
      p95: at(0.95),
      longest: this.#longest,
    }
  }
}

/** Adds up rows of rollups. */
export class Sums {
  readonly wait = new Times()
  readonly service = new Times()
  readonly #counts: Record<CountName, number> = {
    issued: 0,
    calls: 0,
    served: 0,
    missed: 0,
    unserved: 0,
    cancelled: 0,
    waits: 0,
    within: 0,
    untrusted: 0,
  }

  add(row: SumsRow): this {
    for (const name of countNames) this.#counts[name] += Number(row[name])
    const { wait_buckets, wait_counts, service_buckets, service_counts } = row
    this.wait.add(Number(row.waits), Number(row.wait_ms), Number(row.wait_longest), wait_buckets, wait_counts)
    this.service.add(
      Number(row.services),
      Number(row.service_ms),
      Number(row.service_longest),
      service_buckets,
      service_counts,
    )
    return this
  }

  get calls(): number {
    return this.#counts.calls
  }

  /** @param visitors what counts as a visitor: tickets issued, or for a window or an inspector its calls */
  figures(visitors: 'issued' | 'calls' = 'issued'): Figures {
    const { served, missed, unserved, cancelled, waits, within, untrusted } = this.#counts
    return {
      visitors: this.#counts[visitors],
      served,
      missed,
      unserved,
      cancelled,
      wait: this.wait.spread,
      service: this.service.spread,
      counted: waits,
      within,
      untrusted,
    }
  }
}

/** Adds up rows by key. @param keyOf a row's key; undefined leaves the row out @returns the sums by key */
export function sumBy(
  rows: readonly SumsRow[],
  keyOf: (row: SumsRow) => string | undefined,
): Map<string, Sums> {
  const groups = new Map<string, Sums>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const sums = groups.get(key) ?? new Sums()
    groups.set(key, sums.add(row))
  }
  return groups
}
