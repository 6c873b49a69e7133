import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { everySafely, safely } from '../lib/boundary.ts'
import { WaitingRoom } from '../lib/waiting-room.ts'

/**
 * Connections that have not said who they are, for all and from one network, and how long they may take. Identifying takes
 * milliseconds; after a restart of the server a hall of 60 screens connects within a second.
 */
export const unknownLimits = { max: 1_000, maxOfNetwork: 100, waitMs: 5_000 }
/** Bytes that wait to be sent to one screen: ten snapshots of a large centre. More means that nobody reads there. */
const maxUnsentBytes = 4 * 1024 * 1024
/** How often unsent bytes are counted, in ms: in that time a screen is sent far less than the limit. */
const lookMs = 1_000
/** A connection that was refused is cut off after this, in ms: its screen has read the reason by then. */
const farewellMs = 1_000

/** A connection below Socket.IO, as engine.io has it. */
export interface EngineSocket {
  readonly request: IncomingMessage
  readonly readyState: string
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): void
  once(event: 'close', listener: () => void): void
  close(discard?: boolean): void
}

/** What its types keep to themselves, and what the library has had in every version 6. */
interface EngineInside {
  readonly writeBuffer: readonly { readonly data?: unknown }[]
  /** Of a WebSocket, `socket` is the one below it; of long-polling there is none. */
  readonly transport: { readonly socket?: { readonly bufferedAmount: number; terminate(): void } }
}

export interface LineLimitsOptions {
  log: Logger
  networkOf(request: IncomingMessage): string
  /** Packets of one connection in a minute. */
  packetsPerMinute: number
}

/** Holds every connection to what one may take before and after it is known who is at its other end. */
export class LineLimits {
  readonly #options: LineLimitsOptions
  readonly #unknown = new WaitingRoom(unknownLimits)
  readonly #leaves = new WeakMap<EngineSocket, () => void>()
  readonly #lines = new Set<EngineSocket>()
  readonly #packets = new WeakMap<EngineSocket, { minute: number; count: number }>()
  #looking: NodeJS.Timeout | undefined

  constructor(options: LineLimitsOptions) {
    this.#options = options
  }

  start(): void {
    this.#looking = everySafely(this.#options.log, 'unsent bytes', lookMs, () => this.#look())
  }

  stop(): void {
    clearInterval(this.#looking)
  }

  /** A connection was opened: it may ask once to be let in, and has some seconds for it. */
  opened(line: EngineSocket): void {
    const { log, networkOf } = this.#options
    const leave = this.#unknown.enter(networkOf(line.request), () => cutOff(line))
    this.#leaves.set(line, leave)
    this.#lines.add(line)
    line.once('close', () => {
      leave()
      this.#lines.delete(line)
      // Its other end is asked to close as well, for which the library waits half a minute.
      setTimeout(() => cutOff(line), farewellMs).unref()
    })
    let asked = 0
    const onPacket = safely(log, 'packet', ({ type, data }: { type: string; data?: unknown }) => {
      if (this.#isFlood(line)) return cutOff(line)
      // Socket.IO's request to be let in. A second one is a fault of its screen, or an attempt to keep us busy.
      if (type === 'message' && typeof data === 'string' && data.startsWith('0') && ++asked > 1) cutOff(line)
    })
    line.on('packet', onPacket)
  }

  /** It is known who is at the other end. */
  known(line: EngineSocket): void {
    this.#leaves.get(line)?.()
  }

  /** Whoever is at the other end was refused: they are told why, and then nothing more. */
  refused(line: EngineSocket): void {
    setTimeout(() => cutOff(line), farewellMs).unref()
  }

  #look(): void {
    for (const line of this.#lines) {
      if (unsentOf(line) <= maxUnsentBytes) continue
      this.#options.log.warn(
        { network: this.#options.networkOf(line.request) },
        'a screen reads nothing; disconnected',
      )
      cutOff(line)
    }
  }

  #isFlood(line: EngineSocket): boolean {
    const minute = Math.floor(performance.now() / 60_000)
    const known = this.#packets.get(line)
    const count = known?.minute === minute ? known.count + 1 : 1
    this.#packets.set(line, { minute, count })
    return count > this.#options.packetsPerMinute
  }
}

function insideOf(line: EngineSocket): EngineInside {
  return line as unknown as EngineInside
}

function unsentOf(line: EngineSocket): number {
  const { writeBuffer, transport } = insideOf(line)
  let bytes = transport.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer) {
    if (typeof data === 'string') bytes += data.length
    else if (ArrayBuffer.isView(data)) bytes += data.byteLength
  }
  return bytes
}

/** Ends a connection without waiting for its other end, which may never read. */
function cutOff(line: EngineSocket): void {
  const { socket } = insideOf(line).transport
  line.close(true)
  socket?.terminate()
}
