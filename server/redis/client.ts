import type { Logger } from 'pino'
import { RedisClient as RedisLibraryClient } from 'redis'
import { type Admission, guardConnection } from './gate.ts'

/** How to reach a Redis: a URL, or the Unix socket of the private one; and which servers found there may be used. */
export type RedisTarget = ({ readonly url: string } | { readonly socketPath: string }) & {
  /** Undefined: any. */
  readonly admission?: Admission
}

export interface RedisOptions {
  readonly log: Logger
  /** Shown by CLIENT LIST and in the log. */
  readonly name: string
  /**
   * Whether this is one of many connections to one Redis. Only the main one logs at info when Redis goes and comes
   * back.
   */
  readonly isOneOfMany?: boolean
  /**
   * Longest time in ms for which a blocking read of this connection waits for data (XREAD BLOCK, BullMQ's workers).
   * Its silence counts as a lost connection only after that.
   */
  readonly longestBlockMs?: number
}

/** A server that answers no ping for this long is given up, and the connection is made again. */
const SILENCE_MS = 5_000
/**
 * Longest wait, in ms, for the check of a new connection's server: longer than a server that loads or writes its
 * files is blocked.
 */
const ADMIT_WITHIN_MS = 3_000
const PING_EVERY_MS = 1_000

const RECONNECT_FIRST_MS = 50
const RECONNECT_LAST_MS = 1_000

/** The answer did not come in time. Whether the command was carried out is unknown. */
export class DeadlineError extends Error {
  override name = 'DeadlineError'
  constructor(ms: number) {
    super(`Redis did not answer within ${ms} ms`)
  }
}

/**
 * One class for all connections. The library's `createClient` builds all commands again for each new set of
 * options, and the name is one of them: in a server with a reader for each of 24 centres this took 1.1 of 2.8 s at
 * the start.
 */
const newClient = RedisLibraryClient.factory({})

export type RedisClient = ReturnType<typeof createRedis>

/**
 * Creates a client that is not yet connected: call `connect()`, which resolves once Redis is there, and `destroy()`
 * at the end.
 *
 * It differs from the library's defaults while Redis is away: they keep commands and run them seconds later, and
 * they give up for good after a socket time-out. Here a command without a connection is rejected at once, and
 * connecting is retried for ever. The client leaves a server that was demoted or moved and resolves the address
 * again. A server that the target's admission refuses gets no command.
 */
export function createRedis(target: RedisTarget, options: RedisOptions) {
  const { log, name, isOneOfMany = false, longestBlockMs = 0 } = options
  const socket = { reconnectStrategy: reconnectDelay, socketTimeout: longestBlockMs + SILENCE_MS }
  const client = newClient({
    name,
    disableOfflineQueue: true,
    // The library's own time limit for unwritten commands ends with the connection after SILENCE_MS anyway. It costs
    // a third of the server's time: one signal per command, which is collected long after the answer.
    commandOptions: { timeout: 0 },
    // Prevents each connection from asking first for a feature of a commercial server.
    maintNotifications: 'disabled',
    // A ping behind a blocking read proves nothing: it is answered after the read.
    ...(longestBlockMs === 0 ? { pingInterval: PING_EVERY_MS } : {}),
    ...('url' in target
      ? { url: target.url, socket }
      : { socket: { ...socket, path: target.socketPath, tls: false } }),
  })
  let reachable = true
  client.on('error', (error: Error) => {
    // Logs one line when Redis goes and one when it is back; one per attempt would hide them.
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
 * @returns the delay before the next attempt to connect, in ms. It doubles up to a second and varies by a quarter,
 * so that the nodes do not all connect at the same moment.
 */
export function reconnectDelay(attempt: number): number {
  const delay = Math.min(RECONNECT_FIRST_MS * 2 ** attempt, RECONNECT_LAST_MS)
  return Math.round(delay * (0.75 + Math.random() * 0.25))
}

/**
 * Limits the wait for an answer: the library waits without end for answers to sent commands.
 *
 * @returns the promise's result
 * @throws DeadlineError when it takes longer than `ms`
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
