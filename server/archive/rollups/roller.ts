import type { Logger } from 'pino'
import { type Database, isAway, reasonOf } from '../database.ts'
import { lastMonthOver, rollDays, rollMonths } from './roll.ts'

/** A day that goes on changes all the time, and a report sums up for itself what it needs: once in a while is enough. */
const restMs = 60_000

export interface RollerOptions {
  /** Undefined while it is not open. */
  database(): Database | undefined
  log: Logger
}

/** Sums up in the background what was changed, so that no report has to do it for months at once. */
export class Roller {
  readonly #options: RollerOptions
  #timer: NodeJS.Timeout | undefined
  #rolling: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: RollerOptions) {
    this.#options = options
  }

  /** Something was changed. */
  ring(afterMs = restMs): void {
    if (this.#isStopped) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#rolling = this.#rolling.then(() => this.#roll())
    }, afterMs)
  }

  /** The database has been opened: what another left is summed up now. */
  opened(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.ring(0)
  }

  /** What is left is summed up after the next start. */
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
      if (isAway(error)) log.debug({ reason: reasonOf(error) }, 'sums are made later')
      else log.error({ error }, 'sums of the archive failed; retrying with the next batch')
      this.ring()
    }
  }
}
