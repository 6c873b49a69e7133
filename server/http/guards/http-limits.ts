import type { IncomingMessage, Server } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { WaitingRoom } from '../../lib/waiting-room.ts'
import { networkOf } from './address.ts'

/**
 * Connections that have not asked for anything yet, for all and from one network, and how long they may be silent. A browser asks
 * within milliseconds; 5 s allow for a TLS handshake over a poor mobile network.
 */
export const silentLimits = { max: 1_000, maxOfNetwork: 100, waitMs: 5_000 }
/** Connections beside those of screens, for pages and files: a browser opens six at once. */
const spareConnections = 1_000
const spareOfNetwork = 200
/** Time in ms in which a request's headers must be there, and the whole of it with its body: settings of 512 KB over a poor line. */
const headersMs = 5_000
const requestMs = 20_000
/** How often Node looks for requests that took too long, in ms. */
const checkMs = 1_000
/** A connection on which nothing moves is ended after this, in ms: files are followed with a sign of life every 15 s. */
const idleMs = 60_000

export const serverOptions = {
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  connectionsCheckingInterval: checkMs,
  // Of TLS alone.
  handshakeTimeout: headersMs,
}

export interface HttpLimitsOptions {
  /** Of screens: see MAX_CONNECTIONS and MAX_CONNECTIONS_PER_ADDRESS. */
  maxConnections: number
  maxOfNetwork: number
  /** Whether an address is that of a proxy before this server, through which everybody comes. */
  isProxy(address: string): boolean
}

/** Holds a server's TCP connections to what it can bear: by number, by network, and those that say nothing for a few seconds. */
export class HttpLimits {
  readonly #options: HttpLimitsOptions
  readonly #silent = new WaitingRoom(silentLimits)
  readonly #ofNetwork = new Map<string, number>()
  /** How each silent connection leaves the waiting room, by its two ends: of TLS, requests come by another socket. */
  readonly #leaves = new Map<string, () => void>()

  constructor(options: HttpLimitsOptions) {
    this.#options = options
  }

  /** Call it when everything else has its listeners: what is asked of any of them counts as asked. */
  hold(server: Server | TlsServer): void {
    server.maxConnections = this.#options.maxConnections + spareConnections
    server.setTimeout(idleMs)
    const asked = ({ socket }: IncomingMessage) => this.#leaves.get(endsOf(socket))?.()
    server.on('connection', (socket: Socket) => this.#opened(socket))
    server.prependListener('request', asked)
    server.prependListener('upgrade', asked)
  }

  #opened(socket: Socket): void {
    const { remoteAddress } = socket
    if (remoteAddress === undefined) return void socket.destroy()
    const isProxy = this.#options.isProxy(remoteAddress)
    const network = networkOf(remoteAddress)
    const count = (this.#ofNetwork.get(network) ?? 0) + 1
    if (!isProxy && count > this.#options.maxOfNetwork + spareOfNetwork) return void socket.destroy()
    this.#ofNetwork.set(network, count)
    const ends = endsOf(socket)
    // A proxy keeps connections ready for the visitors to come.
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
