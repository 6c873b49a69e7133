import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { centreKeys } from '../../server/queue/keys.ts'
import { sleep } from '../../shared/domain/sleep.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { centres } from '../kit/order.ts'
import { startRedis, type TestClient, type TestRedis } from '../kit/redis.ts'
import { until } from '../kit/until.ts'

/** Seconds that are measured: four rounds of the work that a node repeats most rarely, every 5 s. */
const restSeconds = 20
/** Writes per second of an idle node; each is a sync of the disk by default. */
const maxWritesPerSecond = 1

let redis: TestRedis
let client: TestClient
let folder: string
let node: TestNode

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  folder = await mkdtemp(join(tmpdir(), 'kezek-idle-'))
  node = await startNode(redis, { archive: { folder } })
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** @returns the calls of each writing command since the count was reset, including calls by scripts. */
async function writes(): Promise<Record<string, number>> {
  const writing = new Set((await client.sendCommand(['ACL', 'CAT', 'write'])) as unknown as string[])
  const stats = await client.info('commandstats')
  const counted = [...stats.matchAll(/^cmdstat_([^:|]+)[^:]*:calls=(\d+)/gm)]
  return Object.fromEntries(
    counted.flatMap(([, name = '', calls]) => (writing.has(name) ? [[name, Number(calls)]] : [])),
  )
}

test('an idle node with 24 centres and an archive writes at most once a second', async () => {
  await until('the days are open and archived', async () => {
    const cursors = await Promise.all(
      centres.map(({ id }) => client.get(centreKeys(node.prefix, id).cursor('archive'))),
    )
    return cursors.every(cursor => cursor !== null && cursor !== '0-0')
  })

  await client.configResetStat()
  await sleep(restSeconds * 1_000)
  const { xtrim = 0, ...made } = await writes()

  // Streams are trimmed once an hour and once after the start, which may be now: at most two calls for each.
  expect(xtrim).toBeLessThanOrEqual(2 * (centres.length + 2))

  const total = Object.values(made).reduce((sum, calls) => sum + calls, 0)
  expect(total / restSeconds, JSON.stringify(made)).toBeLessThanOrEqual(maxWritesPerSecond)
})
