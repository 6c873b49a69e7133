import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addTo,
  bucketBorders,
  bucketOf,
  bucketSpan,
  emptyHistogram,
  type Histogram,
  histogramError,
  percentileOf,
} from '../../../shared/domain/histogram.ts'

const minute = 60_000
const day = 24 * 60 * minute

function histogramOf(times: readonly number[]): Histogram {
  const histogram = emptyHistogram()
  for (const ms of times) addTo(histogram, bucketOf(ms), 1)
  return histogram
}

/** Realistic waits: most of minutes, some of hours. */
const times = fc.array(fc.oneof(fc.nat(day - 1), fc.nat(60 * minute), fc.nat(5 * minute)), {
  minLength: 1,
  maxLength: 300,
})

test('buckets follow one another without a gap, and every five minutes up to four hours are a border', () => {
  expect(bucketBorders).toEqual([...new Set(bucketBorders)].toSorted((a, b) => a - b))
  for (let at = 0; at <= 240; at += 5) expect(bucketBorders).toContain(at * minute)
  expect(bucketSpan(bucketBorders.length - 1).to).toBe(day)
})

test('a time is in the bucket between whose borders it lies, a longer one than a day in the last', () => {
  fc.assert(
    fc.property(fc.nat(day - 1), ms => {
      const { from, to } = bucketSpan(bucketOf(ms))
      expect(from <= ms && ms < to).toBe(true)
    }),
  )
  expect(bucketOf(3 * day)).toBe(bucketBorders.length - 1)
})

test('a percentile is as near to the exact one as is promised', () => {
  fc.assert(
    fc.property(times, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
      const sorted = values.toSorted((a, b) => a - b)
      const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0
      const estimate = percentileOf(histogramOf(values), share) ?? Number.NaN
      expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(
        Math.max(histogramError.ms, exact * histogramError.share),
      )
    }),
    { numRuns: 500 },
  )
})

test('the sum of two histograms tells of both together', () => {
  fc.assert(
    fc.property(times, times, (one, other) => {
      const sum = histogramOf(one)
      for (const [bucket, count] of histogramOf(other).entries()) addTo(sum, bucket, count)
      expect(sum).toEqual(histogramOf([...one, ...other]))
    }),
  )
})

test('of none there is no percentile', () => {
  expect(percentileOf(emptyHistogram(), 0.5)).toBeUndefined()
})
