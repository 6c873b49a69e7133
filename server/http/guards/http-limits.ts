import type { IncomingMessage, Server } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { WaitingRoom } from '../../lib/waiting-room.ts'
import { networkOf } from './address.ts'

/**
 * Limits of connections without a request so far: in all, per network, and the milliseconds that they may stay silent. A browser sends its
 * request within milliseconds; 5 s allow for a TLS handshake over a poor mobile network.
 */
export const silentLimits = { max: 1_000, maxOfNetwork: 100, waitMs: 5_000 }
/** Connections for pages and files, in addition to those of screens; a browser opens six at once. */
const spareConnections = 1_000
/** The same per network. */
const spareOfNetwork = 200
/** Milliseconds in which a request's headers, or a TLS handshake, must arrive. */
const headersTimeoutMs = 5_000
/** Milliseconds in which a whole request must arrive: settings of 512 KB over a poor network. */
const requestTimeoutMs = 20_000
/** Milliseconds between Node's checks for requests that take too long. */
const checkEveryMs = 1_000
/** Milliseconds without traffic after which a connection is closed. The progress of files is sent at least every 15 s. */
export const idleTimeoutMs = 60_000

/** The options of the HTTP or HTTPS server. */
export const serverOptions = {
  headersTimeout: headersTimeoutMs,
  requestTimeout: requestTimeoutMs,
  connectionsCheckingInterval: checkEveryMs,
  // Only used by HTTPS servers.
  handshakeTimeout: headersTimeoutMs,
}

export interface HttpLimitsOptions {
  /** Connections of screens: MAX_CONNECTIONS. */
  maxConnections: number
  /** Connections of screens from one network: MAX_CONNECTIONS_PER_ADDRESS. */
  maxOfNetwork: number
  /** @returns whether an address is that of a trusted proxy, through which all callers come. */
  isProxy(address: string): boolean
  /** Milliseconds without traffic after which a connection is closed. */
  idleTimeoutMs: number
}

/** Limits a server's TCP connections: in all, per network, and those that stay silent for a few seconds. */
export class HttpLimits {
  readonly #options: HttpLimitsOptions
  readonly #silent = new WaitingRoom(silentLimits)
  readonly #ofNetwork = new Map<string, number>()
  /** Removes each connection from the waiting room, by its two ends: under TLS, requests arrive on another socket object. */
  readonly #leaves = new Map<string, () => void>()

  constructor(options: HttpLimitsOptions) {
    this.#options = options
  }

  /** Applies the limits to a server. The caller does this after all other listeners are added, so that ours run first. */
  applyTo(server: Server | TlsServer): void {
    server.maxConnections = this.#options.maxConnections + spareConnections
    server.setTimeout(this.#options.idleTimeoutMs)
    const noteRequest = ({ socket }: IncomingMessage) => this.#leaves.get(endsOf(socket))?.()
    server.on('connection', (socket: Socket) => this.#noteOpened(socket))
    server.prependListener('request', noteRequest)
    server.prependListener('upgrade', noteRequest)
  }

  #noteOpened(socket: Socket): void {
    const { remoteAddress } = socket
    if (remoteAddress === undefined) return void socket.destroy()
    const isProxy = this.#options.isProxy(remoteAddress)
    const network = networkOf(remoteAddress)
    const count = (this.#ofNetwork.get(network) ?? 0) + 1
    if (!isProxy && count > this.#options.maxOfNetwork + spareOfNetwork) return void socket.destroy()
    this.#ofNetwork.set(network, count)
    const ends = endsOf(socket)
    // A proxy keeps silent connections open for later callers.
    const leave = isProxy ? () => {} : this.#silent.enter(network, () => socket.destroy())
    this.#leaves.set(ends, leave)
    socket.once('close', () => {
      leave()
      this.#leaves.delete(ends)
      const left = (this.#ofNetwork.get(network) ?? 1) - 1
      if (left === 0) this.#ofNetwork.delete(network)
      else this.#ofNetwork.set(network, left)
    })
  }
}

function endsOf({ remoteAddress, remotePort, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localPort}`
}
