import { Agent } from 'node:http'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HttpLimits, idleTimeoutMs, silentLimits } from '../../../../server/http/guards/http-limits.ts'
import { envelope, handshakeOf, type RawClient, rawClient } from '../../../kit/client.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { openSilentConnection, type RawConnection } from '../../../kit/raw-connection.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'
import { until } from '../../../kit/until.ts'

let redis: TestRedis
let node: TestNode
/** A kiosk that must be served throughout the test. */
let kiosk: RawClient
const connections: RawConnection[] = []

beforeAll(async () => {
  redis = await startRedis()
  node = await startNode(redis)
  kiosk = await rawClient(node.url, handshakeOf('kiosk'))
})
afterEach(() => {
  for (const connection of connections.splice(0)) connection.close()
})
afterAll(async () => {
  kiosk?.close()
  await node?.stop()
  await redis?.stop()
})

async function isServed(): Promise<void> {
  const ticket = { queue: 'housing-register.submission', lang: 'kk' }
  expect(await kiosk.ask(envelope('ticket:issue', ticket))).toMatchObject({ ok: true })
  expect((await fetch(`${node.url}/healthz`)).status).toBe(200)
}

/** Opens connections that read everything and send nothing. */
async function openConnections(count: number, url = node.url): Promise<RawConnection[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openSilentConnection(url)))
  for (const connection of opened) connection.socket.resume()
  connections.push(...opened)
  return opened
}

test('silent connections keep nobody out and are closed after some seconds', async () => {
  const opened = await openConnections(silentLimits.maxOfNetwork + 100)
  await until(
    'the oldest have made room',
    () => opened.filter(connection => connection.isClosed).length >= 100,
  )
  await isServed()
  await until('the rest is ended', () => opened.every(connection => connection.isClosed))
})

test('a screen that polls over one connection is not silent', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const auth = { ...handshakeOf('display') }
  const screen = io(node.url, {
    transports: ['polling'],
    forceNew: true,
    reconnection: false,
    agent: agent as never,
    auth,
  })
  const ends: string[] = []
  screen.on('disconnect', why => ends.push(why))
  let ticks = 0
  screen.on('tick', () => ticks++)

  // Ticks come once a second: these take longer than a silent connection may stay.
  const enough = silentLimits.waitMs / 1_000 + 3
  await until('it has its ticks', () => ticks >= enough || ends.length > 0)

  expect(ends).toEqual([])
  screen.close()
  agent.destroy()
})

test('a connection is silent after 60 s, and neither a WebSocket nor a screen that polls is', async () => {
  const strict = await startNode(redis, { prefix: node.prefix })
  // Two signs of life fit in: a ping and a tick are sent every second.
  const shortTimeoutMs = 2_500
  const limits = { maxConnections: 100, maxOfNetwork: 100, isProxy: () => false }
  new HttpLimits({ ...limits, idleTimeoutMs: shortTimeoutMs }).applyTo(strict.app.server)
  const transports = ['websocket', 'polling'] as const
  const screens = transports.map(transport =>
    io(strict.url, {
      transports: [transport],
      forceNew: true,
      reconnection: false,
      auth: { ...handshakeOf('display') },
    }),
  )
  const ends: string[] = []
  const ticks = screens.map(() => 0)
  screens.forEach((screen, at) => {
    screen.on('disconnect', why => ends.push(why))
    screen.on('tick', () => {
      ticks[at] = (ticks[at] ?? 0) + 1
    })
  })

  const enough = 2 * (shortTimeoutMs / 1_000)
  await until('both have their ticks', () => ticks.every(count => count >= enough) || ends.length > 0)

  expect(ends).toEqual([])
  expect(idleTimeoutMs).toBe(60_000)
  for (const screen of screens) screen.close()
  await strict.stop()
})

test('a request whose headers never end is closed', async () => {
  const [connection] = await openConnections(1)
  connection?.socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
  await until('it is ended', () => connection?.isClosed)
  await isServed()
})

test('a network has a limited number of connections, and others are served', async () => {
  const small = await startNode(redis, {
    prefix: node.prefix,
    env: { MAX_CONNECTIONS_PER_ADDRESS: '1', REQUESTS_PER_MINUTE: '1000000' },
  })
  const opened = await openConnections(90, small.url)
  // Each has sent a request, so that none counts as silent.
  for (const connection of opened) connection.socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const more = [...(await openConnections(60, small.url)), ...(await openConnections(60, small.url))]
  await until('some are turned away at once', () => more.some(connection => connection.isClosed))
  await isServed()
  await small.stop()
})

test('a request with two Host headers is refused, and so is a WebSocket', async () => {
  for (const more of [
    '',
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
  ]) {
    const path = more === '' ? '/api/about' : '/socket.io/?EIO=4&transport=websocket'
    const [connection] = await openConnections(1)
    let heard = ''
    connection?.socket.on('data', data => {
      heard += data.toString()
    })
    connection?.socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n${more}\r\n`)
    await until('it is answered', () => heard.length > 0)
    expect(heard).toMatch(/^HTTP\/1\.1 40[03] /)
  }
})
