import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { RedisClock } from '../../../server/redis/clock.ts'
import { startRedis, type TestRedis } from '../../support/redis.ts'
import { until } from '../../support/until.ts'

const day = 86_400_000
/** Far more than two clocks of one machine are apart, far less than what is held here. */
const close = 60_000

let redis: TestRedis
let client: RedisClient

beforeAll(async () => {
  redis = await startRedis()
  client = createRedis(redis, { log: pino({ level: 'silent' }), name: 'clock' })
  await client.connect()
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  client.destroy()
  await redis.stop()
})

test.each([
  ['forward', day],
  ['back', -day],
])('a machine whose clock is put %s by a day moves nothing', (_, by) => {
  const clock = new RedisClock(client)
  const before = clock.now()
  const really = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => really() + by)
  expect(Math.abs(clock.now() - before)).toBeLessThan(close)
})

test('a store whose clock is put forward is followed', async () => {
  const ahead = {
    sendCommand: async () => [String(Math.floor((Date.now() + day) / 1000)), '0'],
  } as unknown as RedisClient
  const clock = new RedisClock(ahead)
  clock.start()
  try {
    await until('it has asked', () => clock.now() - Date.now() > day - close)
  } finally {
    clock.stop()
  }
})
