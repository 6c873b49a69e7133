import { afterAll, beforeAll, expect, test } from 'vitest'
import { isClean } from '../../../scripts/simulate/ledger.ts'
import { simulate } from '../../../scripts/simulate/simulate.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'

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
  const began = performance.now()
  // Six seconds: each inspector is in the middle of a visit of minutes at the end.
  const report = await simulate(
    { url: node.url, centre: 'akmola', visitorsPerHour: 7_200, minutes: 0.1, speed: 1, counters: 2, seed: 1 },
    () => {},
  )
  const took = performance.now() - began
  expect(took).toBeGreaterThanOrEqual(6_000)
  expect(took).toBeLessThan(30_000)
  expect(report.called).toBeGreaterThan(0)
  // This server's kiosks give one ticket a minute, which is not a reason of the centre.
  expect(Object.keys(report.refused)).toEqual(['TOO_MANY'])
  expect(isClean(report)).toBe(false)
})
