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
  /** Whether this node does the background work of a centre. */
  leads(centre: string): boolean
  /** Redis's time as far as known, Unix ms. */
  now(): number
  log: Logger
}

/** Longest pause between two looks, in ms: a mark that became due by a clock step or a transfer waits no longer. */
const longestPauseMs = 1_000
/** Pause in ms after something was raised: more may be due, the same wait's 100 % among it. */
const shortPauseMs = 50
/**
 * A node that does not lead raises a mark itself once it is this late, in ms: the leader is dead or frozen, and its lease may
 * last another ten seconds. The script raises a mark once, whoever asks.
 */
const graceMs = 3_000
/** Marks raised in one look of one centre; each is one script call of about 0.1 ms, and commands come in between. */
const maxAtOnce = 32
/** A mark that the store refused was seen in an old view, which follows soon; in ms until it is asked for again. */
const refusedMs = 5_000
/** Redis's clock is slightly behind what this node knows of it; in ms until the mark is asked for again. */
const tooSoonMs = 200
/** The store's answer is awaited this long, in ms. */
const answerMs = 3_000
/** The raised mark's own event is awaited this long, in ms, so that the next look does not see it as due. */
const viewMs = 1_000
/** A mark later than this, in ms, is a fault that managers and /healthz are shown. */
const lateMs = 15_000

/**
 * Raises the 80 % and 100 % marks of every wait. What is due follows from the node's view and Redis's clock at each look;
 * nothing is scheduled ahead, so no restart, lost job or undone step can lose a mark. The script has the last word: it raises
 * a mark once, and never before its time.
 */
export class WaitTargets {
  readonly #options: WaitTargetsOptions
  /** Centres whose marks are being raised. */
  readonly #busy = new Set<string>()
  /** `<centre> <ticket>` of refused marks, and when each is asked for again, by this machine's steady clock. */
  readonly #refused = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  /** When the next look is due, by this machine's steady clock. */
  #nextLook = Number.POSITIVE_INFINITY
  #stopped = false

  constructor(options: WaitTargetsOptions) {
    this.#options = options
  }

  start(): void {
    this.#lookIn(shortPauseMs)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  /** @returns how late the oldest mark is that is due in this view and not raised, in s; 0 within the time allowed. */
  lateSeconds({ agenda }: Hall): number {
    const lateBy = this.#options.now() - (agenda.marks.first ?? Number.POSITIVE_INFINITY)
    return lateBy < lateMs ? 0 : Math.floor(lateBy / 1_000)
  }

  /** Looks after `ms` at the latest. */
  #lookIn(ms: number): void {
    const at = performance.now() + Math.max(ms, shortPauseMs)
    if (this.#stopped || at >= this.#nextLook) return
    clearTimeout(this.#timer)
    this.#nextLook = at
    this.#timer = setTimeout(() => this.#look(), at - performance.now())
  }

  #look(): void {
    const { halls, now, log } = this.#options
    this.#nextLook = Number.POSITIVE_INFINITY
    let pause = longestPauseMs
    this.#forgetRefusals()
    const time = now()
    const lookAt = (hall: Hall) => {
      pause = Math.min(pause, (hall.agenda.marks.firstAfter(time) ?? Number.POSITIVE_INFINITY) - time)
      return this.#raiseDue(hall)
    }
    for (const hall of halls()) runSafely(log, 'look at wait targets', () => lookAt(hall), hall.centre)
    this.#lookIn(pause)
  }

  /** Raises what is due in one centre. Never throws; while the store is away, the next look tries again. */
  async #raiseDue(hall: Hall): Promise<void> {
    const { leads, now, log } = this.#options
    const { centre } = hall
    if (this.#busy.has(centre)) return
    this.#busy.add(centre)
    try {
      const dueBy = now() - (leads(centre) ? 0 : graceMs)
      const due = hall.agenda.marks
        .upTo(dueBy, maxAtOnce + this.#refused.size)
        .filter(id => !this.#refused.has(`${centre} ${id}`))
        .slice(0, maxAtOnce)
        .flatMap(id => hall.view?.tickets[id] ?? [])
      const last = Math.max(0, ...(await Promise.all(due.map(ticket => this.#raise(centre, ticket)))))
      if (last === 0) return
      await hall.reached(last, viewMs)
      this.#lookIn(shortPauseMs)
    } catch (error) {
      noteFailure(log, 'raising due wait targets', error, centre)
    } finally {
      this.#busy.delete(centre)
    }
  }

  /** @returns the number of the event that tells of it; 0 where the store refused. @throws when the store is away. */
  async #raise(centre: string, ticket: Ticket): Promise<number> {
    const next = nextMark(ticket)
    if (!next) return 0
    const script = `note-${next.mark}` as const
    const args = { ticket: ticket.id, wait: ticket.wait }
    const askLater = (ms: number) => {
      this.#refused.set(`${centre} ${ticket.id}`, performance.now() + ms)
      this.#lookIn(ms)
      return 0
    }
    try {
      const asked = this.#options.store.run(centre, script, { by: 'system:targets' }, args)
      const result = await withDeadline(asked, answerMs)
      return result.ok ? result.n : askLater(result.error.code === 'TOO_SOON' ? tooSoonMs : refusedMs)
    } catch (error) {
      if (troubleOf(error)) throw error
      noteFailure(this.#options.log, 'raising a wait target', error, args)
      return askLater(refusedMs)
    }
  }

  #forgetRefusals(): void {
    for (const [key, until] of this.#refused) if (performance.now() >= until) this.#refused.delete(key)
  }
}
