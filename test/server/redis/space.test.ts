import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { type SpaceState, type SpaceWatch, watchSpace } from '../../../server/redis/space.ts'
import { until } from '../../kit/until.ts'

const log = pino({ level: 'silent' })
let watch: SpaceWatch | undefined
afterEach(() => watch?.stop())

test('reports low and full when the free space passes each threshold, and ok when it is back', async () => {
  const looks = [600, 499, 499, 99, 100, 500]
  const states: SpaceState[] = []
  let looked = 0
  watch = await watchSpace({
    dataDir: '/',
    lowBytes: 500,
    fullBytes: 100,
    log,
    everyMs: 1,
    measure: async () => looks[looked++] ?? 500,
  })
  expect(watch.state()).toBe('ok')
  watch.onChange(state => states.push(state))
  await until('it has looked at all', () => looked > looks.length)
  expect(states).toEqual(['low', 'full', 'low', 'ok'])
})

test('knows the state at once and keeps it when a check fails', async () => {
  let looked = 0
  watch = await watchSpace({
    dataDir: '/',
    lowBytes: 500,
    fullBytes: 100,
    log,
    everyMs: 1,
    measure: async () => {
      if (looked++ > 0) throw new Error('unmounted')
      return 50
    },
  })
  expect(watch.state()).toBe('full')
  await until('it has looked again', () => looked > 2)
  expect(watch.state()).toBe('full')
})

test('measures the real file system', async () => {
  watch = await watchSpace({ dataDir: tmpdir(), lowBytes: Number.MAX_SAFE_INTEGER, fullBytes: 0, log })
  expect(watch.state()).toBe('low')
  expect(watch.free()).toBeGreaterThan(0)
})
