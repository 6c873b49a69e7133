import type { Logger } from 'pino'
import type { StreamEvent } from '../../shared/contract/events.ts'
import { isOwnDefect, noteFailure } from '../lib/boundary.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { parseEvent, type StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import type { Lead } from './shares.ts'

/** Entries per read; keeps one batch under 10 ms of event-loop time. */
const batchSize = 200
/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 3_000
/** Milliseconds between a failure and the next attempt. */
const retryDelayMs = 1_000

export interface ReaderOptions {
  /** The reader's name, part of its cursor's key. */
  name: string
  /** Tells whether this node reads the stream now. */
  lead: Lead
  client: RedisClient
  keys: CentreKeys
  log: Logger
  /** Handles a batch. After a crash it gets some entries again, so it must be idempotent. */
  handle(entries: readonly StreamEntry[]): Promise<void>
  /** Milliseconds between a wake-up and the read, to gather entries for a reader that nobody waits for. Absent: reads at once. */
  gatherMs?: number
  /** Reads the cursor of a reader that stores its effects and its cursor together elsewhere. Redis then holds a copy of the cursor. */
  cursor?(): Promise<string>
  /** Logs and skips an entry at which our code fails. Absent: the reader retries at this entry, because it may lose none. */
  skipsDefects?: boolean
  /** Whether the reader's owner reports this error itself, so that the reader need not log it. */
  isExpected?(error: unknown): boolean
  /** Called when this node begins to lead: finishes from the state what the leader before may have left undone. */
  onLead?(): Promise<void>
}

/** Parses a batch. @returns its events; skips types of newer versions, which the tail has logged */
export function knownEvents(entries: readonly StreamEntry[]): StreamEvent[] {
  return entries.map(parseEvent).filter(event => !('unknown' in event)) as StreamEvent[]
}

/**
 * Reads one centre's stream in the background, on the node that leads, from its own cursor, woken by the tail. It may be late, repeat
 * entries and crash: the hall never waits for a reader.
 */
export class Reader {
  readonly #options: ReaderOptions
  /** The term of leading in which this reader reads; undefined while it does not lead. */
  #term: number | undefined
  /** The value to which this node last set the cursor in Redis. */
  #storedCursor: string | undefined
  /** Since when the stream has unread entries, by the steady clock, ms. */
  #pendingSince: number | undefined
  #work: Promise<void> = Promise.resolve()
  #unsubscribe: (() => void) | undefined
  #retry: NodeJS.Timeout | undefined
  #gathering: NodeJS.Timeout | undefined
  #queued = false
  #stopped = false
  #isFailing = false

  constructor(options: ReaderOptions) {
    this.#options = options
  }

  get name(): string {
    return this.#options.name
  }

  /** Whether this node leads this reader now. */
  get isLeading(): boolean {
    return this.#term !== undefined && this.#term === this.#options.lead.term()
  }

  /** @returns the seconds for which the oldest unread event has waited for this node's reader. */
  behindSeconds(): number {
    return this.#pendingSince === undefined ? 0 : Math.floor((performance.now() - this.#pendingSince) / 1000)
  }

  /** Whether the last attempt failed: the reader may be stuck, not only busy. */
  get isFailing(): boolean {
    return this.#isFailing
  }

  start(): void {
    const follow = () => this.#enqueue(() => this.#followLead())
    this.#unsubscribe = this.#options.lead.onRenewed(follow)
    follow()
  }

  /** Wakes the reader: the stream has new entries. Many calls in a row cause one read. */
  wake(): void {
    if (!this.isLeading || this.#stopped) return
    this.#pendingSince ??= performance.now()
    if (this.#queued) return
    this.#queued = true
    const { gatherMs } = this.#options
    if (gatherMs === undefined) this.#read()
    else this.#gathering = setTimeout(() => this.#read(), gatherMs)
  }

  #read(): void {
    this.#enqueue(() => {
      this.#queued = false
      return this.#drain()
    })
  }

  /** Reads all entries that are in the stream now, without waiting for a wake-up. */
  async finish(): Promise<void> {
    clearTimeout(this.#gathering)
    if (this.isLeading) this.#read()
    await this.#work
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#unsubscribe?.()
    clearTimeout(this.#retry)
    clearTimeout(this.#gathering)
    await this.#work
    this.#term = undefined
  }

  /** Runs pieces of work one after the other. Logs a failure once and retries later. */
  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#stopped) return
      try {
        await work()
        this.#isFailing = false
      } catch (error) {
        const { log, isExpected } = this.#options
        this.#isFailing = true
        if (isExpected?.(error))
          log.debug({ error, reader: this.name }, 'a stream could not be read; retrying in a second')
        else noteFailure(log, `reader ${this.name}`, error)
        clearTimeout(this.#retry)
        this.#retry = setTimeout(() => this.wake(), retryDelayMs)
      }
    })
  }

  /** Begins or stops reading when this node's lead has changed. */
  async #followLead(): Promise<void> {
    const term = this.#options.lead.term()
    if (term === this.#term) return
    // Another node may have led meanwhile and moved the cursor.
    this.#storedCursor = undefined
    this.#term = undefined
    if (term === undefined) {
      this.#pendingSince = undefined
      return
    }
    // Assume unread entries until the first read shows whether there are any.
    this.#pendingSince ??= performance.now()
    // Set the term only after onLead has succeeded; after an error the next renewal tries again.
    await this.#options.onLead?.()
    this.#term = term
    await this.#drain()
  }

  /** Reads from the cursor until no entry is left. */
  async #drain(): Promise<void> {
    const { client, keys } = this.#options
    const key = keys.cursor(this.name)
    // Assume unread entries until the read below: reading the cursor itself may fail.
    this.#pendingSince ??= performance.now()
    const own = this.#options.cursor
    let cursor = own ? await own() : ((await withDeadline(client.get(key), storeTimeoutMs)) ?? '0-0')
    // A restored backup may have set the owner's cursor back. Copy it to Redis, so that these entries are not trimmed before they are read.
    if (own && cursor !== this.#storedCursor) await this.#storeCursor(cursor)
    while (this.isLeading && !this.#stopped) {
      const entries = (await withDeadline(
        client.sendCommand(['XRANGE', keys.events, `(${cursor}`, '+', 'COUNT', String(batchSize)]),
        storeTimeoutMs,
      )) as unknown as StreamEntry[]
      const last = entries.at(-1)
      if (!last) {
        this.#pendingSince = undefined
        return
      }
      this.#pendingSince ??= performance.now()
      await this.#handle(entries)
      cursor = last[0]
      await this.#storeCursor(cursor)
    }
  }

  /** Hands a batch to the handler. If our code fails at it and may skip, hands over entry by entry, so that only the failing one is lost. */
  async #handle(entries: readonly StreamEntry[]): Promise<void> {
    const { handle, skipsDefects, log } = this.#options
    try {
      return await handle(entries)
    } catch (error) {
      if (!skipsDefects || !isOwnDefect(error)) throw error
      if (entries.length === 1) return noteFailure(log, `reader ${this.name}`, error, entries[0]?.[1])
    }
    for (const entry of entries) await this.#handle([entry])
  }

  async #storeCursor(cursor: string): Promise<void> {
    const { client, keys } = this.#options
    this.#storedCursor = undefined
    await withDeadline(client.set(keys.cursor(this.name), cursor), storeTimeoutMs)
    this.#storedCursor = cursor
  }
}
