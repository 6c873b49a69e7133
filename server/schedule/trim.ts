import type { Logger } from 'pino'
import type { Link } from '../audit/chain.ts'
import { keepMs, trimTrail } from '../audit/chain-store.ts'
import { noteFailure } from '../lib/boundary.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'

const answerMs = 5_000
/** The first trimming after a node's start, in ms: the readers know by then what they have read. */
const firstMs = 5_000
/** Streams grow by a day's events a day; an hour's more than 35 days' cost nothing. */
const everyMs = 3_600_000

/** A stream, and the readers whose cursors hold it back from being trimmed. */
export interface TrimmedTrail {
  keys: CentreKeys
  readers: readonly string[]
}

export interface TrimmerOptions {
  client: RedisClient
  trails: ReadonlyMap<string, TrimmedTrail>
  /** Whether this node does the background work of a centre or register. */
  leads(trail: string): boolean
  /** Redis's time as far as known, Unix ms. */
  now(): number
  log: Logger
}

/** Trims the streams of the trails that this node leads, every hour. */
export class Trimmer {
  readonly #options: TrimmerOptions
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: TrimmerOptions) {
    this.#options = options
  }

  start(): void {
    this.#trimIn(firstMs)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  /** Trims one stream after the other. Never throws; what fails is trimmed an hour later. */
  async trim(): Promise<void> {
    const { client, trails, leads, now, log } = this.#options
    for (const [trail, { keys, readers }] of trails) {
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
    this.#timer = setTimeout(() => void this.trim().then(() => this.#trimIn(everyMs)), ms)
  }
}

/**
 * Cuts the stream off before the smallest cursor of its readers or 35 days, whichever is older: no reader's work is cut
 * away unread. Its chain is cut off with it.
 * @returns the link that the rest of the chain begins with, where any went. @throws when the store is away.
 */
export async function trimStream(
  client: RedisClient,
  keys: CentreKeys,
  readers: readonly string[],
  now: number,
): Promise<Pick<Link, 'n' | 'h'> | undefined> {
  const cursors = await withDeadline(
    Promise.all(readers.map(reader => client.get(keys.cursor(reader)))),
    answerMs,
  )
  // A reader without a cursor has read nothing.
  const read = cursors.map(cursor => Number((cursor ?? '0-0').split('-')[0]))
  const before = Math.min(now - keepMs, ...read)
  return before <= 0 ? undefined : trimTrail(client, keys, before)
}
