import type { Logger } from 'pino'
import type { Ticket } from '../../shared/domain/ticket.ts'
import { nextMark } from '../../shared/domain/wait-marks.ts'
import type { Hall } from '../halls/hall.ts'
import { noteFailure, runSafely } from '../lib/boundary.ts'
import type { QueueStore } from '../queue/queue-store.ts'
import { withDeadline } from '../redis/client.ts'
import { troubleOf } from '../redis/trouble.ts'

export interface WaitTargetsOptions {
  store: Pick<QueueStore, 'run'>
  halls(): readonly Hall[]
  /** @returns whether this node does the background work of a centre. */
  leads(centre: string): boolean
  /** Redis's time as far as known, Unix ms. */
  now(): number
  log: Logger
}

/** Milliseconds between two checks at most: a mark that becomes due by a clock step or a transfer waits no longer. */
const maxPauseMs = 1_000
/** Milliseconds between two checks at least, and after a mark was raised: more may be due, such as the 100 % mark of the same wait. */
const minPauseMs = 50
/**
 * Milliseconds by which a mark must be late before a node that does not lead raises it: the leader is then dead or frozen, and may count
 * as alive for another 10 s. The script raises each mark once, however many nodes ask.
 */
const graceMs = 3_000
/** Marks raised in one check of one centre. Each takes a script call of about 0.1 ms; commands come in between. */
const maxPerCheck = 32
/** Milliseconds until a refused mark is tried again: this node's view was old, and catches up soon. */
const refusedRetryMs = 5_000
/** Milliseconds until a mark that came too soon is tried again: Redis's clock is slightly behind this node's estimate of it. */
const tooSoonRetryMs = 200
/** Milliseconds after which the store counts as away. */
const storeTimeoutMs = 3_000
/** Milliseconds to wait for the raised mark's event, so that the next check does not find the same mark due. */
const viewTimeoutMs = 1_000
/** Milliseconds by which a mark may be late before managers and /healthz show a fault. */
const lateAfterMs = 15_000

/**
 * Raises the 80 % and 100 % marks of every wait. Each check computes what is due from the node's view and Redis's clock. Nothing is
 * scheduled ahead, so no restart, lost job or undone step can lose a mark. The script makes sure that each mark is raised once and not
 * before its time.
 */
export class WaitTargets {
  readonly #options: WaitTargetsOptions
  /** Centres whose marks are being raised. */
  readonly #busy = new Set<string>()
  /** When each refused mark is tried again, by `<centre> <ticket>`; by the steady clock, ms. */
  readonly #refused = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  /** When the next check is due, by the steady clock, ms. */
  #nextCheck = Number.POSITIVE_INFINITY
  #stopped = false

  constructor(options: WaitTargetsOptions) {
    this.#options = options
  }

  start(): void {
    this.#checkWithin(minPauseMs)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  /** @returns the seconds by which the oldest due mark of a hall is late; 0 while that is within the time allowed. */
  lateSeconds({ agenda }: Hall): number {
    const lateBy = this.#options.now() - (agenda.marks.first ?? Number.POSITIVE_INFINITY)
    return lateBy < lateAfterMs ? 0 : Math.floor(lateBy / 1_000)
  }

  /** Schedules a check `ms` milliseconds from now, unless an earlier one is scheduled. */
  #checkWithin(ms: number): void {
    const at = performance.now() + Math.max(ms, minPauseMs)
    if (this.#stopped || at >= this.#nextCheck) return
    clearTimeout(this.#timer)
    this.#nextCheck = at
    this.#timer = setTimeout(() => this.#checkAll(), at - performance.now())
  }

  #checkAll(): void {
    const { halls, now, log } = this.#options
    this.#nextCheck = Number.POSITIVE_INFINITY
    let pause = maxPauseMs
    this.#forgetOldRefusals()
    const time = now()
    const check = (hall: Hall) => {
      pause = Math.min(pause, (hall.agenda.marks.firstAfter(time) ?? Number.POSITIVE_INFINITY) - time)
      return this.#raiseDue(hall)
    }
    for (const hall of halls()) runSafely(log, 'check of wait targets', () => check(hall), hall.centre)
    this.#checkWithin(pause)
  }

  /** Raises the due marks of one centre. Never throws; while the store is away, the next check tries again. */
  async #raiseDue(hall: Hall): Promise<void> {
    const { leads, now, log } = this.#options
    const { centre } = hall
    if (this.#busy.has(centre)) return
    this.#busy.add(centre)
    try {
      const dueBy = now() - (leads(centre) ? 0 : graceMs)
      const due = hall.agenda.marks
        .upTo(dueBy, maxPerCheck + this.#refused.size)
        .filter(id => !this.#refused.has(`${centre} ${id}`))
        .slice(0, maxPerCheck)
        .flatMap(id => hall.view?.tickets[id] ?? [])
      const last = Math.max(0, ...(await Promise.all(due.map(ticket => this.#raise(centre, ticket)))))
      if (last === 0) return
      await hall.waitFor(last, viewTimeoutMs)
      this.#checkWithin(minPauseMs)
    } catch (error) {
      noteFailure(log, 'raising due wait targets', error, centre)
    } finally {
      this.#busy.delete(centre)
    }
  }

  /** Raises a ticket's next mark. @returns the number of its event; 0 when the store refused @throws when the store is away */
  async #raise(centre: string, ticket: Ticket): Promise<number> {
    const next = nextMark(ticket)
    if (!next) return 0
    const script = `note-${next.mark}` as const
    const args = { ticket: ticket.id, wait: ticket.wait }
    const retryLater = (ms: number) => {
      this.#refused.set(`${centre} ${ticket.id}`, performance.now() + ms)
      this.#checkWithin(ms)
      return 0
    }
    try {
      const asked = this.#options.store.run(centre, script, { by: 'system:targets' }, args)
      const result = await withDeadline(asked, storeTimeoutMs)
      return result.ok
        ? result.n
        : retryLater(result.error.code === 'TOO_SOON' ? tooSoonRetryMs : refusedRetryMs)
    } catch (error) {
      if (troubleOf(error)) throw error
      noteFailure(this.#options.log, 'raising a wait target', error, args)
      return retryLater(refusedRetryMs)
    }
  }

  #forgetOldRefusals(): void {
    for (const [key, until] of this.#refused) if (performance.now() >= until) this.#refused.delete(key)
  }
}
