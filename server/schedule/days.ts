import type { Logger } from 'pino'
import type { HallView } from '../../shared/contract/hall-view.ts'
import { endDay } from '../commands/close-day.ts'
import type { Hall } from '../halls/hall.ts'
import { everySafely, noteFailure, runSafely } from '../lib/boundary.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import { withDeadline } from '../redis/client.ts'

export interface DaysOptions {
  store: QueueStore
  halls(): readonly Hall[]
  /** @returns whether this node does the background work of a centre. */
  leads(centre: string): boolean
  log: Logger
}

/** Milliseconds between two checks of each centre's day. A check compares the view with the calendar, without asking the store. */
const checkEveryMs = 1_000
/** Milliseconds after which a node that does not lead acts itself: the leader is dead or frozen. */
const graceMs = 5_000
/** Milliseconds between two attempts: after the first, the view was behind or the store away. */
const retryDelayMs = 3_000
/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 3_000
/** Milliseconds that `stop` waits for running work. */
const stopTimeoutMs = 1_000
/** Milliseconds to wait until the view holds the opened day. */
const viewTimeoutMs = 2_000
/** Milliseconds by which a day may be opened or ended late before managers and /healthz show a fault. */
const lateAfterMs = 15_000

/** A centre whose days are not as the calendar says. Times by the steady clock, ms. */
interface Need {
  since: number
  nextAttempt: number
}

/**
 * Opens each centre's business day and ends earlier ones. Each check computes what to do from the node's view, the calendar and Redis's
 * clock. Nothing is scheduled ahead, so nothing can be lost. Commands do not depend on it, because the day is part of every key.
 */
export class Days {
  readonly #options: DaysOptions
  readonly #needs = new Map<string, Need>()
  readonly #busy = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: DaysOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = everySafely(this.#options.log, 'check of days', checkEveryMs, () => this.#checkAll())
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    const settled = Promise.all(this.#busy.values())
    await withDeadline(settled, stopTimeoutMs).catch(() =>
      this.#options.log.debug('the day is settled by the next start'),
    )
  }

  /** @returns the seconds by which opening or ending a day is late; 0 while that is within the time allowed. */
  lateSeconds(centre: string): number {
    const lateBy = performance.now() - (this.#needs.get(centre)?.since ?? Number.POSITIVE_INFINITY)
    return lateBy < lateAfterMs ? 0 : Math.floor(lateBy / 1_000)
  }

  #checkAll(): void {
    const { halls, log } = this.#options
    for (const hall of halls()) runSafely(log, 'check of days', () => this.#check(hall), hall.centre)
  }

  #check(hall: Hall): void {
    const { centre } = hall
    const need = this.#updateNeed(hall)
    const now = performance.now()
    if (!need || this.#busy.has(centre) || now < need.nextAttempt) return
    if (!this.#options.leads(centre) && now - need.since < graceMs) return
    need.nextAttempt = now + retryDelayMs
    const work = this.#settle(hall).finally(() => this.#busy.delete(centre))
    this.#busy.set(centre, work)
  }

  /** Notes since when a centre's days are not as the calendar says. @returns undefined when they are */
  #updateNeed({ centre, view }: Hall): Need | undefined {
    if (!view || !this.#isUnsettled(view)) {
      this.#needs.delete(centre)
      return undefined
    }
    const known = this.#needs.get(centre)
    if (known) return known
    const need = { since: performance.now(), nextAttempt: 0 }
    this.#needs.set(centre, need)
    return need
  }

  #isUnsettled({ centre, day, days }: HallView): boolean {
    const today = this.#options.store.today(centre).day
    return day !== today || unclosedDays(days, today).length > 0
  }

  /** Opens today and ends earlier days. Never throws; the next check finds what is left to do. */
  async #settle(hall: Hall): Promise<void> {
    const { store, log } = this.#options
    const { centre } = hall
    const context = { by: 'system:schedule' }
    try {
      const opened = await withDeadline(store.run(centre, 'open-day', context, {}), storeTimeoutMs)
      if (opened.ok) await hall.waitFor(opened.n, viewTimeoutMs)
      const { view } = hall
      if (!view) return
      for (const day of unclosedDays(view.days, store.today(centre).day)) {
        const result = await endDay(store, centre, context, { ...view.settings, day })
        if (result.ok) log.info({ centre, day }, 'a day was ended')
        else log.warn({ centre, day, error: result.error.code }, 'a day could not be ended; retrying')
      }
    } catch (error) {
      noteFailure(log, 'opening or ending a day', error, centre)
    }
  }
}

/** @returns the business days before `today` that were opened and not closed, the oldest first. */
function unclosedDays(days: Readonly<Record<string, string>>, today: string): string[] {
  return Object.entries(days)
    .filter(([day, state]) => /^\d{8}$/.test(day) && day < today && state !== 'closed')
    .map(([day]) => day)
    .sort()
}
