import { expect, test } from 'vitest'
import { median, percentile } from '../../bench/statistics.ts'

test('the median is the middle value, or the mean of two', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([7])).toBe(7)
  expect(median([])).toBeNaN()
})

test('a percentile is a value that occurred, by nearest rank, whatever the order', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(percentile(values, 0.5)).toBe(50)
  expect(percentile(values, 0.99)).toBe(99)
  expect(percentile(values, 1)).toBe(100)
  expect(percentile([10, 20], 0)).toBe(10)
  expect(percentile([5, 1, 9], 0.95)).toBe(9)
  expect(percentile([], 0.5)).toBeNaN()
  expect(values[0]).toBe(100)
})
