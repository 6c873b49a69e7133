import { expect, test } from 'vitest'
import { figure, toObject, toTable } from '../../bench/figure.ts'

const figures = [
  figure('issueRatio', 'issue', 0.598, { atLeast: 0.6 }),
  figure('depth', 'depth', 1.3, { atMost: 1.3 }),
  figure('rssMiB', 'memory', 12345.6),
]

test('a figure reaches its target at the boundary, and misses it beyond', () => {
  expect(figures.map(({ ok }) => ok)).toEqual([false, true, null])
  expect(figure('a', 'a', Number.NaN, { atMost: 1 }).ok).toBe(false)
  expect(figure('a', 'a', Number.NaN, { atLeast: 1 }).ok).toBe(false)
})

test('the table has aligned columns and one line per figure', () => {
  expect(toTable(figures).split('\n')).toEqual([
    'key          value  target  ok     what',
    'issueRatio    0.60  >= 0.6  SHORT  issue',
    'depth         1.30  <= 1.3  ok     depth',
    'rssMiB      12,346  report         memory',
  ])
})

test('programs get one object with each figure by its key', () => {
  expect(toObject(figures).issueRatio).toEqual({ what: 'issue', value: 0.598, target: '>= 0.6', ok: false })
  expect(Object.keys(toObject(figures))).toEqual(['issueRatio', 'depth', 'rssMiB'])
})
