import { afterAll, beforeAll, expect, test } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import { parseEvent, type StreamEntry } from '../../../server/queue/parse-event.ts'
import type { StreamEvent } from '../../../shared/contract/events.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { brokenMarks } from '../../kit/marks-witness.ts'
import { type Inspector, inspector, issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import type { TestClient } from '../../kit/redis.ts'
import { type Happening, type ReturningStore, startReturningStore } from '../../kit/store-returns.ts'
import { until } from '../../kit/until.ts'

const queue = 'housing-register.submission'
const targetMs = 4_000
/** Tickets issued before and after each event. */
const ticketsEach = 3
const day: readonly Happening[] = ['killed', 'flushed', 'frozen', 'replaced', 'demoted', 'full']

let store: ReturningStore
/** The node to which screens are connected. */
let node: TestNode
/** A node in another process, which is killed: one of the two leads the centre’s background work. */
let other: TestApp
let kiosk: Member
let window: Inspector

beforeAll(async () => {
  store = await startReturningStore()
  node = await startNode(store.target)
  other = await startApp({ env: { REDIS_URL: store.url, KEY_PREFIX: node.prefix } })
  kiosk = await member(node.url, { role: 'manager' })
  window = await inspector(node.url, '1')
  const client = await store.client()
  const rules = `${keys().centre.slice(0, -'centre'.length)}rules`
  // Settings have whole minutes only, so the rules that scripts read are written directly.
  await client.hSet(rules, `target:${queue}`, targetMs)
})
afterAll(async () => {
  kiosk?.close()
  window?.close()
  await node?.stop()
  await other?.stop()
  await store?.stop()
})

const keys = () => centreKeys(node.prefix, 'akmola')

async function history(client: TestClient): Promise<{ events: StreamEvent[]; now: number }> {
  const raw = (await client.sendCommand(['XRANGE', keys().events, '-', '+'])) as unknown as StreamEntry[]
  const events = raw.map(parseEvent).flatMap(event => ('unknown' in event ? [] : [event]))
  const [seconds] = (await client.sendCommand(['TIME'])) as unknown as [string]
  return { events, now: Number(seconds) * 1_000 }
}

const issued: string[] = []
async function issueSome(): Promise<void> {
  for (let count = 0; count < ticketsEach; count++) {
    const { ticket } = await until('a ticket is issued', () => issue(kiosk, queue).catch(() => undefined))
    issued.push(ticket)
  }
}

const marksOf = (events: readonly StreamEvent[]) =>
  events.filter(({ type }) => type === 'ticket:approaching' || type === 'ticket:breached')

/** Issues tickets, makes something happen, issues more, and waits for all marks that are due. */
async function livesThrough(what: string, happen: () => Promise<void>): Promise<void> {
  await issueSome()
  await happen()
  await issueSome()
  // One visitor is called, in time or not, comes back and continues to wait.
  const called = await until('a ticket is called', () => window.callNext().catch(() => undefined))
  await until('and goes back', () =>
    window.act('ticket:return-to-queue', called.ticket).catch(() => undefined),
  )
  const client = await store.client()
  await until(`all marks came after ${what}`, async () => {
    const { events } = await history(client)
    const breached = new Set(
      events.filter(({ type }) => type === 'ticket:breached').map(({ ticket }) => ticket),
    )
    return issued.every(ticket => breached.has(ticket))
  })
}

test('a day with kills: every due mark is raised exactly once, at its time by Redis’s clock', async () => {
  for (const what of day) await livesThrough(`the store was ${what}`, () => store.happen(what))
  await livesThrough('a server was killed', () => other.kill('SIGKILL'))
  await other.start()
  await livesThrough('it was started and killed again, with the marks of others in hand', async () => {
    await issueSome()
    await other.kill('SIGKILL')
  })
  const { events, now } = await history(await store.client())
  expect(brokenMarks(events, now)).toEqual([])
  expect(marksOf(events)).toHaveLength(2 * issued.length)

  // The witness must notice a mark that is missing, doubled, early or late.
  const marks = marksOf(events)
  const [mark] = marks
  if (!mark) throw new Error('there is no mark')
  const aMinuteLater = now + 60_000
  expect(brokenMarks(events, aMinuteLater)).toEqual([])
  expect(
    brokenMarks(
      events.filter(event => event !== mark),
      aMinuteLater,
    ),
  ).not.toEqual([])
  const at = events.indexOf(mark) + 1
  expect(brokenMarks([...events.slice(0, at), mark, ...events.slice(at)], now)).not.toEqual([])
  const moved = (ms: number) => events.map(event => (event === mark ? { ...mark, at: mark.at + ms } : event))
  expect(brokenMarks(moved(-targetMs), now)).not.toEqual([])
  expect(brokenMarks(moved(60_000), now)).not.toEqual([])
})
