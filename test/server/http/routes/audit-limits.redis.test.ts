import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLimits, maxFilesOfPerson } from '../../../../server/http/routes/audit.ts'
import { centreKeys } from '../../../../server/queue/keys.ts'
import type { AuditPage } from '../../../../shared/contract/audit.ts'
import type { BrowserLike } from '../../../kit/browser-like.ts'
import { connectRaw, handshakeOf, must, type RawClient } from '../../../kit/client.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestClient, type TestRedis } from '../../../kit/redis.ts'
import { makeAdministrator, makePerson, openAlways, signIn } from '../../../kit/staff.ts'
import { until } from '../../../kit/until.ts'

const queue = 'housing-register.submission'
/** More rows than a page reads, each of a kilobyte: together more than an unread connection buffers. */
const rows = 12_000
const kilobyte = 'x'.repeat(1_024)

/** Appends entries to a centre's stream. */
const lengthen = `
  local n = tonumber(redis.call('HGET', KEYS[1], 'n'))
  for _ = 1, tonumber(ARGV[1]) do
    n = n + 1
    redis.call('XADD', KEYS[2], '*', 'n', n, 'type', 'hall:swept', 'at', ARGV[2], 'by', 'system:test', 'ticket', '', 'counter', '',
      'body', ARGV[3])
  end
  redis.call('HSET', KEYS[1], 'n', n)
  return n`

let redis: TestRedis
let client: TestClient
let node: TestNode
let marat: BrowserLike
let dana: BrowserLike
let line: RawClient
const open: (ClientRequest | IncomingMessage)[] = []

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  await makeAdministrator(redis, node.prefix)
  const administrator = await signIn(node.url, 'admin1')
  marat = (await makePerson(administrator, 'marat', 'manager')).browser
  dana = (await makePerson(administrator, 'dana', 'manager')).browser
  await openAlways(dana)
  const connected = await connectRaw(node.url, handshakeOf('manager'), { Cookie: dana.cookie })
  if ('refused' in connected) throw new Error(JSON.stringify(connected.refused))
  line = connected
  const { centre, events } = centreKeys(node.prefix, 'akmola')
  const body = JSON.stringify({ why: kilobyte, change: {} })
  await client.eval(lengthen, { keys: [centre, events], arguments: [String(rows), String(Date.now()), body] })
})
afterAll(async () => {
  for (const one of open) one.destroy()
  line?.close()
  await node?.stop()
  await redis?.stop()
})

const trail = '/api/centres/akmola/audit'
const pageOf = (browser: BrowserLike, query = '') => browser.ask<AuditPage>('GET', `${trail}?${query}`)

test('a person who requests many pages at once is refused some, and others get theirs and are served', async () => {
  const many = Array.from({ length: 10 * auditLimits.maxPerCaller }, () => pageOf(marat, 'type=printer:'))
  const issued = must(line, 'ticket:issue', { queue, lang: 'kk' })
  const other = pageOf(dana)
  expect(await other).toMatchObject({ ok: true, status: 200 })
  expect(await issued).toMatchObject({ number: expect.any(String) })

  const answers = await Promise.all(many)
  const refused = answers.filter(({ ok }) => !ok)
  expect(refused.length).toBeGreaterThan(0)
  for (const answer of refused) expect(answer).toMatchObject({ status: 429, error: { code: 'TOO_MANY' } })
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(auditLimits.maxPerCaller)
  expect(await pageOf(marat)).toMatchObject({ ok: true })
})

/** Requests the whole trail as a file and reads nothing of it. */
async function openFile(browser: BrowserLike): Promise<IncomingMessage> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = get(`${node.url}${trail}.csv?lang=en`, {
      headers: { Cookie: browser.cookie },
      agent: false,
    })
    open.push(asked)
    asked.once('response', resolve).once('error', reject)
  })
  open.push(response)
  return response
}

test('unread downloads count towards their person’s limit and hold up nobody else', async () => {
  const unread: IncomingMessage[] = []
  for (let file = 0; file < maxFilesOfPerson; file++) {
    const response = await openFile(marat)
    expect(response.statusCode).toBe(200)
    unread.push(response)
  }
  expect((await openFile(marat)).statusCode).toBe(429)
  expect(await pageOf(marat)).toMatchObject({ ok: true })

  const whole = await fetch(`${node.url}${trail}.csv?lang=en`, { headers: { Cookie: dana.cookie } })
  expect((await whole.text()).split(kilobyte).length).toBeGreaterThan(rows)

  await must(line, 'ticket:issue', { queue, lang: 'kk' })
  for (const response of unread) response.destroy()
  await until('a place is free again', async () => (await openFile(marat)).statusCode === 200)
})

test('a person who requests many stories at once is refused some, and others get theirs and are served', async () => {
  const { ticket } = await must(line, 'ticket:issue', { queue, lang: 'kk' })
  const connected = await connectRaw(node.url, handshakeOf('manager'), { Cookie: marat.cookie })
  if ('refused' in connected) throw new Error(JSON.stringify(connected.refused))
  const ask = (one: RawClient) =>
    one.socket.timeout(20_000).emitWithAck('query', 'story', { ticket }) as Promise<{
      ok: boolean
      error?: unknown
    }>
  const many = Array.from({ length: 40 }, () => ask(connected))
  const [other] = await Promise.all([ask(line), must(line, 'ticket:issue', { queue, lang: 'kk' })])
  expect(other).toMatchObject({ ok: true })

  const answers = await Promise.all(many)
  const refused = answers.filter(({ ok }) => !ok)
  for (const answer of refused) expect(answer).toMatchObject({ error: { code: 'TOO_SOON' } })
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(many.length)

  connected.close()
})
