import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStore } from '../../../server/parts/store.ts'
import { randomPrefix, startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

test('the store part works alone: it follows its halls, executes a command and reports its event', async () => {
  const store = createStore({
    centres: ['akmola'],
    redis,
    prefix: randomPrefix(),
    log: pino({ level: 'silent' }),
    isRepaired: () => false,
  })
  const types: string[] = []
  store.events.on('event', ({ type }) => void types.push(type))
  expect(store.isReady()).toBe(false)

  store.start?.()
  await until('the hall is followed', () => store.isReady())
  const opened = await store.queue.run('akmola', 'open-day', { by: 'system:test' }, {})

  expect(opened).toMatchObject({ ok: true })
  await until('the event has come', () => types.includes('day:opened'))
  await store.stop?.()
  expect(store.isReady()).toBe(false)
})
