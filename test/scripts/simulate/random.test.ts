import { expect, test } from 'vitest'
import { Random } from '../../../scripts/simulate/random.ts'

const many = 20_000
const draw = <T>(once: () => T) => Array.from({ length: many }, once)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('the same seed gives the same numbers, another seed gives others', () => {
  const of = (seed: number) => {
    const random = new Random(seed)
    return draw(() => random.next())
  }
  expect(of(7)).toEqual(of(7))
  expect(of(7)).not.toEqual(of(8))
})

test('numbers are uniform from 0 to below 1', () => {
  const random = new Random(1)
  const values = draw(() => random.next())
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...values)).toBeLessThan(1)
  expect(mean(values)).toBeCloseTo(0.5, 1)
})

test('choices follow their weights, and arrivals have the requested mean', () => {
  const random = new Random(1)
  const picked = draw(() =>
    random.pick([
      { what: 'a', weight: 3 },
      { what: 'b', weight: 1 },
    ]),
  )
  expect(picked.filter(what => what === 'a').length / many).toBeCloseTo(0.75, 1)
  expect(mean(draw(() => random.untilNext(60)))).toBeGreaterThan(57)
  expect(mean(draw(() => random.untilNext(60)))).toBeLessThan(63)
  expect(random.pick([])).toBeUndefined()
})
