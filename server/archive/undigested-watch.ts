import { like, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { everySafely } from '../lib/boundary.ts'
import { type Database, isAway } from './database.ts'
import { digestFailed } from './derive/set-aside.ts'
import { undigested } from './schema.ts'

/**
 * Milliseconds between checks: a rebuild or another node changes what is set aside, and a manager can wait a
 * minute.
 */
const checkEveryMs = 60_000

export interface UndigestedWatchOptions {
  /** @returns undefined while the database is not open */
  database(): Database | undefined
  log: Logger
}

/** Finds the centres with undigested events, so that managers see a notice until they are digested. */
export class UndigestedWatch {
  readonly #options: UndigestedWatchOptions
  /** Time of the oldest undigested event by centre, Unix ms. */
  #since: ReadonlyMap<string, number> = new Map()
  #timer: NodeJS.Timeout | undefined

  constructor(options: UndigestedWatchOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = everySafely(this.#options.log, 'check for undigested events', checkEveryMs, () =>
      this.recheck(),
    )
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** @returns when the oldest undigested event happened, Unix ms; undefined when there is none */
  since(centre: string): number | undefined {
    return this.#since.get(centre)
  }

  /** Reads which centres have undigested events. While the database is away, the last result is kept. */
  async recheck(): Promise<void> {
    const db = this.#options.database()
    if (!db) return
    try {
      this.#since = await readSetAside(db)
    } catch (error) {
      if (!isAway(error)) throw error
    }
  }
}

async function readSetAside(db: Database): Promise<Map<string, number>> {
  // A stream id begins with a time in ms. The event itself may be missing in `events`.
  const since = sql<number>`min(split_part(${undigested.id}, '-', 1)::bigint)`.mapWith(Number)
  const rows = await db
    .select({ centre: undigested.centre, since })
    .from(undigested)
    .where(like(undigested.reason, `${digestFailed}%`))
    .groupBy(undigested.centre)
  return new Map(rows.map(({ centre, since }) => [centre, since]))
}
