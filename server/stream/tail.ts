import type { Logger } from 'pino'
import { sleep } from '../../shared/domain/sleep.ts'
import { noteFailure } from '../lib/boundary.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { createRedis, type RedisTarget, withDeadline } from '../redis/client.ts'
import { troubleOf } from '../redis/trouble.ts'

/** Milliseconds after which a blocking read returns empty-handed, so that silence means trouble. */
const blockMs = 500
/** Milliseconds without an answer after which the tail is not live: two reads should have returned. Screens notice within 3 s. */
const liveTimeoutMs = 1_500
/** Milliseconds beyond `blockMs` after which the store counts as away. */
const storeTimeoutMs = 2_000
/** Milliseconds between trouble with the store and the next attempt. */
const retryDelayMs = 250
/** Milliseconds between a defect and the next attempt. It fails at the same event again; reading the view more often would slow other centres. */
const retryAfterDefectMs = 2_000
/** Entries per read; keeps one batch under some tens of ms of event-loop time. */
const batchSize = 500
/**
 * Milliseconds between a read that brought events and the next read. In a busy hall the next read then brings several events, and a read
 * costs as much as an event. The first event after a pause is read at once; nobody notices 10 ms for the others.
 */
const gatherMs = 10

export interface TailOptions<E> {
  target: RedisTarget
  /** The id of a centre or the name of a register; names the connection. */
  centre: string
  /** The key of the stream. */
  events: string
  log: Logger
  /** Reads the whole view again. @returns the id of the last entry that it includes */
  load(): Promise<string>
  parse(entry: StreamEntry): E
  /** Applies one event. @returns false when it is not the next one, so that the view must be read again */
  follow(event: E): Promise<boolean>
  /** Called when the view has been read and follows the stream. */
  onLive(): void
}

/** Follows a stream by blocking reads on its own connection. After any trouble it reads the view again. */
export class Tail<E> {
  readonly #options: TailOptions<E>
  readonly #client: ReturnType<typeof createRedis>
  /** Time of the store's last answer by the steady clock, ms: a clock that is set must not make an old view look live. */
  #lastAnswer = Number.NEGATIVE_INFINITY
  /**
   * Counts connections. When a connection is lost, the library repeats a waiting read on the next one without an error, and the store may
   * have lost events in between.
   */
  #connections = 0
  #stopped = false
  #loop: Promise<void> | undefined

  constructor(options: TailOptions<E>) {
    this.#options = options
    this.#client = createRedis(options.target, {
      log: options.log,
      name: `tail-${options.centre}`,
      isOneOfMany: true,
      longestBlockMs: blockMs,
    })
    this.#client.on('ready', () => this.#connections++)
  }

  /** Whether the view follows the stream now. */
  get isLive(): boolean {
    return performance.now() - this.#lastAnswer < liveTimeoutMs
  }

  start(): void {
    this.#loop = this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#client.destroy()
    await this.#loop
  }

  async #run(): Promise<void> {
    try {
      await this.#client.connect()
    } catch (error) {
      this.#options.log.debug({ error }, 'the tail was stopped while connecting')
    }
    while (!this.#stopped) {
      try {
        await this.#follow()
      } catch (error) {
        if (this.#stopped) return
        const { log, centre } = this.#options
        noteFailure(log, `tail of ${centre}`, error)
        const pauseMs = troubleOf(error) ? retryDelayMs : retryAfterDefectMs
        await sleep(pauseMs)
      }
    }
  }

  /** Loads the view and follows the stream until the view must be read again. */
  async #follow(): Promise<void> {
    const { events, load, parse, follow, onLive } = this.#options
    const connection = this.#connections
    let from = await load()
    this.#lastAnswer = performance.now()
    onLive()
    while (!this.#stopped) {
      const entries = await this.#read(events, from)
      if (this.#connections !== connection) return
      this.#lastAnswer = performance.now()
      for (const entry of entries) {
        if (!(await follow(parse(entry)))) return
        from = entry[0]
      }
      if (entries.length > 0) await sleep(gatherMs)
    }
  }

  async #read(events: string, from: string): Promise<StreamEntry[]> {
    const reply = await withDeadline(
      this.#client.sendCommand([
        'XREAD',
        'COUNT',
        String(batchSize),
        'BLOCK',
        String(blockMs),
        'STREAMS',
        events,
        from,
      ]),
      blockMs + storeTimeoutMs,
    )
    // The reply is a map with the one stream, or null when there is nothing new.
    return reply === null ? [] : ((Object.values(reply as object)[0] ?? []) as StreamEntry[])
  }
}
