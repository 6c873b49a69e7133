import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import { parseEvent, type StreamEntry } from '../../../server/queue/parse-event.ts'
import { leadInstead } from '../../kit/lead.ts'
import { type Inspector, inspector, issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let store: TestClient
let node: TestNode
let kiosk: Member
let window: Inspector

const queue = 'housing-register.submission'
const targetMs = 2_000

beforeAll(async () => {
  redis = await startRedis()
  store = await redis.client()
  node = await startNode(redis)
})
beforeEach(async () => {
  kiosk = await member(node.url, { role: 'manager' })
  window = await inspector(node.url, '1')
  await setTarget(targetMs)
})
afterEach(async () => {
  await window.ask('counter:close-counter', { counter: '1', session: window.session })
  kiosk.close()
  window.close()
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

const keys = () => centreKeys(node.prefix, 'akmola')

/** Settings have whole minutes, so this writes the rules that scripts read directly. */
async function setTarget(ms: number, of = queue): Promise<void> {
  await store.hSet(`${keys().centre.slice(0, -'centre'.length)}rules`, `target:${of}`, ms)
}

/** @returns the marks of a ticket and the length of the wait at each. */
async function alertsOf(ticket: string): Promise<{ type: string; n: number }[]> {
  const raw: unknown = await store.sendCommand(['XRANGE', keys().events, '-', '+'])
  return (raw as StreamEntry[]).flatMap(entry => {
    const event = parseEvent(entry)
    if ('unknown' in event || event.ticket !== ticket) return []
    return /approaching|breached/.test(event.type) ? [{ type: event.type, n: event.n }] : []
  })
}

async function typesOf(ticket: string): Promise<string[]> {
  return (await alertsOf(ticket)).map(alert => alert.type)
}

const both = ['ticket:approaching', 'ticket:breached']

async function bothCame(ticket: string): Promise<void> {
  await until('both alerts came', async () => (await alertsOf(ticket)).length === 2)
}

/** Waits until every reader has read all events so far. */
async function allRead(): Promise<void> {
  await until('the readers have read', async () => {
    const [last] = (await store.xRevRange(keys().events, '+', '-', { COUNT: 1 })) ?? []
    const cursors = await Promise.all(['printing', 'trail'].map(name => store.get(keys().cursor(name))))
    return cursors.every(cursor => cursor === last?.id)
  })
}

/** Finishes the ticket at the window, so that the window is free again. */
async function serve(ticket: string): Promise<void> {
  await window.act('ticket:start', ticket)
  await window.act('ticket:finish', ticket)
}

/** @returns a ticket that was called before its first mark was due, even on a slow machine. */
async function callInTime(): Promise<string> {
  for (;;) {
    const { ticket } = await issue(kiosk, queue)
    await window.callNext()
    const story = await window.query('story', { ticket })
    const { called = Number.POSITIVE_INFINITY, waitSince = 0 } = story.ticket ?? {}
    if (called - waitSince < 0.8 * targetMs) return ticket
    await serve(ticket)
  }
}

test('a target of 2 s raises its two events, in order, each once', async () => {
  const { ticket } = await issue(kiosk, queue)
  await bothCame(ticket)
  // A later ticket's marks come later, so none of the first ticket's can still be missing.
  const next = await issue(kiosk, queue)
  await bothCame(next.ticket)
  expect(await typesOf(ticket)).toEqual(both)
  await until('the window sees both over their target', () => {
    const { waiting, approaching, breached } = window.hall.view?.queues[queue] ?? {}
    return waiting === 2 && approaching === 0 && breached === 2
  })
  for (const one of [ticket, next.ticket]) {
    expect((await window.callNext()).ticket).toBe(one)
    await serve(one)
  }
})

test('a ticket called in time raises no mark, and raises marks again after a return', async () => {
  const ticket = await callInTime()
  const later = await issue(kiosk, queue)
  await bothCame(later.ticket)
  expect(await typesOf(ticket)).toEqual([])

  // The same wait continues and is long over its target.
  await window.act('ticket:return-to-queue', ticket)
  await until('the continued wait is over its target', async () =>
    (await typesOf(ticket)).includes('ticket:breached'),
  )
  for (const one of [ticket, later.ticket]) {
    expect((await window.callNext()).ticket).toBe(one)
    await serve(one)
  }
})

test('a visitor who was missed and came back has a new wait with its own marks', async () => {
  const { ticket } = await issue(kiosk, queue)
  await bothCame(ticket)
  await window.callNext()
  await window.act('ticket:mark-no-show', ticket)
  await kiosk.ask('ticket:restore', { ticket })
  await until('the new wait has both', async () => (await alertsOf(ticket)).length === 4)
  expect(await typesOf(ticket)).toEqual([...both, ...both])

  await window.callNext()
  await serve(ticket)
})

test('marks are raised even though the store has lost its scripts', async () => {
  await store.scriptFlush()
  const { ticket } = await issue(kiosk, queue)
  await bothCame(ticket)
  expect(await typesOf(ticket)).toEqual(both)
  await window.callNext()
  await serve(ticket)
})

test('a second transfer after an undone one has marks at its own times', async () => {
  const slow = 'housing-register.collection'
  await setTarget(3_600_000)
  const { ticket } = await issue(kiosk, queue)
  await setTarget(3_600_000, slow)
  await window.callNext()
  const session = { counter: '1', session: window.session }
  const first = await window.ask('ticket:transfer', { ...session, ticket, queue: slow })
  await allRead()
  await window.ask('ticket:undo', { ticket, of: Number(first.undo) })
  await allRead()
  await setTarget(targetMs, slow)
  await window.ask('ticket:transfer', { ...session, ticket, queue: slow })
  await bothCame(ticket)
  expect(await typesOf(ticket)).toEqual(both)

  await kiosk.ask('ticket:cancel', { ticket, word: 'left' })
})

test('setting this machine’s clock back or ahead changes no mark', async () => {
  for (const stepMs of [-600_000, 3_600_000]) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + stepMs })
    const { ticket } = await issue(kiosk, queue)
    await bothCame(ticket)
    vi.useRealTimers()
    expect(await typesOf(ticket)).toEqual(both)
    await window.callNext()
    await serve(ticket)
  }
})

test('a node that does not lead raises the marks that the leader misses', async () => {
  const letDie = await leadInstead(store, node.prefix, 'akmola')
  const { ticket } = await issue(kiosk, queue)
  await bothCame(ticket)
  expect(await typesOf(ticket)).toEqual(both)
  await letDie()
  await window.callNext()
  await serve(ticket)
})

test('two nodes raise each mark once', async () => {
  const other = await startNode(redis, { prefix: node.prefix })
  const { ticket } = await issue(kiosk, queue)
  await bothCame(ticket)
  const next = await issue(kiosk, queue)
  await bothCame(next.ticket)
  expect([await typesOf(ticket), await typesOf(next.ticket)]).toEqual([both, both])

  for (const one of [ticket, next.ticket]) {
    await window.callNext()
    await serve(one)
  }
  await other.stop()
})

test('a day’s end that is taken back raises no mark twice and skips none', async () => {
  const early = await issue(kiosk, queue)
  await bothCame(early.ticket)
  const late = await issue(kiosk, queue)
  const day = late.ticket.slice(0, 8)
  // Whether its first mark was raised by then depends on timing and makes no difference.
  await kiosk.ask('day:close-day', { day, waiting: 2 })
  await kiosk.ask('day:reopen-day', { day })
  await bothCame(late.ticket)
  await allRead()
  for (const { ticket } of [early, late]) expect(await typesOf(ticket)).toEqual(both)

  window.close()
  window = await inspector(node.url, '1')
  for (const { ticket } of [early, late]) {
    expect((await window.callNext()).ticket).toBe(ticket)
    await serve(ticket)
  }
})
