import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { everySafely, safely } from '../lib/boundary.ts'
import { WaitingRoom } from '../lib/waiting-room.ts'

/**
 * Limits of connections that are not identified yet: in all, per network, and the milliseconds that identifying may take. It usually takes
 * a few; after a restart of the server, a hall of 60 screens connects within a second.
 */
export const unidentifiedLimits = { max: 1_000, maxOfNetwork: 100, waitMs: 5_000 }
/** Unsent bytes per screen: ten snapshots of a large centre. A screen with more does not read. */
const maxUnsentBytes = 4 * 1024 * 1024
/** Milliseconds between two counts of unsent bytes; in this time a screen is sent far less than the limit. */
const checkEveryMs = 1_000
/** Milliseconds between a refusal and the disconnection; by then the screen has read the reason. */
const disconnectDelayMs = 1_000

/** A connection of engine.io, below Socket.IO. */
export interface EngineSocket {
  readonly request: IncomingMessage
  readonly readyState: string
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void
  once(event: 'close', listener: () => void): void
  close(discard?: boolean): void
}

/** Private fields of engine.io's sockets, present in every version 6. */
interface EngineInternals {
  readonly writeBuffer: readonly { readonly data?: unknown }[]
  /** `socket`: the WebSocket below; absent for long-polling. */
  readonly transport: { readonly socket?: { readonly bufferedAmount: number; terminate(): void } }
}

export interface ConnectionGuardOptions {
  log: Logger
  networkOf(request: IncomingMessage): string
  /** Packets per minute of one connection. */
  packetsPerMinute: number
}

/** Disconnects connections that exceed a limit, before and after they are identified. */
export class ConnectionGuard {
  readonly #options: ConnectionGuardOptions
  readonly #unknown = new WaitingRoom(unidentifiedLimits)
  readonly #leaves = new WeakMap<EngineSocket, () => void>()
  readonly #connections = new Set<EngineSocket>()
  readonly #packets = new WeakMap<EngineSocket, { minute: number; count: number }>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: ConnectionGuardOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = everySafely(this.#options.log, 'unsent bytes', checkEveryMs, () =>
      this.#disconnectSlowReaders(),
    )
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Watches a new connection. It may send one request to connect and must be identified within some seconds. */
  noteOpened(connection: EngineSocket): void {
    const { log, networkOf } = this.#options
    const leave = this.#unknown.enter(networkOf(connection.request), () => cutOff(connection))
    this.#leaves.set(connection, leave)
    this.#connections.add(connection)
    connection.once('close', () => {
      leave()
      this.#connections.delete(connection)
      // The library waits half a minute for the other end to close as well.
      setTimeout(() => cutOff(connection), disconnectDelayMs).unref()
    })
    let asked = 0
    const onPacket = safely(log, 'packet', ({ type, data }: { type: string; data?: unknown }) => {
      if (this.#countPacket(connection) > this.#options.packetsPerMinute) return cutOff(connection)
      // '0' is Socket.IO's request to connect. A second one is a defect of the screen or an attack.
      if (type === 'message' && typeof data === 'string' && data.startsWith('0') && ++asked > 1)
        cutOff(connection)
    })
    connection.on('packet', onPacket)
  }

  /** Notes that a connection was identified in time. */
  noteIdentified(connection: EngineSocket): void {
    this.#leaves.get(connection)?.()
  }

  /** Disconnects a refused connection as soon as its screen has read the reason. */
  disconnectRefused(connection: EngineSocket): void {
    setTimeout(() => cutOff(connection), disconnectDelayMs).unref()
  }

  #disconnectSlowReaders(): void {
    for (const connection of this.#connections) {
      if (countUnsentBytes(connection) <= maxUnsentBytes) continue
      this.#options.log.warn(
        { network: this.#options.networkOf(connection.request) },
        'a screen reads nothing; disconnected',
      )
      cutOff(connection)
    }
  }

  /** Counts a packet. @returns the connection's packets in this minute */
  #countPacket(connection: EngineSocket): number {
    const minute = Math.floor(performance.now() / 60_000)
    const known = this.#packets.get(connection)
    const count = known?.minute === minute ? known.count + 1 : 1
    this.#packets.set(connection, { minute, count })
    return count
  }
}

function internalsOf(connection: EngineSocket): EngineInternals {
  return connection as unknown as EngineInternals
}

/** @returns the bytes that wait to be sent. */
function countUnsentBytes(connection: EngineSocket): number {
  const { writeBuffer, transport } = internalsOf(connection)
  let bytes = transport.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer) {
    if (typeof data === 'string') bytes += data.length
    else if (ArrayBuffer.isView(data)) bytes += data.byteLength
  }
  return bytes
}

/** Disconnects without waiting for the other end, which may never read. */
function cutOff(connection: EngineSocket): void {
  const { socket } = internalsOf(connection).transport
  connection.close(true)
  socket?.terminate()
}
