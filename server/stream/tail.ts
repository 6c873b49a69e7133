import type { Logger } from 'pino'
import { sleep } from '../../shared/domain/sleep.ts'
import { noteFailure } from '../lib/boundary.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { createRedis, type RedisTarget, withDeadline } from '../redis/client.ts'
import { troubleOf } from '../redis/trouble.ts'

/** A blocking read returns at least this often, so that silence is known to be trouble. */
const blockMs = 500
/** Older than this and the tail is not live: two reads should have returned. With a tick a second a screen knows in 3 s. */
const liveMs = 1_500
const answerMs = 2_000
const retryMs = 250
/** A defect returns with the same event: reading the view four times a second would slow every other centre. */
const retryDefectMs = 2_000
const batch = 500
/**
 * After something was read, the next read waits so long: in a busy hall it then brings several events at once, and a read
 * costs both sides as much as an event. The first event after a pause is read at once; nobody sees the others' delay.
 */
const gatherMs = 10

export interface TailOptions<E> {
  target: RedisTarget
  /** A centre, or a register: names the connection. */
  centre: string
  /** Key of the stream. */
  events: string
  log: Logger
  /** Reads the whole view anew. @returns the stream id to read on from. */
  load(): Promise<string>
  parse(entry: StreamEntry): E
  /** Follows one event. @returns false when it was not the next: the view must be read anew. */
  follow(event: E): Promise<boolean>
  /** The view was read and follows the stream from now on. */
  onLive(): void
}

/** One blocking read of a stream on a connection of its own; after any trouble the view is read anew. */
export class Tail<E> {
  readonly #options: TailOptions<E>
  readonly #client: ReturnType<typeof createRedis>
  /** By this machine's count: a clock that is set must not make an old view look live. */
  #lastAnswer = Number.NEGATIVE_INFINITY
  /**
   * Counts the connections that were made. A read that was about to be sent as one was lost is sent on the next, and answered as if
   * nothing had been: the store may have gone back in between.
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
  get live(): boolean {
    return performance.now() - this.#lastAnswer < liveMs
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
        const pauseMs = troubleOf(error) ? retryMs : retryDefectMs
        await sleep(pauseMs)
      }
    }
  }

  /** Loads the view and follows the stream until something is amiss. */
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
        String(batch),
        'BLOCK',
        String(blockMs),
        'STREAMS',
        events,
        from,
      ]),
      blockMs + answerMs,
    )
    // One stream was asked for: a map of one key, or nothing new.
    return reply === null ? [] : ((Object.values(reply as object)[0] ?? []) as StreamEntry[])
  }
}
