import { afterAll, beforeAll, expect, test } from 'vitest'
import { isClean } from '../../../scripts/simulate/ledger.ts'
import { simulate } from '../../../scripts/simulate/simulate.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'

const minuteMs = 60_000
/** Three seconds: some visitors at two a second. */
const minutes = 0.05

let redis: TestRedis
let node: TestNode

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis, { env: { KIOSK_TICKETS_PER_MINUTE: '1' } })
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

test('minutes are real minutes, and refused visitors are reported', async () => {
  // Each inspector is in the middle of a visit at the end. Its minutes are longer than this test may take.
  const options = { centre: 'akmola', visitorsPerHour: 7_200, speed: 1, counters: 2, seed: 1 }
  const began = performance.now()

  const report = await simulate({ ...options, url: node.url, minutes }, () => {})

  expect(performance.now() - began).toBeGreaterThanOrEqual(minutes * minuteMs)
  expect(report.called).toBeGreaterThan(0)
  // This server's kiosks give one ticket a minute, which is not a reason of the centre.
  expect(Object.keys(report.refused)).toEqual(['TOO_MANY'])
  expect(isClean(report)).toBe(false)
})
