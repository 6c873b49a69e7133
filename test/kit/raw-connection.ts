import { connect, type Socket } from 'node:net'
import { until } from './until.ts'

/** A hand-made WebSocket: it reads nothing after the handshake, and sends anything it is given. */
export interface RawConnection {
  readonly socket: Socket
  readonly isClosed: boolean
  /** Sends one text message of engine.io: `3` a pong, `40{…}` a Socket.IO handshake, `42[…]` an event. */
  send(...messages: string[]): void
  close(): void
}

/** Opens a TCP connection that sends nothing. */
export async function openSilentConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let isClosed = false
  socket.on('error', () => {})
  socket.once('close', () => {
    isClosed = true
  })
  await until('the connection is open', () => isClosed || socket.readyState === 'open')
  return {
    socket,
    get isClosed() {
      return isClosed
    },
    send: (...messages) => void socket.write(Buffer.concat(messages.map(frameOf))),
    close: () => void socket.destroy(),
  }
}

/** Opens a WebSocket that sends nothing, and reads nothing unless `reads`. */
export async function openRawWebSocket(url: string, reads = false): Promise<RawConnection> {
  const connection = await openSilentConnection(url)
  const { host } = new URL(url)
  let received = ''
  connection.socket.on('data', data => {
    received += data.toString('latin1')
  })
  connection.socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\n` +
      'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  )
  await until(
    'the connection is a WebSocket',
    () => connection.isClosed || received.startsWith('HTTP/1.1 101'),
  )
  connection.socket.removeAllListeners('data')
  if (reads) connection.socket.resume()
  else connection.socket.pause()
  return connection
}

/** One masked text frame; the mask is all zeros, which the standard allows. */
function frameOf(text: string): Buffer {
  const body = Buffer.from(text)
  const head =
    body.length < 126
      ? Buffer.from([0x81, 0x80 | body.length])
      : Buffer.from([0x81, 0x80 | 126, body.length >> 8, body.length & 0xff])
  return Buffer.concat([head, Buffer.alloc(4), body])
}
