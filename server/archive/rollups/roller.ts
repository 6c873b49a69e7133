import type { Logger } from 'pino'
import { type Database, isAway, reasonOf } from '../database.ts'
import { lastMonthOver, rollDays, rollMonths } from './roll.ts'

/**
 * Milliseconds between rollups. The present day changes all the time, and a report rolls up what it needs by
 * itself.
 */
const rollEveryMs = 60_000

export interface RollerOptions {
  /** @returns undefined while the database is not open */
  database(): Database | undefined
  log: Logger
}

/** Rolls up outdated periods in the background, so that no report has to do months at once. */
export class Roller {
  readonly #options: RollerOptions
  #timer: NodeJS.Timeout | undefined
  #rolling: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: RollerOptions) {
    this.#options = options
  }

  /** Schedules a rollup after a change. */
  schedule(afterMs = rollEveryMs): void {
    if (this.#isStopped) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#rolling = this.#rolling.then(() => this.#roll())
    }, afterMs)
  }

  /** Starts a rollup when the database has been opened, for what an earlier run left. */
  opened(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.schedule(0)
  }

  /** Stops. The rest is rolled up after the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#rolling
  }

  async #roll(): Promise<void> {
    const { database, log } = this.#options
    const db = database()
    if (!db || this.#isStopped) return
    try {
      await rollDays(db)
      if (!this.#isStopped) await rollMonths(db, lastMonthOver(Date.now()))
    } catch (error) {
      if (isAway(error)) log.debug({ reason: reasonOf(error) }, 'the archive is away; rolling up later')
      else log.error({ error }, 'rollup of the archive failed; retrying with the next batch')
      this.schedule()
    }
  }
}
