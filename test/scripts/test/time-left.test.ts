import { expect, test } from 'vitest'
import { kindOf, type Progress, progressLine, timeLeft } from '../../../scripts/test/time-left.ts'

const nothing: Progress = {
  ended: new Map(),
  running: new Map(),
  waiting: [],
  earlier: new Map(),
  workers: 2,
}

test('without known durations no time is shown', () => {
  const left = timeLeft({ ...nothing, waiting: ['test/a.test.ts'] })

  expect(left).toBeUndefined()
  expect(progressLine(0, 1, 0, left)).toBe('0 of 1 files, time left not known yet')
})

test('files take as long as earlier, shared by those that run at once', () => {
  const earlier = new Map([
    ['test/a.test.ts', 4_000],
    ['test/b.test.ts', 6_000],
    ['test/c.test.ts', 6_000],
  ])
  const running = new Map([['test/a.test.ts', 1_000]])

  expect(timeLeft({ ...nothing, earlier, running, waiting: ['test/b.test.ts', 'test/c.test.ts'] })).toBe(
    7_500,
  )
})

test('a run that is slower than the earlier one stays so', () => {
  const earlier = new Map([
    ['test/a.test.ts', 1_000],
    ['test/b.test.ts', 5_000],
    ['test/c.test.ts', 5_000],
  ])
  const ended = new Map([['test/a.test.ts', 2_000]])

  expect(timeLeft({ ...nothing, earlier, ended, waiting: ['test/b.test.ts', 'test/c.test.ts'] })).toBe(10_000)
})

test('a file without an earlier run takes as long as others of its kind', () => {
  const ended = new Map([
    ['test/a.e2e.test.ts', 9_000],
    ['test/a.test.ts', 100],
  ])

  expect(timeLeft({ ...nothing, ended, waiting: ['test/b.e2e.test.ts'] })).toBe(9_000)
  expect(timeLeft({ ...nothing, ended, waiting: ['test/b.test.ts', 'test/c.test.ts'] })).toBe(100)
})

test('the whole takes at least as long as its longest file', () => {
  const earlier = new Map([
    ['test/a.test.ts', 1_000],
    ['test/b.test.ts', 9_000],
  ])

  expect(timeLeft({ ...nothing, earlier, waiting: ['test/a.test.ts', 'test/b.test.ts'] })).toBe(9_000)
})

test('a running file that takes longer than expected has no time left to add', () => {
  const earlier = new Map([['test/a.test.ts', 1_000]])

  expect(timeLeft({ ...nothing, earlier, running: new Map([['test/a.test.ts', 5_000]]) })).toBe(0)
})

test("the kind of a test is known by the file name's ending", () => {
  const paths = ['test/a.e2e.test.ts', 'test/a.pg.test.ts', 'test/a.redis.test.ts', 'test/a.test.ts']

  expect(paths.map(kindOf)).toEqual([0, 1, 2, 3])
})

test('a line says seconds below a minute, minutes above, and how many files failed', () => {
  expect(progressLine(120, 254, 0, 420_000)).toBe('120 of 254 files, about 7 min left')
  expect(progressLine(250, 254, 2, 8_200)).toBe('250 of 254 files, 2 failed, about 9 s left')
})
