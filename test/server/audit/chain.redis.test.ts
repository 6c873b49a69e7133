import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ChainWriter } from '../../../server/audit/chain-writer.ts'
import { Trails, trailReader } from '../../../server/audit/trails.ts'
import { type DayLine, dayLineSchema, verifyTrail } from '../../../server/audit/verify.ts'
import type { StreamEntry } from '../../../server/queue/parse-event.ts'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { trimStream } from '../../../server/schedule/trim.ts'
import { Reader } from '../../../server/stream/reader.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { always } from '../../kit/lead.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { issue, serveUntil, sit } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

const queue = 'housing-register.submission'
const dayMs = 86_400_000

let redis: TestRedis
let client: TestClient
let hall: TestHall
let logged: Record<string, unknown>[] = []
const closing: (() => unknown)[] = []
const log = pino({ level: 'info', base: null }, { write: line => logged.push(JSON.parse(line)) })

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
beforeEach(async () => {
  logged = []
  hall = await openHall(client, undefined, { now: undefined })
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => redis.stop())

const keys = () => hall.store.keys(hall.centre)
const trail = () => hall.centre

async function connect(): Promise<RedisClient> {
  const own = createRedis(redis, { log, name: 'trail' })
  await own.connect()
  closing.push(() => own.destroy())
  return own
}

async function trailsOn(own: RedisClient): Promise<Trails> {
  const trails = new Trails({ client: own, log, lead: () => always })
  trails.add(trail(), keys())
  closing.push(() => trails.stop())
  trails.start()
  return trails
}

const writerOn = (own: RedisClient) => new ChainWriter({ trail: trail(), client: own, keys: keys(), log })

async function entriesOf(key: string): Promise<StreamEntry[]> {
  return (await client.sendCommand(['XRANGE', key, '-', '+'])) as unknown as StreamEntry[]
}

async function linked(): Promise<number> {
  return Number((await client.hGet(keys().chainHead, 'n')) ?? 0)
}

const verify = async (lines: DayLine[] = []) =>
  verifyTrail({ client: await connect(), trail: trail(), keys: keys(), lines })

const dayLines = () => logged.flatMap(line => dayLineSchema.safeParse(line).data ?? [])

test('every row gets one link in the order of n, also rows written while no node made links', async () => {
  for (let i = 0; i < 5; i++) await issue(hall, queue)
  const trails = await trailsOn(await connect())
  await until('what was there is linked', async () => (await linked()) === 7)
  for (let i = 0; i < 300; i++) {
    await issue(hall, queue)
    trails.wake(trail())
  }
  await until('what came is linked', async () => (await linked()) === 307)
  const events = await entriesOf(keys().events)
  const links = await entriesOf(keys().chain)
  expect(links.map(([id]) => id)).toEqual(events.map(([id]) => id))
  expect(links.map(([, [, n]]) => Number(n))).toEqual(events.map((_, at) => at + 1))
  expect(await verify()).toEqual({ trail: trail(), rows: 307, from: 1, to: 307, unlinked: 0, tooOld: 0 })
})

test('two writers at the same time make one chain', async () => {
  for (let i = 0; i < 60; i++) await issue(hall, queue)
  const writers = [writerOn(await connect()), writerOn(await connect()), writerOn(await connect())]
  const entries = await entriesOf(keys().events)
  // Overlapping parts, as two nodes read them when a lease was lost in between.
  for (let at = 0; at < entries.length; at += 7) {
    const piece = entries.slice(Math.max(0, at - 3), at + 7)
    const done = await Promise.allSettled(writers.map(writer => writer.add(piece)))
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  }
  expect(await verify()).toMatchObject({ rows: 62, to: 62, unlinked: 0 })
  expect(await client.hGet(keys().chainHead, 'count')).toBe('62')
})

test('a writer killed between links and cursor makes no link twice', async () => {
  for (let i = 0; i < 5; i++) await issue(hall, queue)
  const own = await connect()
  const writer = writerOn(own)
  let falls = 2
  const reader = new Reader({
    name: trailReader,
    lead: always,
    client: own,
    keys: keys(),
    log,
    handle: async entries => {
      await writer.add(entries)
      if (falls-- > 0) throw new Error('killed')
    },
    onLead: async () => writer.begin(),
  })
  closing.push(() => reader.stop())
  reader.start()
  await until('it has read on', async () => (await client.get(keys().cursor(trailReader))) !== null)
  expect(falls).toBe(-1)
  expect(await verify()).toMatchObject({ rows: 7, to: 7, unlinked: 0 })
})

test("rows without a link yet are counted as such and compared with the store's count", async () => {
  await writerOn(await connect()).add(await entriesOf(keys().events))
  await issue(hall, queue)
  await issue(hall, queue)
  expect(await verify()).toMatchObject({ rows: 2, unlinked: 2 })
  const last = (await entriesOf(keys().events)).at(-1)?.[0] ?? ''
  await client.xDel(keys().events, last)
  expect(await verify()).toMatchObject({ rows: 2, fault: { n: 4, fault: 'cut-off' } })
})

test('a trail without a chain is reported as a fault', async () => {
  expect(await verify()).toMatchObject({ fault: { n: 1, fault: 'no-chain' } })
})

/** Writes and links a day with twelve rows. */
async function day(): Promise<{ events: StreamEntry[]; links: StreamEntry[] }> {
  const seat = await sit(hall, '1', [queue])
  for (let i = 0; i < 5; i++) await issue(hall, queue)
  await serveUntil(hall, seat, 'done')
  await issue(hall, queue)
  await writerOn(await connect()).add(await entriesOf(keys().events))
  expect(await verify()).toMatchObject({ rows: 12, to: 12 })
  return { events: await entriesOf(keys().events), links: await entriesOf(keys().chain) }
}

/** Replaces a stream's entries, as an attacker with write access to the store can. */
async function put(key: string, entries: readonly StreamEntry[]): Promise<void> {
  await client.del(key)
  for (const [id, fields] of entries) await client.sendCommand(['XADD', key, id, ...fields])
}

const changed = ([id, fields]: StreamEntry, name: string, value: string): StreamEntry => {
  const at = fields.indexOf(name)
  return [id, fields.with(at + 1, value)]
}

const firstWrong = async (lines: DayLine[] = []) => (await verify(lines))?.fault

test('a change of any field is found and the row named', async () => {
  const { events } = await day()
  for (const [name, value] of [
    ['by', 'kiosk:k2'],
    ['at', '1'],
    ['type', 'ticket:missed'],
    ['body', '{}'],
    ['counter', '9'],
  ] as const) {
    await put(
      keys().events,
      events.map((entry, at) => (at === 5 ? changed(entry, name, value) : entry)),
    )
    expect(await firstWrong(), name).toEqual({ n: 6, fault: 'changed' })
  }
  // The last row: no later link depends on it.
  await put(keys().events, events.with(-1, changed(events.at(-1) as StreamEntry, 'by', 'kiosk:k2')))
  expect(await firstWrong()).toEqual({ n: 12, fault: 'changed' })
})

test('a removed, an added and a swapped row are found', async () => {
  const { events, links } = await day()
  await put(keys().events, events.toSpliced(4, 1))
  expect(await firstWrong()).toEqual({ n: 5, fault: 'missing' })
  await put(keys().events, events.slice(1))
  expect(await firstWrong()).toEqual({ n: 1, fault: 'missing' })
  const [five, six] = [events[4] as StreamEntry, events[5] as StreamEntry]
  await put(keys().events, events.with(4, [five[0], six[1]]).with(5, [six[0], five[1]]))
  expect(await firstWrong()).toEqual({ n: 5, fault: 'out-of-order' })
  const first = events[0]?.[0].split('-')[0]
  await put(keys().events, [[`${Number(first) - 1}-0`, five[1]], ...events])
  expect(await firstWrong()).toEqual({ n: 1, fault: 'added' })
  // Removes row and link together.
  await put(keys().events, events.toSpliced(4, 1))
  await put(keys().chain, links.toSpliced(4, 1))
  expect(await firstWrong()).toEqual({ n: 5, fault: 'missing' })
})

test('a cut-off end is found by the links, by the head, and by the count of events', async () => {
  const { events, links } = await day()
  await put(keys().events, events.slice(0, 9))
  expect(await firstWrong()).toEqual({ n: 10, fault: 'cut-off' })
  await put(keys().chain, links.slice(0, 9))
  expect(await firstWrong()).toEqual({ n: 10, fault: 'cut-off' })
  // Puts the head back too; the store has counted further.
  await client.hSet(keys().chainHead, { n: 9, h: links[8]?.[1][3] ?? '', id: links[8]?.[0] ?? '', count: 9 })
  expect(await firstWrong()).toEqual({ n: 10, fault: 'cut-off' })
})

test('a removed, changed or added link is found and distinguished from a faulty row', async () => {
  const { links } = await day()
  await put(keys().chain, links.toSpliced(4, 1))
  expect(await firstWrong()).toEqual({ n: 5, fault: 'link-missing' })
  const forged = 'A'.repeat(43)
  await put(keys().chain, links.with(4, changed(links[4] as StreamEntry, 'h', forged)))
  expect(await firstWrong()).toEqual({ n: 5, fault: 'link-changed' })
  await put(keys().chain, links.with(-1, changed(links.at(-1) as StreamEntry, 'h', forged)))
  expect(await firstWrong()).toEqual({ n: 12, fault: 'link-changed' })
  await put(keys().chain, links)
  await client.hSet(keys().chainHead, 'h', forged)
  expect(await firstWrong()).toEqual({ n: 12, fault: 'link-changed' })
  await client.hSet(keys().chainHead, 'h', links.at(-1)?.[1][3] ?? '')
  await client.sendCommand(['XADD', keys().chain, '*', 'n', '13', 'h', forged])
  expect(await firstWrong()).toEqual({ n: 13, fault: 'link-added' })
})

/** Makes a chain again over other rows, as an attacker who knows the algorithm can. */
async function remakeChain(entries: readonly StreamEntry[], epoch?: string): Promise<void> {
  await put(keys().events, entries)
  await client.del([keys().chain, keys().chainHead])
  if (epoch !== undefined) await client.hSet(keys().centre, 'epoch', epoch)
  await writerOn(await connect()).add(entries)
  await client.hSet(keys().centre, 'n', entries.length)
}

test("a chain made again over other or fewer rows is consistent, and a day's log line reveals it", async () => {
  const trails = await trailsOn(await connect())
  const { events } = await day()
  await until('it leads', () => trails.readerOf(trail())?.isLeading)
  trails.wake(trail())
  await until(
    'it has read',
    async () => (await client.get(keys().cursor(trailReader))) === events.at(-1)?.[0],
  )
  await trails.stop()
  const lines = dayLines()
  expect(lines.at(-1)).toMatchObject({ trail: trail(), n: 12, count: 12, epoch: 'epoch-1' })
  expect(await firstWrong(lines)).toBeUndefined()

  await remakeChain(events.map((entry, at) => (at === 5 ? changed(entry, 'by', 'kiosk:k2') : entry)))
  expect(await verify()).toMatchObject({ rows: 12 })
  expect(await firstWrong(lines)).toEqual({ n: 12, fault: 'replaced' })

  await remakeChain(events.slice(0, 9))
  expect(await verify()).toMatchObject({ rows: 9 })
  expect(await firstWrong(lines)).toEqual({ n: 12, fault: 'cut-off' })

  await remakeChain(events, 'another life')
  expect(await verify()).toMatchObject({ rows: 12 })
  expect(await firstWrong(lines)).toEqual({ n: 1, fault: 'replaced' })
})

test("a day's line is logged when the day begins, with head and count", async () => {
  const writer = writerOn(await connect())
  await issue(hall, queue)
  const entries = await entriesOf(keys().events)
  await writer.add(entries)
  const [opened] = await entriesOf(keys().chain)
  expect(dayLines()).toMatchObject([{ trail: trail(), n: 1, h: opened?.[1][3], count: 1 }])
  expect(logged[0]).toMatchObject({ msg: 'the trail so far' })
})

test('rows are trimmed with their links, and the rest is checked against the last trimmed link', async () => {
  const own = await connect()
  const now = Date.now()
  const old: StreamEntry[] = [60, 50, 40, 34, 1].map((daysAgo, at) => [
    `${now - daysAgo * dayMs}-0`,
    ['n', String(at + 1), 'type', 'ticket:issued', 'at', '1', 'by', 'kiosk:k1', 'body', '{}'],
  ])
  await put(keys().events, old)
  await client.hSet(keys().centre, 'n', 5)
  const trim = () => trimStream(own, keys(), [trailReader], now)
  // The rows have not been read, so nothing is trimmed.
  expect(await trim()).toBeUndefined()
  await writerOn(own).add(old)
  await client.set(keys().cursor(trailReader), old.at(-1)?.[0] ?? '')
  const links = await entriesOf(keys().chain)
  const third = { n: 3, h: links[2]?.[1][3] ?? '' }
  expect(await trim()).toEqual(third)
  expect((await entriesOf(keys().events)).map(([id]) => id)).toEqual(old.slice(3).map(([id]) => id))
  expect(await verify()).toEqual({ trail: trail(), rows: 2, from: 4, to: 5, unlinked: 0, tooOld: 0 })
  // A line about trimmed rows proves nothing; one about the last trimmed row still does.
  const line = { trail: trail(), epoch: 'epoch-1', count: 3 }
  expect(await verify([{ ...line, n: 1, h: 'x' }])).toMatchObject({ rows: 2, tooOld: 1 })
  expect(await firstWrong([{ ...line, ...third }])).toBeUndefined()
  expect(await firstWrong([{ ...line, n: 3, h: 'x' }])).toEqual({ n: 3, fault: 'replaced' })
  // Removes more rows than were trimmed.
  await client.xDel(keys().events, old[3]?.[0] ?? '')
  expect(await firstWrong()).toEqual({ n: 4, fault: 'missing' })
  expect(await trim()).toBeUndefined()
})

test('a row that disappears before it is linked is logged at once and found', async () => {
  await issue(hall, queue)
  const entries = await entriesOf(keys().events)
  await client.xDel(keys().events, entries[1]?.[0] ?? '')
  const writer = writerOn(await connect())
  await writer.add(entries.slice(0, 1))
  await writer.add(entries.slice(2))
  expect(logged.map(({ msg }) => msg)).toContain(
    'a row of the audit trail is missing; the chain continues and `npm run audit -- verify` names the gap',
  )
  expect(await firstWrong()).toEqual({ n: 2, fault: 'missing' })
})
