import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ChainWriter } from '../../../server/audit/chain-writer.ts'
import { trailReader } from '../../../server/audit/trails.ts'
import { type DayLine, dayLineSchema, type Verdict, verifyTrail } from '../../../server/audit/verify.ts'
import type { StreamEntry } from '../../../server/queue/parse-event.ts'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { trimStream } from '../../../server/schedule/trim.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { issue } from '../../kit/steps.ts'

const queue = 'housing-register.submission'
const dayMs = 86_400_000

let redis: TestRedis
let client: TestClient
let own: RedisClient
let hall: TestHall
let logged: Record<string, unknown>[] = []
const log = pino({ level: 'info', base: null }, { write: line => logged.push(JSON.parse(line)) })

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  own = createRedis(redis, { log, name: 'trail' })
  await own.connect()
})
beforeEach(async () => {
  logged = []
  hall = await openHall(client, undefined, { now: undefined })
})
afterAll(async () => {
  own.destroy()
  await redis.stop()
})

const keys = () => hall.store.keys(hall.centre)
const writer = () => new ChainWriter({ trail: hall.centre, client: own, keys: keys(), log })
const dayLines = () => logged.flatMap(line => dayLineSchema.safeParse(line).data ?? [])

async function entriesOf(key: string): Promise<StreamEntry[]> {
  return (await client.sendCommand(['XRANGE', key, '-', '+'])) as unknown as StreamEntry[]
}

async function verify(lines: DayLine[] = [], now = Date.now()): Promise<Verdict | undefined> {
  return verifyTrail({ client: own, trail: hall.centre, keys: keys(), lines, now })
}

/** Removes the first rows with their links, so that they look trimmed. */
async function cutOffBefore(kept: StreamEntry): Promise<void> {
  const links = await entriesOf(keys().chain)
  const [, last] = links[links.findIndex(([id]) => id === kept[0]) - 1] as StreamEntry
  for (const key of [keys().events, keys().chain]) await client.sendCommand(['XTRIM', key, 'MINID', kept[0]])
  await client.hSet(keys().chainHead, { baseN: last[1] ?? '', baseH: last[3] ?? '' })
}

test('rows removed at the beginning are found by a log line that is too recent for trimming', async () => {
  for (let i = 0; i < 8; i++) await issue(hall, queue)
  const entries = await entriesOf(keys().events)
  await writer().add(entries)
  const lines = dayLines()
  expect(lines).toMatchObject([{ n: 1 }])
  await cutOffBefore(entries[6] as StreamEntry)
  expect(await verify()).toMatchObject({ rows: 4, from: 7, to: 10 })
  expect((await verify(lines))?.fault).toEqual({ n: 2, fault: 'too-early' })
  // In five weeks those rows may rightly have been trimmed.
  expect(await verify(lines, Date.now() + 37 * dayMs)).toMatchObject({ rows: 4, tooOld: 1 })
  expect((await verify(lines, Date.now() + 37 * dayMs))?.fault).toBeUndefined()
  // A line without its time proves nothing.
  expect(await verify(lines.map(({ time: _, ...line }) => line))).toMatchObject({ rows: 4, tooOld: 1 })
})

test('a row without a link is never trimmed, wherever the cursor is', async () => {
  const now = Date.now()
  const old: StreamEntry[] = [60, 50, 45, 40, 1].map((daysAgo, at) => [
    `${now - daysAgo * dayMs}-0`,
    ['n', String(at + 1), 'type', 'ticket:issued', 'at', '1', 'by', 'kiosk:k1', 'body', '{}'],
  ])
  await client.del(keys().events)
  for (const [id, fields] of old) await client.sendCommand(['XADD', keys().events, id, ...fields])
  await client.hSet(keys().centre, 'n', 5)
  await client.set(keys().cursor(trailReader), old.at(-1)?.[0] ?? '')
  const trim = () => trimStream(own, keys(), [trailReader], now)
  expect(await trim()).toBeUndefined()
  expect(await entriesOf(keys().events)).toHaveLength(5)

  await writer().add(old.slice(0, 2))
  expect(await trim()).toMatchObject({ n: 1 })
  expect((await entriesOf(keys().events)).map(([id]) => id)).toEqual(old.slice(1).map(([id]) => id))
  expect(await verify()).toMatchObject({ rows: 1, from: 2, to: 2, unlinked: 3 })
  await writer().add(old)
  expect(await trim()).toMatchObject({ n: 4 })
  expect(await verify()).toEqual({ trail: hall.centre, rows: 1, from: 5, to: 5, unlinked: 0, tooOld: 0 })
})

test('an impossible count is found', async () => {
  await issue(hall, queue)
  await writer().add(await entriesOf(keys().events))
  for (const count of [1, 4]) {
    await client.hSet(keys().chainHead, 'count', count)
    expect((await verify())?.fault).toEqual({ n: 3, fault: 'head-changed' })
  }
})
