import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AudienceEvent } from '../../../shared/contract/audience-event.ts'
import type { DaySetting } from '../../../shared/domain/settings.ts'
import { envelope, handshakeOf, must, type RawClient, rawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

// A screen repeats a request whose answer got lost, perhaps after the hall has changed. The answer stays the same.

let redis: TestRedis
let node: TestNode
let kiosk: RawClient
let manager: RawClient

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
})
beforeEach(async () => {
  kiosk = await rawClient(node.url, handshakeOf('kiosk'))
  manager = await rawClient(node.url, handshakeOf('manager'))
})
afterEach(async () => {
  node.space = 'ok'
  await setToday(null)
  kiosk.close()
  manager.close()
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

const issue = () => envelope('ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
const codeOf = (press: unknown) =>
  kiosk.ask(press).then(reply => (reply?.ok === false ? reply.error.code : 'OK'))

function today(): string {
  const { message } = manager.received.find(({ name }) => name === 'tick') ?? {}
  return (message as { day: string }).day
}

/** Changes the day's setting and waits until this node knows it. */
async function setToday(setting: DaySetting | null): Promise<void> {
  await must(manager, 'day:set-day', { day: today(), setting })
  const wanted = setting ? 'DAY_CLOSED' : 'OK'
  await until(`a new ticket is answered ${wanted}`, async () => (await codeOf(issue())) === wanted)
}

/** Says whether the manager's screen has an event of this ticket. */
function isSeen(ticket: string): boolean {
  return manager.received.some(
    ({ name, message }) => name === 'event' && (message as AudienceEvent).ticket === ticket,
  )
}

test('the same request gives the same ticket', async () => {
  const press = issue()
  const first = await kiosk.ask(press)
  expect(first).toMatchObject({ ok: true })
  expect(await kiosk.ask(press)).toEqual(first)
})

test('a repeated request gets the same ticket even though the day has been closed meanwhile', async () => {
  const press = issue()
  const first = await kiosk.ask(press)
  await setToday({ mode: 'closed' })
  expect(await kiosk.ask(press)).toEqual(first)
})

test('a request that was refused stays refused, though the day has been opened meanwhile', async () => {
  await setToday({ mode: 'closed' })
  // An older request, which may be a repeat, whether the node or the script refuses it.
  const press = { ...issue(), sentAt: Date.now() - 1_000 }
  expect(await codeOf(press)).toBe('DAY_CLOSED')
  await setToday(null)
  expect(await codeOf(press)).toBe('DAY_CLOSED')
  expect(await codeOf(issue())).toBe('OK')
})

test('a repeated request is answered before any limit and does not count towards it', async () => {
  const limited = await startNode(redis, { env: { KIOSK_TICKETS_PER_MINUTE: '2', REQUESTS_PER_MINUTE: '5' } })
  const visitor = await rawClient(limited.url, handshakeOf('kiosk'))
  const press = issue()
  const first = await visitor.ask(press)
  expect(first).toMatchObject({ ok: true })
  for (let i = 0; i < 8; i++) expect(await visitor.ask(press)).toEqual(first)
  // The second of two tickets is allowed and the third is not; the first is still answered.
  expect(await visitor.ask(issue())).toMatchObject({ ok: true })

  const tooMany = issue()
  const refused = { ok: false, error: { code: 'TOO_MANY' } }
  expect(await visitor.ask(tooMany)).toMatchObject(refused)
  expect(await visitor.ask(press)).toEqual(first)
  expect(await visitor.ask(tooMany)).toMatchObject(refused)

  for (let i = 0; i < 8; i++) await visitor.ask(issue())
  expect(await visitor.ask(issue())).toMatchObject(refused)

  visitor.close()
  await limited.stop()
})

test('a repeated request that the node refused without a script gets the same refusal and does not count', async context => {
  const requestsPerMinute = 5
  const limited = await startNode(redis, { env: { REQUESTS_PER_MINUTE: String(requestsPerMinute) } })
  context.onTestFinished(() => limited.stop())
  const office = await rawClient(limited.url, handshakeOf('manager'))
  context.onTestFinished(() => office.close())
  const clip = { language: 'kk', clip: 'no-such-word', wav: '' }
  const presses = [
    [envelope('settings:update-settings', { base: 1, settings: {} }), 'BAD_SETTINGS'],
    [envelope('voice:set-clip', clip), 'NO_SUCH_CLIP'],
    [envelope('voice:set-clip', { ...clip, clip: 'n-1', wav: 'AAAA' }), 'BAD_CLIP'],
  ] as const

  for (const [press, code] of presses) {
    const first = await office.ask(press)
    expect(first).toMatchObject({ ok: false, error: { code } })
    for (let count = 0; count < requestsPerMinute; count++) expect(await office.ask(press)).toEqual(first)
  }
})

test('a repeated request is answered even though the disk is full; new ones are refused', async () => {
  const press = issue()
  const first = await kiosk.ask(press)
  node.space = 'full'
  expect(await kiosk.ask(press)).toEqual(first)
  expect(await codeOf(issue())).toBe('STORE_FULL')
})

test('a repeated request id of another person or another command does not get the stored reply', async () => {
  const press = issue()
  const first = await kiosk.ask(press)
  const other = await rawClient(node.url, handshakeOf('kiosk'))
  const theirs = await other.ask(press)
  other.close()
  expect(theirs).toMatchObject({ ok: true })
  expect(theirs).not.toEqual(first)

  const reused = { ...envelope('ticket:issue', {}), requestId: 'one-request-of-a-manager' }
  const reply = await manager.ask({
    ...reused,
    body: { queue: 'housing-register.submission', lang: 'kk' },
  })
  const ticket = reply?.ok && reply.reply.ticket
  expect(
    await manager.ask({ ...reused, name: 'ticket:cancel', body: { ticket, word: 'left' } }),
  ).toMatchObject({
    error: { code: 'REQUEST_ID_REUSED' },
  })
})

test('repeats of a day’s end and opening get the same reply, and a late repeat changes nothing', async () => {
  // More tickets than one batch of the script handles.
  for (let i = 0; i < 220; i++) await kiosk.ask(issue())
  const last = await must(kiosk, 'ticket:issue', { queue: 'housing-register.submission', lang: 'kk' })
  await until('the node has seen the last ticket', () => isSeen(String(last.ticket)))
  const counted = await manager.ask(envelope('day:close-day', { day: today(), waiting: 0 }))
  expect(counted).toMatchObject({ error: { code: 'WAITING_CHANGED' } })
  const waiting = counted?.ok === false ? Number(counted.error.detail?.waiting) : 0
  const press = envelope('day:close-day', { day: today(), waiting })
  const first = await manager.ask(press)
  expect(first).toMatchObject({ ok: true, reply: { done: true } })
  expect(await manager.ask(press)).toEqual(first)

  // Reopening takes as many batches, and all visitors wait as before. Late repeats change nothing.
  const reopening = envelope('day:reopen-day', { day: today() })
  const opened = await manager.ask(reopening)
  expect(opened).toMatchObject({ ok: true, reply: { done: true } })
  const again = await manager.ask(envelope('day:close-day', { day: today(), waiting: 0 }))
  expect(again).toMatchObject({ error: { code: 'WAITING_CHANGED', detail: { waiting: String(waiting) } } })
  expect(await manager.ask(press)).toEqual(first)
  expect(await manager.ask(reopening)).toEqual(opened)
  // The node may hear of the open day a moment after the reply.
  await until('one more ticket is given', async () => (await codeOf(issue())) === 'OK')
  const more = { day: today(), waiting: waiting + 1 }
  expect(await manager.ask(envelope('day:close-day', more))).toMatchObject({ ok: true })
  expect(await manager.ask(reopening)).toEqual(opened)
  expect(await kiosk.ask(issue())).toMatchObject({ error: { code: 'DAY_CLOSED' } })
  await must(manager, 'day:set-day', { day: today(), setting: { mode: 'open' } })
})
