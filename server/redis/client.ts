import { RedisClient as RedisLibraryClient } from '@redis/client'
import type { Logger } from 'pino'
import { type Admission, guardConnection } from './gate.ts'

/** How to reach a Redis: an address, or the unix socket of the private one; and which servers found there may be used. */
export type RedisTarget = ({ readonly url: string } | { readonly socketPath: string }) & {
  /** Undefined: any. */
  readonly admission?: Admission
}

export interface RedisOptions {
  readonly log: Logger
  /** Shown by CLIENT LIST, and in the log. */
  readonly name: string
  /** One of many connections to one Redis: another of them tells people when it goes and comes. */
  readonly isOneOfMany?: boolean
  /**
   * Longest time, in ms, that a blocking read of this connection waits for data (XREAD BLOCK, BullMQ's workers).
   * Such a connection says nothing meanwhile, so that its silence is only taken for a lost peer after it.
   */
  readonly longestBlockMs?: number
}

/** A peer that answers nothing for this long, asked every second, is given up, and a new connection is made. */
const SILENCE_MS = 5_000
/** Longest wait, in ms, for what is asked of a new connection's server: longer than one that loads or writes its files stands still. */
const ADMIT_WITHIN_MS = 3_000
const PING_EVERY_MS = 1_000

const RECONNECT_FIRST_MS = 50
const RECONNECT_LAST_MS = 1_000

/** The answer did not come in time: whether the command was carried out is unknown. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
  constructor(ms: number) {
    super(`Redis did not answer within ${ms} ms`)
  }
}

/**
 * One class for every connection. The library's `createClient` builds all its commands anew for each set of options that
 * differs from the last one's, names too: a server with a reader for each of 24 centres spent 1.1 of its 2.8 s of start on it.
 */
const newClient = RedisLibraryClient.factory({})

export type RedisClient = ReturnType<typeof createRedis>

/**
 * A client that is not yet connected: call `connect()`, which resolves once Redis is there, and `destroy()` at the end.
 *
 * It differs from the library's defaults in what they do while Redis is away: they keep commands and run them
 * seconds later, and they give up for good after a socket time-out. Here a command without a connection is
 * rejected at once, and the connection is sought for ever. A server that says that it was demoted or moved is left, and the
 * address is asked again where it leads; what the target's admission refuses gets no command.
 */
export function createRedis(target: RedisTarget, options: RedisOptions) {
  const { log, name, isOneOfMany = false, longestBlockMs = 0 } = options
  const socket = { reconnectStrategy: reconnectDelay, socketTimeout: longestBlockMs + SILENCE_MS }
  const client = newClient({
    name,
    disableOfflineQueue: true,
    // The library's own deadline, for commands not yet written, ends with the connection after SILENCE_MS anyway, and
    // costs a third of the server's time: a signal a command that lives, and is collected, long after the answer.
    commandOptions: { timeout: 0 },
    // Otherwise every connection begins by asking for a feature of a commercial server.
    maintNotifications: 'disabled',
    // A ping behind a blocking read proves nothing: it is answered after the read.
    ...(longestBlockMs === 0 ? { pingInterval: PING_EVERY_MS } : {}),
    ...('url' in target
      ? { url: target.url, socket }
      : { socket: { ...socket, path: target.socketPath, tls: false } }),
  })
  let reachable = true
  client.on('error', (error: Error) => {
    // One line when Redis goes and one when it is back; a line for each attempt would bury them.
    if (reachable && !isOneOfMany)
      log.warn({ redis: name, error: error.message }, 'Redis is away; reconnecting')
    else log.debug({ redis: name, error: error.message }, 'Redis is still away; reconnecting')
    reachable = false
  })
  const send = client.sendCommand.bind(client)
  guardConnection(client, {
    ask: (...command) => withDeadline(send(command), ADMIT_WITHIN_MS),
    admission: target.admission,
    onAdmitted() {
      if (!reachable && !isOneOfMany) log.info({ redis: name }, 'Redis is back')
      reachable = true
    },
  })
  return client
}

/**
 * Delay before the next attempt to connect, in ms. It doubles up to a second, and varies by a quarter so that the
 * nodes of an installation do not all knock at the same moment.
 */
export function reconnectDelay(attempt: number): number {
  const delay = Math.min(RECONNECT_FIRST_MS * 2 ** attempt, RECONNECT_LAST_MS)
  return Math.round(delay * (0.75 + Math.random() * 0.25))
}

/**
 * The promise's result, or DeadlineError when it takes longer than `ms`: the library itself waits without end for
 * the answer to what it has already sent.
 */
export function withDeadline<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DeadlineError(ms)), ms)
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer)
        how(value)
      }
    promise.then(settle(resolve), settle(reject))
  })
}
