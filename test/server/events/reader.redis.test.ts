import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Lease } from '../../../server/events/lease.ts'
import { knownEvents, Reader } from '../../../server/events/reader.ts'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { trimStream } from '../../../server/schedule/trim.ts'
import type { StreamEvent } from '../../../shared/contract/events.ts'
import { openHall, type TestHall } from '../../support/hall.ts'
import { startRedis, type TestClient, type TestRedis } from '../../support/redis.ts'
import { issue } from '../../support/steps.ts'
import { until } from '../../support/until.ts'

const register = 'housing-register.submission'
const name = 'test'
const log = pino({ level: 'silent' })

let redis: TestRedis
let client: TestClient
let hall: TestHall
const readers: Reader[] = []
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

/** A reader on a connection of its own, as another node has it. */
async function read(handle: (events: StreamEvent[]) => void, onLead?: () => void) {
  const own = await connect()
  const reader = new Reader({
    name,
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

test('a lease is renewed and let go by its holder alone', async () => {
  const own = await connect()
  const [one, other] = [new Lease(own, keys().lease(name)), new Lease(own, keys().lease(name))]
  expect([await one.keep(), await other.keep()]).toEqual([true, false])
  expect([one.held, other.held]).toEqual([true, false])
  await other.letGo()
  expect([await one.keep(), await other.keep()]).toEqual([true, false])
  await one.letGo()
  expect([one.held, await other.keep(), await one.keep()]).toEqual([false, true, false])
})

test('a reader reads on from its cursor, each event once, also those of before it was there', async () => {
  await issue(hall, register)
  const seen: number[] = []
  const { reader } = await read(events => seen.push(...numbersOf(events)))
  await until('it has read what was there', () => seen.length === 3)
  await issue(hall, register)
  reader.ring()
  await until('it has read what came', () => seen.length === 4)
  await reader.stop()
  await issue(hall, register)
  await read(events => seen.push(...numbersOf(events)))
  await until('another has read on', () => seen.length === 5)
  expect(seen).toEqual([1, 2, 3, 4, 5])
})

test('only one of two leads; when its holder dies, the other takes over and reads on', async () => {
  const seen: string[] = []
  const first = await read(events => seen.push(...numbersOf(events).map(n => `first ${n}`)))
  await until('the first leads', () => seen.length === 2)
  const second = await read(events => seen.push(...numbersOf(events).map(n => `second ${n}`)))
  await issue(hall, register)
  first.reader.ring()
  second.reader.ring()
  await until('the first has read', () => seen.length === 3)
  // It neither renews nor lets go any more.
  first.own.destroy()
  await issue(hall, register)
  await until('the second has taken over', () => seen.length === 4)
  expect(seen).toEqual(['first 1', 'first 2', 'first 3', 'second 4'])
})

test('a reader whose handler throws goes on later, with the same events, and is behind meanwhile', async () => {
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

test('a reader whose lease ran out while Redis stood still leads anew, and reads what it has missed', async () => {
  const seen: number[] = []
  let led = 0
  await read(
    events => seen.push(...numbersOf(events)),
    () => led++,
  )
  await until('it has read what was there', () => seen.length === 2)
  // Nobody rings for this one.
  await issue(hall, register)
  process.kill(redis.pid, 'SIGSTOP')
  await new Promise(resolve => setTimeout(resolve, 11_000))
  process.kill(redis.pid, 'SIGCONT')
  await until('it has read what it missed', () => seen.length === 3)
  expect(led).toBe(2)
})

test('where a cursor is kept elsewhere and was set back there, the copy follows before anything is read', async () => {
  await client.set(keys().cursor(name), `${Date.now()}-0`)
  const own = await connect()
  let tries = 0
  const reader = new Reader({
    ...{ name, client: own, keys: keys(), log },
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

test('an event of a newer version is passed over', async () => {
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
  reader.ring()
  await until('it goes on', () => seen.length === 3)
  expect(seen).toEqual([1, 2, 4])
})

test('trimming never cuts what a reader has not read, and keeps 35 days', async () => {
  const events = `${hall.prefix}old`
  const now = Date.now()
  const day = 86_400_000
  const idOf = (daysAgo: number) => `${now - daysAgo * day}-0`
  for (const daysAgo of [60, 50, 40, 36, 34, 1])
    await client.xAdd(events, idOf(daysAgo), { n: String(daysAgo) })
  // Its chain has reached the end: what has no link is never cut.
  await client.hSet(keys().chainHead, { id: idOf(1) })
  const own = await connect()
  const old = { ...keys(), events }
  const left = async () => {
    const entries = (await client.xRange(events, '-', '+')) ?? []
    return entries.map(entry => Number(entry?.message.n))
  }
  // One of them has never read.
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
