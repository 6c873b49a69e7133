import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { Identify } from '../../../server/auth/identify.ts'
import { unidentifiedLimits } from '../../../server/sockets/connection-guard.ts'
import { maxConnectionsOfPerson } from '../../../server/sockets/connections.ts'
import { connectRaw, envelope, handshakeOf, type RawClient, rawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { openRawWebSocket, type RawConnection } from '../../kit/raw-connection.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let node: TestNode
/** A kiosk that must be served throughout the test. */
let kiosk: RawClient
const clients: RawClient[] = []
const connections: RawConnection[] = []

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  kiosk = await rawClient(node.url, handshakeOf('kiosk'))
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const client of [...clients.splice(0), ...connections.splice(0)]) client.close()
})
afterAll(async () => {
  kiosk?.close()
  await node?.stop()
  await redis?.stop()
})

const ticket = { queue: 'housing-register.submission', lang: 'kk' }

async function isServed(): Promise<void> {
  expect(await kiosk.ask(envelope('ticket:issue', ticket))).toMatchObject({ ok: true })
}

async function join(url: string, role: string, more: Record<string, unknown> = {}): Promise<RawClient> {
  const client = await rawClient(url, handshakeOf(role, more))
  clients.push(client)
  return client
}

async function openConnections(count: number, url = node.url, reads = false): Promise<RawConnection[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openRawWebSocket(url, reads)))
  connections.push(...opened)
  return opened
}

/** Sends on a connection: a client that reads nothing only notices the end that way. */
function areEnded(opened: readonly RawConnection[]): boolean {
  const open = opened.filter(({ isClosed }) => !isClosed)
  for (const connection of open) connection.send('3')
  return open.length === 0
}

const wish = (role: string, more: Record<string, unknown> = {}) =>
  `40${JSON.stringify(handshakeOf(role, more))}`

test('a connection may send one request to connect: bursts of handshakes end connections that never read', async () => {
  const identified = vi.spyOn(Identify.prototype, 'ofSocket')
  const opened = await openConnections(20)
  for (const connection of opened) connection.send(...Array<string>(500).fill(wish('manager')))
  await until('all connections are ended', () => areEnded(opened))
  // A node that has begun to follow the registers checks its kiosk again, now or before.
  const ofConnections = identified.mock.calls.filter(([{ role }]) => role === 'manager')
  expect(ofConnections.length).toBeLessThanOrEqual(opened.length)
  await isServed()
})

test('a second request to connect ends the connection, and so does one for another namespace', async () => {
  const [again, other] = await openConnections(2, node.url, true)
  again?.send(wish('display'))
  again?.send(wish('display'))
  other?.send('40/admin,', '40/admin,')
  await until('both are ended', () => again?.isClosed && other?.isClosed)
  await isServed()
})

test('a refused connection gets the reason and is closed', async () => {
  const [connection] = await openConnections(1, node.url, true)
  let heard = ''
  connection?.socket.on('data', data => {
    heard += data.toString()
  })
  connection?.send(wish('display', { centre: 'atlantis' }))
  await until('the reason came', () => heard.includes('NO_SUCH_CENTRE'))
  await until('the connection is ended', () => connection?.isClosed)
})

test('connections that are never identified keep nobody out and are closed after some seconds', async () => {
  const opened = await openConnections(unidentifiedLimits.maxOfNetwork + 50)
  // The oldest connections make room for newer ones.
  const display = await join(node.url, 'display')
  expect(display.socket.connected).toBe(true)
  await isServed()
  await until('the rest is ended', () => areEnded(opened))
  expect(display.socket.connected).toBe(true)
})

test('only identified connections count towards the limit, and a closed one frees its place', async () => {
  const small = await startNode(redis, { prefix: node.prefix, env: { MAX_CONNECTIONS: '2' } })
  await openConnections(30, small.url)
  const [first] = [await join(small.url, 'display'), await join(small.url, 'display')]
  const refused = { refused: { code: 'TOO_MANY', detail: { seconds: 5 } } }
  expect(await connectRaw(small.url, handshakeOf('display'))).toEqual(refused)

  first.close()
  await until('there is room again', async () => {
    const client = await connectRaw(small.url, handshakeOf('display'))
    if ('refused' in client) return false
    clients.push(client)
    return true
  })
  await small.stop()
})

test('one person has a limited number of connections, and others still connect', async () => {
  const person = { person: 'p-many' }
  for (let count = 0; count < maxConnectionsOfPerson; count++) await join(node.url, 'inspector', person)
  expect(await connectRaw(node.url, handshakeOf('inspector', person))).toHaveProperty(
    'refused.code',
    'TOO_MANY',
  )
  await join(node.url, 'inspector', { person: 'p-other' })
})

test('opened connections count as requests of their address', async () => {
  const strict = await startNode(redis, { prefix: node.prefix, env: { REQUESTS_PER_MINUTE: '20' } })
  for (let count = 0; count < 20; count++)
    ((await connectRaw(strict.url, handshakeOf('display'))) as RawClient).close()
  expect(await connectRaw(strict.url, handshakeOf('display'))).toHaveProperty('refused')
  await isServed()
  await strict.stop()
})

test('a connection that sends more packets than any screen does is closed', async () => {
  const strict = await startNode(redis, { prefix: node.prefix, env: { REQUESTS_PER_MINUTE: '60' } })
  const [connection] = await openConnections(1, strict.url, true)
  let heard = ''
  connection?.socket.on('data', data => {
    heard += data.toString()
  })
  connection?.send(wish('display'))
  await until('it has a snapshot', () => heard.includes('snapshot'))
  connection?.send(...Array<string>(2_000).fill('42["unknown"]'))
  await until('the connection is ended', () => connection?.isClosed)
  await strict.stop()
})

test('a connection that reads nothing is closed when megabytes wait for it', async () => {
  const manager = await join(node.url, 'manager')
  for (let count = 0; count < 100; count++) await manager.ask(envelope('ticket:issue', ticket))
  const [connection] = await openConnections(1)
  connection?.send(wish('manager'))
  // engine.io still considers it alive.
  const pongs = setInterval(() => connection?.send('3'), 300)
  let asked = 0
  await until('it is ended', () => {
    const queries = Array.from({ length: 100 }, () => `42${++asked}["query","waiting",{"page":0}]`)
    if (!connection?.isClosed) connection?.send(...queries)
    return connection?.isClosed
  })
  clearInterval(pongs)
  expect(node.log.some(({ msg }) => msg === 'a screen reads nothing; disconnected')).toBe(true)

  await isServed()
})

test('a screen that keeps asking for snapshots gets one a second, also for its last request', async () => {
  const display = await join(node.url, 'display')
  await until('the first snapshot', () => display.received.some(({ name }) => name === 'snapshot'))
  const snapshots = () => display.received.filter(({ name }) => name === 'snapshot').length
  const before = snapshots()
  for (let count = 0; count < 100; count++) display.socket.emit('resync')
  await until('two more have come', () => snapshots() >= before + 2)
  const ticks = display.received.filter(({ name }) => name === 'tick').length
  await until(
    'two more ticks',
    () => display.received.filter(({ name }) => name === 'tick').length >= ticks + 2,
  )
  expect(snapshots()).toBe(before + 2)
})
