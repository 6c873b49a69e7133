import { refusalTtlMs } from '../../shared/domain/request-times.ts'
import type { Script } from './build-scripts.ts'
import { type Calendar, calendarFrom, dayBy } from './calendar.ts'
import { type CentreKeys, centreKeys } from './keys.ts'
import { loadScripts } from './load-scripts.ts'
import { type ScriptArgs, type ScriptName, scriptArgs } from './script-args.ts'
import {
  type CalendarDay,
  fromRecord,
  type RedisConnection,
  type Refused,
  type ScriptContext,
  type ScriptResult,
  ScriptRunner,
  toRecord,
  toResult,
} from './script-runner.ts'

export interface QueueStoreOptions {
  prefix: string
  calendarOf(centre: string): Calendar
  /** Best knowledge of Redis's clock, Unix ms; only picks the business day, the script checks it. */
  clock(): number
  /** For tests: the time that scripts take for now, instead of Redis's. */
  now?: () => number
  /** For tests: other scripts than ours. */
  scripts?: Readonly<Record<ScriptName, Script>>
}

/** The only road to queue keys: one script call a command. */
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

  /** @returns the names of a centre's keys. */
  keys(centre: string): CentreKeys {
    let keys = this.#keys.get(centre)
    if (!keys) {
      keys = centreKeys(this.#options.prefix, centre)
      this.#keys.set(centre, keys)
    }
    return keys
  }

  /**
   * Carries out one command. Refusals are values; a store that is away, frozen or broken throws.
   * The business day is derived here and checked in the script: told another time or calendar, it is derived again, once.
   */
  async run<N extends ScriptName>(
    centre: string,
    name: N,
    context: ScriptContext,
    args: ScriptArgs<N>,
  ): Promise<ScriptResult> {
    let answer = await this.#call(centre, name, context, args, this.today(centre))
    if (answer.code === 'DAY_CHANGED') {
      const [told, calendar] = answer.parts
      const day = this.today(centre, Number(told), calendarFrom(calendar))
      answer = await this.#call(centre, name, context, args, day)
    }
    const result = toResult(answer)
    if (result.ok) this.#acknowledged.set(centre, Math.max(result.n, this.lastAcknowledged(centre)))
    return result
  }

  /** @returns the number of the last event of a centre that this node has acknowledged: a store that has fewer is an older one. */
  lastAcknowledged(centre: string): number {
    return this.#acknowledged.get(centre) ?? 0
  }

  /** The store has lost events, and is used all the same. */
  forgetAcknowledged(): void {
    this.#acknowledged.clear()
  }

  /** @returns the answer that this very request was given before; undefined where there is none. */
  async remembered(
    centre: string,
    name: ScriptName,
    { request }: ScriptContext,
  ): Promise<ScriptResult | undefined> {
    if (!request) return undefined
    const key = this.keys(centre).request(request.asker, request.id)
    const record = await this.#redis.sendCommand(['GET', key])
    return typeof record === 'string' ? fromRecord(name, record) : undefined
  }

  /**
   * Makes a refusal that no script has judged the last word for its request, unless that was answered before.
   * @returns the answer that holds
   */
  async refuse(
    centre: string,
    name: ScriptName,
    { request }: ScriptContext,
    refused: Refused,
  ): Promise<ScriptResult> {
    if (!request) return refused
    const key = this.keys(centre).request(request.asker, request.id)
    const record = toRecord(name, refused.error)
    const known = await this.#redis.sendCommand(['SET', key, record, 'NX', 'GET', 'PX', String(refusalTtlMs)])
    return (typeof known === 'string' ? fromRecord(name, known) : undefined) ?? refused
  }

  /** @returns the business day of a centre now, or at `at`. */
  today(centre: string, at = this.now(), calendar = this.#options.calendarOf(centre)): CalendarDay {
    return dayBy(calendar, at)
  }

  /** @returns the best knowledge of the time that scripts take for now, Unix ms. */
  now(): number {
    return this.#options.now?.() ?? this.#options.clock()
  }

  /** Makes an unknown centre's first keys; does nothing to a known one. */
  async createCentre(centre: string, epoch: string): Promise<void> {
    await this.#call(centre, 'create-centre', { by: 'system:node' }, { epoch, schema: 1 }, this.today(centre))
  }

  /** @returns the raw reply of read-view, for `parseView`. */
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
