import type { Logger } from 'pino'
import type { Link } from '../audit/chain.ts'
import { rowsKeptMs, trimTrail } from '../audit/chain-store.ts'
import { noteFailure } from '../lib/boundary.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** Milliseconds after which the store counts as away; removing a day's events takes longer than a command. */
const storeTimeoutMs = 5_000
/** Milliseconds from a node's start to its first trimming; by then the readers have read their cursors. */
const firstTrimMs = 5_000
/** Milliseconds between two trimmings. An hour's events more than 35 days' cost nothing. */
const trimEveryMs = 3_600_000

/** A stream, and the readers that must have read an entry before it is trimmed. */
export interface TrimmedTrail {
  keys: CentreKeys
  readers: readonly string[]
}

export interface TrimmerOptions {
  client: RedisClient
  /** @returns the streams of all centres and registers, by name. */
  trails(): ReadonlyMap<string, TrimmedTrail>
  /** @returns whether this node does the background work of a centre or register. */
  leads(trail: string): boolean
  /** Redis's time as far as known, Unix ms. */
  now(): number
  log: Logger
}

/** Trims the streams of the centres and registers that this node leads, every hour. */
export class Trimmer {
  readonly #options: TrimmerOptions
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: TrimmerOptions) {
    this.#options = options
  }

  start(): void {
    this.#trimIn(firstTrimMs)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  /** Trims one stream after the other. Never throws; a stream that fails is trimmed an hour later. */
  async trim(): Promise<void> {
    const { client, trails, leads, now, log } = this.#options
    for (const [trail, { keys, readers }] of trails()) {
      if (this.#stopped || !leads(trail)) continue
      try {
        const last = await trimStream(client, keys, readers, now())
        if (last) log.info({ trail, ...last }, 'event stream trimmed')
      } catch (error) {
        noteFailure(log, 'trimming an event stream', error, trail)
      }
    }
  }

  #trimIn(ms: number): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => void this.trim().then(() => this.#trimIn(trimEveryMs)), ms)
  }
}

/**
 * Removes the entries that are older than 35 days and read by all readers, together with their links of the chain.
 *
 * @param now Redis's time, Unix ms
 * @returns the link before the first one that stays; undefined when nothing was removed
 * @throws when the store is away
 */
export async function trimStream(
  client: RedisClient,
  keys: CentreKeys,
  readers: readonly string[],
  now: number,
): Promise<Pick<Link, 'n' | 'h'> | undefined> {
  const cursors = await withDeadline(
    Promise.all(readers.map(reader => client.get(keys.cursor(reader)))),
    storeTimeoutMs,
  )
  // A reader without a cursor has read nothing.
  const read = cursors.map(cursor => Number((cursor ?? '0-0').split('-')[0]))
  const before = Math.min(now - rowsKeptMs, ...read)
  return before <= 0 ? undefined : trimTrail(client, keys, before)
}
