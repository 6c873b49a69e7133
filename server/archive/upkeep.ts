import { type SQL, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import { everySafely } from '../lib/boundary.ts'
import { type Database, isAway, reasonOf } from './database.ts'

/** Hour of this machine's clock from which the nightly upkeep is due: centres are closed, and the backup is written. */
const nightHour = 4
/** Milliseconds from opening to a missed nightly upkeep: a machine that was off at night opens its centre first. */
const settleMs = 600_000
/** Milliseconds between checks. A check is two questions that read no table of the archive: a few milliseconds. */
const checkEveryMs = 60_000
/** Bytes that a table grows before its size counts: below 1 MiB the planner is quick with or without statistics. */
const minGrowth = 1_048_576
/** Bytes of write-ahead log between checkpoints: a start replays what lies after the last one, in about a second. */
const maxWal = 64 * 1_048_576

export interface UpkeepOptions {
  /** @returns undefined while the database is not open */
  database(): Database | undefined
  /** @returns whether a report is read or a file is made; with PGlite's one session it would wait for a vacuum. */
  isRead(): boolean
  log: Logger
  /** Milliseconds from opening to a missed nightly upkeep, for tests. */
  settleMs?: number
}

/**
 * Does for PGlite what PostgreSQL's own processes do: removes dead rows, collects statistics, and writes
 * checkpoints, without which the write-ahead log would grow for as long as the server runs. Each night for all
 * tables, and at any time for tables that have doubled, as after a rebuild or an import.
 */
export class Upkeep {
  readonly #options: UpkeepOptions
  #timer: NodeJS.Timeout | undefined
  #openedAt = 0
  /** The day whose upkeep is done. */
  #lastDay = ''
  #checking: Promise<void> | undefined
  #isStopped = false

  constructor(options: UpkeepOptions) {
    this.#options = options
  }

  /** Begins to check when the database has been opened. */
  opened(): void {
    this.#openedAt = performance.now()
    this.#timer ??= everySafely(this.#options.log, 'upkeep of the archive', checkEveryMs, () => this.check())
    void this.check()
  }

  /** Stops. One table at most is finished. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#checking
  }

  /** Does what is due, unless it is doing so already. Never throws: what fails is done at the next check. */
  check(now = new Date()): Promise<void> {
    this.#checking ??= this.#tend(now).finally(() => {
      this.#checking = undefined
    })
    return this.#checking
  }

  async #tend(now: Date): Promise<void> {
    const { database, log } = this.#options
    const db = database()
    if (!db || this.#mustWait) return
    const isNight = this.#isNightDue(now)
    try {
      const begun = performance.now()
      const tables = await readTables(db, isNight ? sql`true` : isOvergrown)
      for (const { schema, name } of tables) {
        if (this.#mustWait) return
        await db.execute(sql`vacuum (analyze) ${sql.identifier(schema)}.${sql.identifier(name)}`)
      }
      if (isNight || (await readWal(db)) > maxWal) await db.execute(sql`checkpoint`)
      if (isNight) this.#lastDay = now.toDateString()
      if (tables.length > 0)
        log.info({ tables: tables.length, ms: Math.round(performance.now() - begun) }, 'archive vacuumed')
    } catch (error) {
      const reason = reasonOf(error)
      if (isAway(error)) log.debug({ reason }, 'the archive is away; vacuuming it later')
      else log.error({ reason }, 'upkeep of the archive failed; retrying in a minute')
    }
  }

  get #mustWait(): boolean {
    return this.#isStopped || this.#options.isRead()
  }

  #isNightDue(now: Date): boolean {
    const hasSettled = performance.now() - this.#openedAt >= (this.#options.settleMs ?? settleMs)
    return hasSettled && now.getHours() >= nightHour && now.toDateString() !== this.#lastDay
  }
}

/**
 * Tables that have doubled since their last vacuum, or were filled before their indexes and have no statistics.
 * PGlite forgets its counters of dead rows at each start; sizes and statistics it keeps.
 */
const isOvergrown = sql`(
  pg_relation_size(class.oid) > ${minGrowth} + 2 * relpages::bigint * current_setting('block_size')::bigint
  or pg_relation_size(class.oid) > ${minGrowth} and reltuples > 0 and nspname = 'public'
    and not exists (select from pg_statistic where starelid = class.oid))`

async function readTables(db: Database, which: SQL): Promise<{ schema: string; name: string }[]> {
  const { rows } = await db.execute<{ schema: string; name: string }>(sql`
    select nspname as schema, relname as name
    from pg_class as class join pg_namespace as namespace on namespace.oid = relnamespace
    where relkind = 'r' and relpersistence = 'p' and ${which} order by nspname, relname`)
  return rows
}

/** @returns bytes of write-ahead log since the last checkpoint */
async function readWal(db: Database): Promise<number> {
  const { rows } = await db.execute<{ bytes: number }>(sql`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()`)
  return rows[0]?.bytes ?? 0
}
