import { connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { maxBytesInFlight } from '../../../../server/http/guards/read-body.ts'
import { envelope, handshakeOf, type RawClient, rawClient } from '../../../kit/client.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'
import { until } from '../../../kit/until.ts'

let redis: TestRedis
/** The claimed role of a page in the demonstration. */
let node: TestNode
/** A node outside the demonstration, where callers must sign in. */
let strict: TestNode
let kiosk: RawClient
const sockets: Socket[] = []

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  strict = await startNode(redis, { prefix: node.prefix, env: { KEZEK_DEMO: '0' } })
  kiosk = await rawClient(node.url, handshakeOf('kiosk'))
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})
afterAll(async () => {
  kiosk?.close()
  await node?.stop()
  await strict?.stop()
  await redis?.stop()
})

async function isServed(): Promise<void> {
  const ticket = { queue: 'housing-register.submission', lang: 'kk' }
  expect(await kiosk.ask(envelope('ticket:issue', ticket))).toMatchObject({ ok: true })
}

/** Sends the headers of a request and the beginning of its body, but not the rest. */
function begin(url: string, method: string, path: string, bytes: number) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  sockets.push(socket)
  const sent = { answer: '', isClosed: false }
  socket.on('data', data => {
    sent.answer += data.toString()
  })
  socket.on('error', () => {})
  socket.once('close', () => {
    sent.isClosed = true
  })
  socket.write(
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n{`,
  )
  return sent
}

const settings = '/api/centres/akmola/settings'

test.each([
  ['PUT', settings],
  ['POST', '/api/people'],
  ['PUT', '/api/people/p1'],
  ['POST', '/api/devices'],
  ['POST', '/api/account/password'],
  ['POST', '/api/exports'],
  ['POST', '/api/centres/akmola/ticket.png'],
  ['PUT', '/api/centres/akmola/voice/kk/clips/n-1'],
])('%s %s by nobody is refused before its body has come', async (method, path) => {
  const sent = begin(strict.url, method, path, 400_000)
  await until('it is answered', () => sent.answer !== '')
  expect(sent.answer).toMatch(/^HTTP\/1\.1 40[0134] /)
  await isServed()
})

test('requests whose body never arrives are closed after some seconds, and others are served meanwhile', async () => {
  const held = Array.from({ length: 40 }, () => begin(node.url, 'PUT', settings, 400_000))
  await isServed()
  await until('they are ended', () => held.every(({ isClosed }) => isClosed))
  await isServed()
})

test('bodies that exceed the bytes in flight are refused; once others are read, there is room again', async () => {
  const most = Math.ceil(maxBytesInFlight / 500_000)
  const held = Array.from({ length: most + 5 }, () => begin(node.url, 'PUT', settings, 500_000))
  await until('some are refused', () => held.some(({ answer }) => answer.startsWith('HTTP/1.1 429')))
  await isServed()
  for (const socket of sockets.splice(0)) socket.destroy()
  await until('there is room again', async () => {
    const answer = await fetch(`${node.url}${settings}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    return answer.status === 400
  })
})
