/**
 * A Socket.IO server that only runs the bare script for each command and always gives the same answer: the
 * yardstick for the server's edge. It checks no handshake, body or permission, and notifies nobody. Run it as a
 * program with `REDIS_SOCKET=<path>`; it prints its port.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { QueueId } from '../shared/domain/queue.ts'
import { BareStore } from './bare-store.ts'
import { connectRedis } from './bench-redis.ts'

const client = await connectRedis({ socketPath: process.env.REDIS_SOCKET ?? '' })
const stores = new Map<string, BareStore>()
const http = createServer()
// The same ping and the same single transport as the server's.
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  pingInterval: 1_000,
  pingTimeout: 2_000,
})

io.on('connection', socket => {
  const { centre, device } = socket.handshake.auth as { centre: string; device: string }
  const store = stores.get(centre) ?? new BareStore(client, 'bare:', centre)
  stores.set(centre, store)
  socket.on('command', async (message: { body: { queue: QueueId } }, ack: (reply: unknown) => void) => {
    ack({ ok: true, n: 1, reply: JSON.parse(await store.issue(message.body.queue, device)) })
  })
})

http.listen(0, '127.0.0.1', () => console.log(`port ${(http.address() as AddressInfo).port}`))

process.on('SIGTERM', async () => {
  await io.close()
  client.destroy()
})
