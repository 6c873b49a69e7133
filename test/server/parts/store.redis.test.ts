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
    redis,
    prefix: randomPrefix(),
    log: pino({ level: 'silent' }),
    catalogueFile: undefined,
    isRepaired: () => false,
    onFatal: sentence => expect.fail(sentence),
  })
  const types: string[] = []
  store.events.on('event', ({ type }) => void types.push(type))
  expect(store.isReady()).toBe(false)

  store.start?.()
  await until('the hall is followed', () => store.isReady())
  const ticket = { queue: 'housing-register.submission', lang: 'kk', from: 'k1' } as const
  const issued = await store.queue.run('akmola', 'issue', { by: 'kiosk:k1' }, ticket)

  expect(issued).toMatchObject({ ok: true })
  await until('the event has come', () => types.includes('ticket:issued'))
  await store.stop?.()
  expect(store.isReady()).toBe(false)
})
