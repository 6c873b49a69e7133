import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io as connect, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Rooms } from '../../../server/screens/broadcast.ts'
import { createRooms } from '../../../server/sockets/rooms.ts'
import { type HallServer, roomOf } from '../../../server/sockets/sockets.ts'
import { until } from '../../kit/until.ts'

let http: HttpServer
let io: HallServer
let rooms: Rooms
let screens: Socket[]

beforeEach(async () => {
  http = createServer()
  io = new Server(http, { transports: ['websocket', 'polling'], pingInterval: 60_000 })
  io.on('connection', socket => void socket.join(roomOf('akmola', 'display')))
  rooms = createRooms(io)
  screens = []
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  for (const screen of screens) screen.close()
  await io.close()
})

/** A screen and the messages that it receives, in order. */
async function join(transport: 'websocket' | 'polling'): Promise<{ screen: Socket; received: string[] }> {
  const { port } = http.address() as AddressInfo
  const screen = connect(`http://127.0.0.1:${port}`, {
    transports: [transport],
    upgrade: false,
    forceNew: true,
  })
  screens.push(screen)
  const received: string[] = []
  screen.onAny((name: string, { n }: { n: number }) => received.push(`${name} ${n}`))
  await until('the screen is connected', () => screen.connected)
  return { screen, received }
}

function sendEvent(n: number, size = 0): void {
  rooms.event('akmola', 'display', { n, at: 0, word: 'x'.repeat(size) } as never)
}

function sendTick(n: number): void {
  rooms.tick('akmola', 'display', {
    n,
    epoch: 'e',
    now: 0,
    day: '20261125',
    live: true,
    timetable: 1,
  })
}

test.each(['websocket', 'polling'] as const)(
  'by %s a tick right behind events arrives, after them',
  async transport => {
    const { received } = await join(transport)
    for (const n of [1, 2, 3]) {
      sendEvent(n)
      sendTick(n)
      await until('the tick has arrived', () => received.at(-1) === `tick ${n}`)
    }
    expect(received).toEqual(['event 1', 'tick 1', 'event 2', 'tick 2', 'event 3', 'tick 3'])
  },
)

test('at most one tick waits for a screen that reads nothing, which gets ticks again when it reads', async () => {
  const slow = await join('websocket')
  const other = await join('websocket')
  const line = [...io.of('/').sockets.values()].find(({ id }) => id === slow.screen.id)?.conn as unknown as {
    writeBuffer: { data: unknown }[]
  }
  const { ws } = slow.screen.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }
  ws.pause()
  const waiting = () => line.writeBuffer.filter(({ data }) => String(data).includes('"tick"')).length
  // More than the kernel buffers for the reader.
  for (let n = 1; n <= 20; n++) {
    sendEvent(n, 500_000)
    sendTick(n)
    await until('the other screen has the tick', () => other.received.at(-1) === `tick ${n}`)
    expect(waiting()).toBeLessThanOrEqual(1)
  }
  expect(waiting()).toBe(1)

  ws.resume()
  await until('the screen has every event', () => slow.received.includes('event 20'))
  await until('no tick waits any more', () => waiting() === 0)
  sendTick(21)
  await until('the screen has a new tick', () => slow.received.at(-1) === 'tick 21')
  expect(slow.received.filter(name => name.startsWith('event'))).toHaveLength(20)
  expect(other.received.filter(name => name.startsWith('tick'))).toHaveLength(21)
})
