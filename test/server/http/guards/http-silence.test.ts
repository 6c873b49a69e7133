import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HttpLimits } from '../../../../server/http/guards/http-limits.ts'
import { openSilentConnection, type RawConnection } from '../../../kit/raw-connection.ts'
import { until } from '../../../kit/until.ts'

// A connection without traffic is closed. Every other limit on a connection's time is off here, so nothing else can close one.

/** Milliseconds; long enough for a visitor's request and answer, short enough to wait for. */
const idleTimeoutMs = 300
/** Bytes of an answer that no pair of socket buffers can hold. */
const hugeAnswerBytes = 64 * 1024 * 1024

let server: Server
let url: string
/** The server's ends of all connections so far. */
const ends: Socket[] = []
const connections: RawConnection[] = []
/** Those that had no traffic for the whole time. */
const silentEnds = new Set<Socket>()

beforeAll(async () => {
  server = createServer({ headersTimeout: 0, requestTimeout: 0 }, ({ url }, answer) => {
    answer.end(url === '/huge' ? Buffer.alloc(hugeAnswerBytes) : 'served')
  })
  server.on('connection', socket => {
    ends.push(socket)
    socket.on('timeout', () => silentEnds.add(socket))
  })
  // As behind a proxy, whose connections may stay silent before their first request.
  const limits = { maxConnections: 100, maxOfNetwork: 100, isProxy: () => true }
  new HttpLimits({ ...limits, idleTimeoutMs }).applyTo(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  for (const connection of connections.splice(0)) connection.close()
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

/**
 * Opens a connection that sends `text` and nothing more, and reads nothing.
 *
 * @returns the server's end of it, which has read the text
 */
async function openConnection(text: string): Promise<Socket> {
  for (;;) {
    const connection = await openSilentConnection(url)
    connections.push(connection)
    connection.socket.write(text)
    const { localPort } = connection.socket
    const endOf = () => ends.find(({ remotePort }) => remotePort === localPort)
    const end = await until('the server has the connection', endOf)
    await until('the server has read the text', () => end.bytesRead === text.length || end.destroyed)
    // A process that stood still for longer than the limit reads nothing before it closes the connection.
    if (end.bytesRead === text.length) return end
  }
}

/** Waits until the server has closed a connection. Another visitor asks all the time and must be served. */
async function untilClosed(end: Socket): Promise<void> {
  await until('the connection is closed', async () => {
    expect(await (await fetch(url)).text()).toBe('served')
    return end.destroyed
  })
}

test('a connection that sends nothing is closed, and others are served meanwhile', async () => {
  const end = await openConnection('')

  await untilClosed(end)

  expect(silentEnds).toContain(end)
})

test('a connection that falls silent in the head of a request is closed, and others are served meanwhile', async () => {
  const end = await openConnection('GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: ')

  await untilClosed(end)

  expect(silentEnds).toContain(end)
})

test('a connection that stops reading its answer is closed, and others are served meanwhile', async () => {
  const end = await openConnection('GET /huge HTTP/1.1\r\nHost: localhost\r\n\r\n')

  await untilClosed(end)

  expect(silentEnds).toContain(end)
})
