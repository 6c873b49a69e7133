import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import { parseEvent, type StreamEntry } from '../../../server/queue/parse-event.ts'
import { createRedis } from '../../../server/redis/client.ts'
import { knownEvents, Reader } from '../../../server/stream/reader.ts'
import { openHall } from '../../kit/hall.ts'
import { aliveKey, always } from '../../kit/lead.ts'
import { issue as issueAt, member } from '../../kit/member.ts'
import { startNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { eventsOf, issue } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

/** For a moment two readers may lead, after one was frozen or lost its lease. Their work must tolerate it. */

const log = pino({ level: 'silent' })
const register = 'housing-register.submission'

let redis: TestRedis
let client: TestClient
const closing: (() => unknown)[] = []

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
afterAll(() => redis.stop())

test('two readers that both lead skip no event, and the cursor never passes an unread one', async () => {
  const hall = await openHall(client, undefined, { now: undefined })
  const keys = hall.store.keys(hall.centre)
  const seen: Record<string, number[]> = { first: [], second: [], third: [] }
  const has = (who: string, n: number) => seen[who]?.includes(n) === true

  async function lead(who: string, handle: () => Promise<void> = async () => {}): Promise<Reader> {
    const own = createRedis(redis, { log, name: who })
    await own.connect()
    closing.push(() => own.destroy())
    const note = async (entries: readonly StreamEntry[]) => {
      seen[who]?.push(...knownEvents(entries).map(event => event.n))
      await handle()
    }
    const reader = new Reader({ name: 'test', lead: always, client: own, keys, log, handle: note })
    closing.push(() => reader.stop())
    reader.start()
    return reader
  }
  async function happens(...readers: Reader[]): Promise<number> {
    await issue(hall, register)
    for (const reader of readers) reader.wake()
    return (await hall.view()).n
  }

  let isStuck = false
  const first = await lead('first', () => until('it may continue', () => !isStuck).then(() => {}))
  const begun = (await hall.view()).n
  await until('the first has read what was there', () => has('first', begun))
  isStuck = true
  const stuckAt = await happens(first)
  await until('the first is in the middle of it', () => has('first', stuckAt))
  const second = await lead('second')
  await until('the second leads, and reads the same', () => has('second', stuckAt))
  const later = await happens(first, second)
  await until('the second has read on', () => has('second', later))
  isStuck = false
  const last = await happens(first, second)
  await until('what came last is read', () => has('first', last) || has('second', last))
  await Promise.all([first.stop(), second.stop()])
  const next = await happens()
  await lead('third')
  await until('a third continues', () => has('third', next))

  const everything = Object.values(seen).flat()
  const happened = (await eventsOf(client, hall)).map(event => event.n)
  expect([...new Set(everything)].sort((a, b) => a - b)).toEqual(happened)
  for (const [who, numbers] of Object.entries(seen))
    expect(numbers, who).toEqual([...numbers].sort((a, b) => a - b))
  // The two have overlapped.
  expect(everything.filter(n => n === stuckAt).length).toBeGreaterThan(1)
})

test('every ticket is printed once when a node takes over from one that still believes it leads', async () => {
  const prefix = randomPrefix()
  const nodes = [await startNode(redis, { prefix }), await startNode(redis, { prefix })]
  for (const node of nodes) closing.push(() => node.stop())
  const kiosk = await member(nodes[0]?.url ?? '', { role: 'kiosk' })
  closing.push(() => kiosk.close())
  const { events } = centreKeys(prefix, 'akmola')
  const alive = aliveKey(prefix)
  // Few tickets: nodes that share a printer wait for each other, and this test is about readers.
  const tickets: string[] = []
  for (let ticket = 0; ticket < 4; ticket++) {
    // The first node to send a heartbeat believes it is alone, and leads every centre until its next one.
    await client.del(alive)
    await until('one believes to be alone', async () => (await client.zCard(alive)) > 0)
    tickets.push((await issueAt(kiosk)).ticket)
  }

  async function printsOf(type: string): Promise<string[]> {
    const raw: unknown = await client.sendCommand(['XRANGE', events, '-', '+'])
    return (raw as StreamEntry[]).flatMap(entry => {
      const event = parseEvent(entry)
      return 'type' in event && event.type === type && event.ticket ? [event.ticket] : []
    })
  }
  await until('all are printed', async () => (await printsOf('ticket:printed')).length >= tickets.length)
  expect((await printsOf('ticket:printing')).sort()).toEqual(tickets.sort())
  expect((await printsOf('ticket:printed')).sort()).toEqual(tickets.sort())
})
