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
  /** Whether this node does the background work of a centre. */
  leads(centre: string): boolean
  log: Logger
}

/** Each centre's day is compared with the calendar this often, in ms: in memory, without asking the store. */
const lookMs = 1_000
/** A node that does not lead steps in after this time, in ms: the leader is dead or frozen. */
const graceMs = 5_000
/** After a try that changed nothing, in ms: the view was behind, or the store away. */
const retryMs = 3_000
/** The store's answer is awaited this long, in ms. */
const answerMs = 3_000
/** What is under way at the server's end is awaited this long, in ms. */
const endMs = 1_000
/** The view is awaited this long, in ms, to hold the day that was opened. */
const viewMs = 2_000
/** A day that is opened or ended later than this, in ms, is a fault that managers and /healthz are shown. */
const lateMs = 15_000

/** Something to do for a centre's days: since when, and when it is tried next, by this machine's steady clock. */
interface Need {
  since: number
  next: number
}

/**
 * Opens each centre's business day and ends those before it. What is to be done follows from the node's view, the calendar and
 * Redis's clock at each look; nothing is scheduled ahead, so nothing can be lost. Commands don't depend on it, for the day is
 * part of every key.
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
    this.#timer = everySafely(this.#options.log, 'look at days', lookMs, () => this.#look())
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    const settled = Promise.all(this.#busy.values())
    await withDeadline(settled, endMs).catch(() =>
      this.#options.log.debug('the day is settled by the next start'),
    )
  }

  /** @returns for how long a day should have been opened or ended, in s; 0 within the time allowed. */
  lateSeconds(centre: string): number {
    const lateBy = performance.now() - (this.#needs.get(centre)?.since ?? Number.POSITIVE_INFINITY)
    return lateBy < lateMs ? 0 : Math.floor(lateBy / 1_000)
  }

  #look(): void {
    const { halls, log } = this.#options
    for (const hall of halls()) runSafely(log, 'look at days', () => this.#lookAt(hall), hall.centre)
  }

  #lookAt(hall: Hall): void {
    const { centre } = hall
    const need = this.#needOf(hall)
    const now = performance.now()
    if (!need || this.#busy.has(centre) || now < need.next) return
    if (!this.#options.leads(centre) && now - need.since < graceMs) return
    need.next = now + retryMs
    const work = this.#settle(hall).finally(() => this.#busy.delete(centre))
    this.#busy.set(centre, work)
  }

  #needOf({ centre, view }: Hall): Need | undefined {
    if (!view || !this.#isUnsettled(view)) {
      this.#needs.delete(centre)
      return undefined
    }
    const known = this.#needs.get(centre)
    if (known) return known
    const need = { since: performance.now(), next: 0 }
    this.#needs.set(centre, need)
    return need
  }

  #isUnsettled({ centre, day, days }: HallView): boolean {
    const today = this.#options.store.today(centre).day
    return day !== today || unclosedDays(days, today).length > 0
  }

  /** Never throws; what is left undone is found by the next look. */
  async #settle(hall: Hall): Promise<void> {
    const { store, log } = this.#options
    const { centre } = hall
    const context = { by: 'system:schedule' }
    try {
      const opened = await withDeadline(store.run(centre, 'open-day', context, {}), answerMs)
      if (opened.ok) await hall.reached(opened.n, viewMs)
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

/** @returns the business days before `today` that were opened and not yet closed, oldest first. */
export function unclosedDays(days: Readonly<Record<string, string>>, today: string): string[] {
  return Object.entries(days)
    .filter(([day, state]) => /^\d{8}$/.test(day) && day < today && state !== 'closed')
    .map(([day]) => day)
    .sort()
}
