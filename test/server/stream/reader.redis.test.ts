import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { trimStream } from '../../../server/schedule/trim.ts'
import { Lease } from '../../../server/stream/lease.ts'
import { knownEvents, Reader } from '../../../server/stream/reader.ts'
import { leaderOf, Shares } from '../../../server/stream/shares.ts'
import type { StreamEvent } from '../../../shared/contract/events.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { always } from '../../kit/lead.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { issue } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

const register = 'housing-register.submission'
const name = 'test'
/** Half of the product's time-out, so that a dead node is soon seen; a busy machine may still stop for seconds. */
const times = { timeoutMs: 5_000, everyMs: 1_000 }
const log = pino({ level: 'silent' })

let redis: TestRedis
let client: TestClient
let hall: TestHall
const readers: Reader[] = []
const stopping: (() => Promise<void>)[] = []
const connections: RedisClient[] = []

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
beforeEach(async () => {
  hall = await openHall(client, undefined, { now: undefined })
})
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.stop()
  for (const stop of stopping.splice(0)) await stop()
  for (const connection of connections.splice(0)) if (connection.isOpen) connection.destroy()
})
afterAll(() => redis.stop())

const keys = () => hall.store.keys(hall.centre)

async function connect(): Promise<RedisClient> {
  const connection = createRedis(redis, { log, name: 'reader' })
  connections.push(connection)
  await connection.connect()
  return connection
}

/** A node's share of the work, on its own connection. */
function shareOn(own: RedisClient, node: string): Shares {
  const shares = new Shares({ client: own, key: `${hall.prefix}alive`, node, archives: false, log, times })
  stopping.push(() => shares.stop())
  shares.start()
  return shares
}

/** A reader on its own connection, like that of another node. */
async function read(handle: (events: StreamEvent[]) => void, onLead?: () => void, node = 'node') {
  const own = await connect()
  const reader = new Reader({
    name,
    lead: shareOn(own, node).lead(hall.centre),
    client: own,
    keys: keys(),
    log,
    handle: async entries => handle(knownEvents(entries)),
    onLead: async () => onLead?.(),
  })
  readers.push(reader)
  reader.start()
  return { reader, own }
}

const numbersOf = (events: StreamEvent[]) => events.map(event => event.n)

test('only its holder renews and releases a lease', async () => {
  const own = await connect()
  const [one, other] = [new Lease(own, keys().lease(name)), new Lease(own, keys().lease(name))]
  expect([await one.takeOrRenew(), await other.takeOrRenew()]).toEqual([true, false])
  expect([one.isHeld, other.isHeld]).toEqual([true, false])
  await other.release()
  expect([await one.takeOrRenew(), await other.takeOrRenew()]).toEqual([true, false])
  await one.release()
  expect([one.isHeld, await other.takeOrRenew(), await one.takeOrRenew()]).toEqual([false, true, false])
})

test('a reader continues from its cursor and reads each event once, including events from before its start', async () => {
  await issue(hall, register)
  const seen: number[] = []
  const { reader } = await read(events => seen.push(...numbersOf(events)))
  await until('it has read what was there', () => seen.length === 3)
  await issue(hall, register)
  reader.wake()
  await until('it has read what came', () => seen.length === 4)
  await reader.stop()
  await issue(hall, register)
  await read(events => seen.push(...numbersOf(events)))
  await until('another has read on', () => seen.length === 5)
  expect(seen).toEqual([1, 2, 3, 4, 5])
})

test('only one of two readers leads; when its node dies, the other takes over and continues', async () => {
  const seen: string[] = []
  const [leading = '', other = ''] = leaderOf(hall.centre, ['a', 'b']) === 'a' ? ['a', 'b'] : ['b', 'a']
  const begin = (node: string) =>
    read(events => seen.push(...numbersOf(events).map(n => `${node} ${n}`)), undefined, node)
  const first = await begin(leading)
  await until('the first leads', () => seen.length === 2)
  const second = await begin(other)
  await until('both are known', async () => (await client.zCard(`${hall.prefix}alive`)) === 2)
  await issue(hall, register)
  first.reader.wake()
  second.reader.wake()
  await until('the first has read', () => seen.length === 3)
  // The dead node neither sends heartbeats nor signs off.
  first.own.destroy()
  await issue(hall, register)
  await until('the second has taken over', () => seen.length === 4)
  expect(seen).toEqual([`${leading} 1`, `${leading} 2`, `${leading} 3`, `${other} 4`])
})

test('a node that comes back under its name leads again at once, and one that signs off is replaced', async () => {
  const own = await connect()
  const [before, after] = [shareOn(own, 'node'), shareOn(own, 'node')]
  await until('it leads', () => before.leads(hall.centre) && after.leads(hall.centre))
  await after.stop()
  expect(after.leads(hall.centre)).toBe(false)
  expect(await client.zCard(`${hall.prefix}alive`)).toBe(0)
})

test('work is shared among the nodes, each part has one leader, and a leaving node moves only its own part', () => {
  const streams = Array.from({ length: 24 }, (_, at) => `centre-${at}`)
  const leaders = (nodes: string[]) => streams.map(stream => leaderOf(stream, nodes))
  const three = leaders(['a', 'b', 'c'])
  expect(leaders(['c', 'a', 'b'])).toEqual(three)
  expect(new Set(three)).toEqual(new Set(['a', 'b', 'c']))
  const two = leaders(['a', 'b'])
  expect(two.filter((leader, at) => three[at] !== 'c' && leader !== three[at])).toEqual([])
})

test('entries of dead nodes are removed, also those from before the clock was set back', async () => {
  const now = Date.now()
  const key = `${hall.prefix}alive`
  await client.zAdd(key, [
    { score: now - 60_000, value: 'dead' },
    { score: now + 3_600_000, value: 'of another time' },
  ])
  const shares = shareOn(await connect(), 'node')
  await until('it leads', () => shares.leads(hall.centre))
  expect(await client.zRange(key, 0, -1)).toEqual(['node'])
})

test('a reader whose handler throws retries later with the same events and is behind meanwhile', async () => {
  let isBroken = true
  let tries = 0
  const seen: number[] = []
  const { reader } = await read(events => {
    tries++
    if (isBroken) throw new Error('the printer is on fire')
    seen.push(...numbersOf(events))
  })
  await until('it has tried again', () => tries >= 2)
  await until('it is behind', () => reader.behindSeconds() >= 1)
  expect(await client.get(keys().cursor(name))).toBeNull()

  isBroken = false
  await until('it has read', () => seen.length === 2)
  expect(seen).toEqual([1, 2])

  await until('it is behind no more', () => reader.behindSeconds() === 0)
})

test('a reader whose lease ran out while Redis was frozen leads again and reads what it has missed', async () => {
  const seen: number[] = []
  let led = 0
  const { reader } = await read(
    events => seen.push(...numbersOf(events)),
    () => led++,
  )
  await until('it has read what was there', () => seen.length === 2)
  const ledBefore = led

  // Nothing wakes the reader for this event.
  await issue(hall, register)
  process.kill(redis.pid, 'SIGSTOP')
  await until('it leads no more', () => !reader.isLeading)
  process.kill(redis.pid, 'SIGCONT')

  await until('it has read what it missed', () => seen.length === 3)
  expect(led).toBeGreaterThan(ledBefore)
})

test('when a cursor that is kept elsewhere was set back, the copy in Redis follows before anything is read', async () => {
  await client.set(keys().cursor(name), `${Date.now()}-0`)
  const own = await connect()
  let tries = 0
  const reader = new Reader({
    name,
    lead: always,
    client: own,
    keys: keys(),
    log,
    cursor: async () => '5-0',
    handle: async () => {
      tries++
      throw new Error('the database is full')
    },
  })
  readers.push(reader)
  reader.start()
  await until('it has tried', () => tries > 0)
  expect(await client.get(keys().cursor(name))).toBe('5-0')
})

test('an event of a newer version is unknown here; skipping it', async () => {
  const seen: number[] = []
  await client.xAdd(keys().events, '*', {
    n: '3',
    type: 'ticket:teleported',
    at: '1',
    body: '{"to":"the moon"}',
  })
  const { reader } = await read(events => seen.push(...numbersOf(events)))
  await until('it has read what it knows', () => seen.length === 2)
  await client.hSet(keys().centre, 'n', 3)
  await issue(hall, register)
  reader.wake()
  await until('it continues', () => seen.length === 3)
  expect(seen).toEqual([1, 2, 4])
})

test('trimming keeps unread entries and 35 days', async () => {
  const events = `${hall.prefix}old`
  const now = Date.now()
  const day = 86_400_000
  const idOf = (daysAgo: number) => `${now - daysAgo * day}-0`
  for (const daysAgo of [60, 50, 40, 36, 34, 1])
    await client.xAdd(events, idOf(daysAgo), { n: String(daysAgo) })
  // The chain has reached the end; entries without a link are never trimmed.
  await client.hSet(keys().chainHead, { id: idOf(1) })
  const own = await connect()
  const old = { ...keys(), events }
  const left = async () => {
    const entries = (await client.xRange(events, '-', '+')) ?? []
    return entries.map(entry => Number(entry?.message.n))
  }
  // One of the readers has never read.
  await client.set(keys().cursor('a'), idOf(1))
  await trimStream(own, old, ['a', 'b'], now)
  expect(await left()).toEqual([60, 50, 40, 36, 34, 1])

  await client.set(keys().cursor('b'), idOf(50))
  await trimStream(own, old, ['a', 'b'], now)
  expect(await left()).toEqual([50, 40, 36, 34, 1])

  await client.set(keys().cursor('b'), idOf(1))
  await trimStream(own, old, ['a', 'b'], now)
  expect(await left()).toEqual([34, 1])
})
