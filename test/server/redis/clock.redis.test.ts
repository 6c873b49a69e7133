import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { RedisClock } from '../../../server/redis/clock.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const day = 86_400_000
/** Milliseconds: far more than two clocks of one machine differ, far less than the steps tested here. */
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

test("a store's clock that is set forward is followed", async () => {
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

test('a doubted clock is asked at once, and a step is reported', async () => {
  let ahead = 0
  let asked = 0
  const store = {
    sendCommand: async () => {
      asked++
      return [String(Math.floor((Date.now() + ahead) / 1000)), '0']
    },
  } as unknown as RedisClient
  const steps: number[] = []
  const clock = new RedisClock(store, { onStep: ms => steps.push(ms) })
  clock.start()
  try {
    await until('it has asked', () => asked > 0)
    // Longer than the pause between two questions; the doubts that then come together cause one question.
    await sleep(300)
    ahead = day
    const before = asked
    await Promise.all(Array.from({ length: 50 }, () => clock.check()))
    expect(clock.now() - Date.now()).toBeGreaterThan(day - close)
    expect(steps).toHaveLength(1)
    expect(Math.abs((steps[0] ?? 0) - day)).toBeLessThan(close)
    expect(asked).toBe(before + 1)
  } finally {
    clock.stop()
  }
})
