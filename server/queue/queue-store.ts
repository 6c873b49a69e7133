import type { Script } from './build-scripts.ts'
import { type Calendar, calendarFrom, dayBy } from './calendar.ts'
import { type CentreKeys, centreKeys } from './keys.ts'
import { loadScripts } from './load-scripts.ts'
import { type ScriptArgs, type ScriptName, scriptArgs } from './script-args.ts'
import {
  type CalendarDay,
  type RedisConnection,
  type Refused,
  type ScriptContext,
  type ScriptResult,
  ScriptRunner,
  toResult,
} from './script-runner.ts'
import { findStoredReply, storeRefusal } from './stored-replies.ts'

export interface QueueStoreOptions {
  prefix: string
  calendarOf(centre: string): Calendar
  /** Redis's time as far as known, Unix ms. It only picks the business day, which the script checks. */
  clock(): number
  /** For tests: the time that scripts use instead of Redis's. */
  now?: () => number
  /** For tests: other scripts than ours. */
  scripts?: Readonly<Record<ScriptName, Script>>
}

/** The only access to the keys of queues: one script call per command. */
export class QueueStore {
  readonly #redis: RedisConnection
  readonly #options: QueueStoreOptions
  readonly #runner: ScriptRunner<typeof scriptArgs>
  readonly #keys = new Map<string, CentreKeys>()
  /** Numbers of the last events that this node has acknowledged, by centre. */
  readonly #acknowledged = new Map<string, number>()

  constructor(redis: RedisConnection, options: QueueStoreOptions) {
    this.#redis = redis
    this.#options = options
    this.#runner = new ScriptRunner(redis, scriptArgs, options.scripts ?? loadScripts(), options.now)
  }

  /** @returns the names of a centre's keys */
  keys(centre: string): CentreKeys {
    let keys = this.#keys.get(centre)
    if (!keys) {
      keys = centreKeys(this.#options.prefix, centre)
      this.#keys.set(centre, keys)
    }
    return keys
  }

  /**
   * Carries out one command. The business day is derived here and checked in the script: if the script reports
   * another time or calendar, it is derived again once.
   *
   * @returns success or refusal
   * @throws when the store is away, frozen or broken
   */
  async run<N extends ScriptName>(
    centre: string,
    name: N,
    context: ScriptContext,
    args: ScriptArgs<N>,
  ): Promise<ScriptResult> {
    let answer = await this.#call(centre, name, context, args, this.today(centre))
    if (answer.code === 'DAY_CHANGED') {
      const [scriptNow, calendar] = answer.parts
      const day = this.today(centre, Number(scriptNow), calendarFrom(calendar))
      answer = await this.#call(centre, name, context, args, day)
    }
    const result = toResult(answer)
    if (result.ok) this.#acknowledged.set(centre, Math.max(result.n, this.lastAcknowledged(centre)))
    return result
  }

  /**
   * @returns the number of the last event of a centre that this node has acknowledged: a store that has fewer is an
   * older one
   */
  lastAcknowledged(centre: string): number {
    return this.#acknowledged.get(centre) ?? 0
  }

  /** Forgets the acknowledged events, because a store that has lost some is accepted. */
  forgetAcknowledged(): void {
    this.#acknowledged.clear()
  }

  /** @returns the answer that this very request got before; undefined when there is none */
  remembered(centre: string, name: ScriptName, context: ScriptContext): Promise<ScriptResult | undefined> {
    return findStoredReply(this.#redis, this.keys(centre), name, context)
  }

  /** Stores a refusal of the node as final for its request, unless the request was answered before. @returns the answer that is valid */
  refuse(
    centre: string,
    name: ScriptName,
    context: ScriptContext,
    { error }: Refused,
  ): Promise<ScriptResult> {
    return storeRefusal(this.#redis, this.keys(centre), name, context, error)
  }

  /** @returns the business day of a centre now, or at `at` */
  today(centre: string, at = this.now(), calendar = this.#options.calendarOf(centre)): CalendarDay {
    return dayBy(calendar, at)
  }

  /** @returns the time that scripts use as far as known, Unix ms */
  now(): number {
    return this.#options.now?.() ?? this.#options.clock()
  }

  /** Creates the first keys of an unknown centre; does nothing to a known one. */
  async createCentre(centre: string, epoch: string): Promise<void> {
    await this.#call(centre, 'create-centre', { by: 'system:node' }, { epoch, schema: 1 }, this.today(centre))
  }

  /** @returns the raw reply of read-view, for `parseView` */
  readView(centre: string): Promise<unknown> {
    return this.#runner.read(this.keys(centre), 'read-view', 'system:node')
  }

  #call<N extends ScriptName>(
    centre: string,
    name: N,
    context: ScriptContext,
    args: ScriptArgs<N>,
    day: CalendarDay,
  ): Promise<{ code: string; parts: string[] }> {
    return this.#runner.call(this.keys(centre), name, context, args, day)
  }
}
