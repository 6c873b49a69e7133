/**
 * Durations of waits and services, counted in fixed buckets. Counts of days and centres add up to those of a year, and any
 * percentile can be read from them.
 *
 * Buckets are 5 s wide at first and grow with the duration, so that a bucket's middle differs from any value in it by at most
 * 2.5 s or 2.5 %, whichever is more. Every multiple of five minutes up to four hours is a border, so the number of waits below
 * 20, 30 or 40 minutes is exact.
 */

/** Bucket widths, each from `from` on, in seconds. A width divides five minutes and is at most 5 % of its `from`. */
const steps = [
  { from: 0, width: 5 },
  { from: 300, width: 15 },
  { from: 600, width: 30 },
  { from: 1_200, width: 60 },
  { from: 3_600, width: 150 },
  { from: 7_200, width: 300 },
  { from: 14_400, width: 600 },
] as const
/** Upper border of the last bucket, in seconds: one day. Longer durations count in the last bucket. */
const endSeconds = 86_400

/** Largest error of a percentile: the larger of `ms` and `share` of the value. */
export const histogramError = { ms: 2_500, share: 0.025 } as const

/** The lower border of each bucket, ms, ascending. */
export const bucketBorders: readonly number[] = steps.flatMap(({ from, width }, at) => {
  const end = steps[at + 1]?.from ?? endSeconds
  return Array.from({ length: (end - from) / width }, (_, n) => (from + n * width) * 1_000)
})

/** Counts by bucket. A typed array, because reports add up thousands of histograms. */
export type Histogram = Uint32Array

/** @returns a histogram without counts. */
export function emptyHistogram(): Histogram {
  return new Uint32Array(bucketBorders.length)
}

/** @returns the number of the bucket for a duration of `ms`. */
export function bucketOf(ms: number): number {
  let [low, high] = [0, bucketBorders.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((bucketBorders[middle] ?? 0) <= ms) low = middle
    else high = middle - 1
  }
  return low
}

/** @returns the borders of a bucket in ms; `to` itself is in the next bucket. */
export function bucketSpan(bucket: number): { from: number; to: number } {
  return {
    from: bucketBorders[bucket] ?? endSeconds * 1_000,
    to: bucketBorders[bucket + 1] ?? endSeconds * 1_000,
  }
}

/** Adds `count` to a bucket. */
export function addTo(histogram: Histogram, bucket: number, count: number): void {
  histogram[bucket] = (histogram[bucket] ?? 0) + count
}

/**
 * Reads a percentile by nearest rank.
 *
 * @param share 0.9 for the 90th percentile
 * @returns the middle of the percentile's bucket, ms; undefined for an empty histogram
 */
export function percentileOf(histogram: Histogram, share: number): number | undefined {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  const rank = Math.max(1, Math.ceil(share * total))
  let passed = 0
  const bucket = histogram.findIndex(count => {
    passed += count
    return passed >= rank
  })
  if (bucket < 0) return undefined
  const { from, to } = bucketSpan(bucket)
  return (from + to) / 2
}
