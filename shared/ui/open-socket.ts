import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '../contract/wire.ts'

export type ClientSocket = Socket<ServerToClient, ClientToServer>

/** WebSocket first: one connection, no sticky sessions, a tenth of the traffic. */
const byWebSocket = ['websocket', 'polling']
/** Long-polling first; where WebSockets get through after all, Socket.IO upgrades by itself. */
const byPolling = ['polling', 'websocket']

/**
 * Every third try after a failed one begins with long-polling. Fewer would keep screens waiting behind a proxy that refuses
 * WebSockets; more would, after a server's restart, lead to polling where nodes have no sticky sessions and it can't work.
 */
const pollingEvery = 3

/** Milliseconds after which a connection that began by long-polling has upgraded to a WebSocket, where one gets through. */
export const slowAfterMs = 3_000

/**
 * Connects to a server by WebSocket, or by HTTP long-polling where no WebSocket gets through.
 *
 * @returns the socket at once; it connects, and connects again, in the background
 */
export function openSocket(url: string, options: Partial<ManagerOptions & SocketOptions>): ClientSocket {
  const socket: ClientSocket = io(url, { ...options, transports: byWebSocket })
  let failed = 0
  socket.on('connect', () => (failed = 0))
  socket.on('connect_error', error => {
    // The server refused the connection: the network works.
    if ('data' in error && error.data !== undefined) return
    failed++
    socket.io.opts.transports = failed % pollingEvery === pollingEvery - 1 ? byPolling : byWebSocket
  })
  return socket
}

/** @returns whether a connection uses long-polling. */
export function isPolling(socket: ClientSocket): boolean {
  return socket.connected && socket.io.engine?.transport.name === 'polling'
}
