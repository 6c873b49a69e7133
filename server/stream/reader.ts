import type { Logger } from 'pino'
import type { StreamEvent } from '../../shared/contract/events.ts'
import { isOwnDefect, noteFailure } from '../lib/boundary.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { parseEvent, type StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import type { Lead } from './shares.ts'

const batch = 200
const answerMs = 3_000
const retryMs = 1_000

export interface ReaderOptions {
  /** Names its cursor. */
  name: string
  /** Whether this node reads the stream now. */
  lead: Lead
  client: RedisClient
  keys: CentreKeys
  log: Logger
  /** Carries out what a batch asks for. May see an entry again after a crash, and must not mind. */
  handle(entries: readonly StreamEntry[]): Promise<void>
  /** Rung, it waits so long for more: for a reader that nobody waits for, and that many at once cost no more than one. */
  gatherMs?: number
  /** Where it reads on, for one whose effects and cursor are written together elsewhere: Redis's cursor is then a copy. */
  cursor?(): Promise<string>
  /** An entry that our code can't handle is logged and passed over; absent: the reader waits at it, for it may lose none. */
  passesOver?: boolean
  /** Trouble that its owner tells of, and that need not be told again. */
  isExpected?(error: unknown): boolean
  /** This node has begun to lead: whatever the one before left undone is made good from the state. */
  onLead?(): Promise<void>
}

/** @returns the events of a batch. One of a newer version is nothing to this one; the tail has told of it. */
export function knownEvents(entries: readonly StreamEntry[]): StreamEvent[] {
  return entries.map(parseEvent).filter(event => !('unknown' in event)) as StreamEvent[]
}

/**
 * A reader of one centre's stream: led by one node, from a cursor of its own, rung by the tail. It may be late, repeat and
 * crash; the hall waits for none of them.
 */
export class Reader {
  readonly #options: ReaderOptions
  /** The term that this reader has begun with; undefined while it does not lead. */
  #term: number | undefined
  /** What Redis's cursor was set to last. */
  #copied: string | undefined
  /** Since when something unread stands in the stream, by this machine's count; a clock that is set doesn't move it. */
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

  /** Whether this node leads it now. */
  get leads(): boolean {
    return this.#term !== undefined && this.#term === this.#options.lead.term()
  }

  /** @returns how long, in s, the oldest event has been waiting to be read by this node's reader. */
  behindSeconds(): number {
    return this.#pendingSince === undefined ? 0 : Math.floor((performance.now() - this.#pendingSince) / 1000)
  }

  /** Whether its last try failed: it may be stuck, not only busy. */
  get isFailing(): boolean {
    return this.#isFailing
  }

  start(): void {
    const follow = () => this.#enqueue(() => this.#followLead())
    this.#unsubscribe = this.#options.lead.onRenewed(follow)
    follow()
  }

  /** Something new stands in the stream. Rung many times at once, it reads once. */
  ring(): void {
    if (!this.leads || this.#stopped) return
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

  /** Reads what is there now, whether it was rung for it or not. */
  async finish(): Promise<void> {
    clearTimeout(this.#gathering)
    if (this.leads) this.#read()
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

  /** One thing at a time, in order; what fails is logged once and tried again later. */
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
        this.#retry = setTimeout(() => this.ring(), retryMs)
      }
    })
  }

  /** Begins or ends to read, as this node's lead has changed. */
  async #followLead(): Promise<void> {
    const term = this.#options.lead.term()
    if (term === this.#term) return
    // Another may have led meanwhile, and set the cursor.
    this.#copied = undefined
    this.#term = undefined
    if (term === undefined) {
      this.#pendingSince = undefined
      return
    }
    // Until it has read, for all it knows something is unread.
    this.#pendingSince ??= performance.now()
    // Leading begins only once what was left undone is made good; after an error the next renewal tries again.
    await this.#options.onLead?.()
    this.#term = term
    await this.#drain()
  }

  /** Reads on from the cursor until nothing is left. */
  async #drain(): Promise<void> {
    const { client, keys } = this.#options
    const key = keys.cursor(this.name)
    // Until it has looked, for all it knows something is unread: where it reads on may be out of reach.
    this.#pendingSince ??= performance.now()
    const own = this.#options.cursor
    let cursor = own ? await own() : ((await withDeadline(client.get(key), answerMs)) ?? '0-0')
    // It may have been set back there, by a backup that was restored: what is to be read again must not be trimmed meanwhile.
    if (own && cursor !== this.#copied) await this.#keep(cursor)
    while (this.leads && !this.#stopped) {
      const entries = (await withDeadline(
        client.sendCommand(['XRANGE', keys.events, `(${cursor}`, '+', 'COUNT', String(batch)]),
        answerMs,
      )) as unknown as StreamEntry[]
      const last = entries.at(-1)
      if (!last) {
        this.#pendingSince = undefined
        return
      }
      this.#pendingSince ??= performance.now()
      await this.#handle(entries)
      cursor = last[0]
      await this.#keep(cursor)
    }
  }

  /** Hands a batch over; where our code fails at it, entry by entry, so that one of them costs only itself. */
  async #handle(entries: readonly StreamEntry[]): Promise<void> {
    const { handle, passesOver, log } = this.#options
    try {
      return await handle(entries)
    } catch (error) {
      if (!passesOver || !isOwnDefect(error)) throw error
      if (entries.length === 1) return noteFailure(log, `reader ${this.name}`, error, entries[0]?.[1])
    }
    for (const entry of entries) await this.#handle([entry])
  }

  async #keep(cursor: string): Promise<void> {
    const { client, keys } = this.#options
    this.#copied = undefined
    await withDeadline(client.set(keys.cursor(this.name), cursor), answerMs)
    this.#copied = cursor
  }
}
