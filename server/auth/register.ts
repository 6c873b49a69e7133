import { randomUUID } from 'node:crypto'
import type { BusinessDay } from '../../shared/domain/business-day.ts'
import { type ArgsOf, buildScripts, type Script } from '../queue/build-scripts.ts'
import { type CentreKeys, centreKeys } from '../queue/keys.ts'
import {
  fromRecord,
  type NamedArgs,
  type RedisConnection,
  type ScriptContext,
  type ScriptResult,
  ScriptRunner,
  toResult,
} from '../queue/script-runner.ts'

/** What stands beside the centres: each lives on one slot of a cluster, and counts its own events. */
export const registerNames = ['people', 'devices'] as const
export type RegisterName = (typeof registerNames)[number]

const folder = new URL('./lua/', import.meta.url)

/** A register has no business day: its one day never ends. */
const everyDay: BusinessDay = { day: 'all', from: 0, to: Number.MAX_SAFE_INTEGER }

const createArgs = { 'create-register': ['epoch'] } as const

/**
 * People or devices, written as the queues are: one script call a command, a known request answered again, an event for
 * every change, counted by `n`. Its keys stand under `kezek:{people}:` or `kezek:{devices}:`, so that one slot holds all.
 */
export class Register<A extends ArgsOf<string>> {
  readonly keys: CentreKeys
  /** What every key of this register begins with. */
  readonly base: string
  readonly #redis: RedisConnection
  readonly #runner: ScriptRunner<A & typeof createArgs>
  #lastN = 0

  /**
   * @param args what each script of `lua/` that this register runs takes
   * @param now for tests: the time that scripts take for now, Unix ms
   */
  constructor(redis: RedisConnection, prefix: string, name: RegisterName, args: A, now?: () => number) {
    this.#redis = redis
    this.keys = centreKeys(prefix, name)
    this.base = `${prefix}kezek:{${name}}:`
    const all = { ...args, ...createArgs }
    const scripts = buildScripts(folder, all) as Readonly<Record<keyof typeof all & string, Script>>
    this.#runner = new ScriptRunner(redis, all, scripts, now)
  }

  /** Makes the register's first keys; does nothing to one that is there. */
  async create(): Promise<void> {
    const args = { epoch: randomUUID() } as NamedArgs<(A & typeof createArgs)['create-register']>
    await this.#runner.call(this.keys, 'create-register', { by: 'system:node' }, args, everyDay)
  }

  /**
   * Carries out one command, unless its asker has exceeded a limit. A request that is known is answered whatever the limit says, and
   * costs nothing of it. Refusals are values; a store that is away, frozen or broken throws.
   */
  async run<N extends keyof A & string>(
    name: N,
    context: ScriptContext,
    args: NamedArgs<(A & typeof createArgs)[N]>,
  ): Promise<ScriptResult> {
    const { charge } = context
    const result = charge?.spent
      ? ((await this.#remembered(name, context)) ?? { ok: false, error: charge.spent })
      : toResult(await this.#runner.call(this.keys, name, context, args, everyDay))
    if (result.seen) await charge?.giveBack()
    if (result.ok) this.note(result.n)
    return result
  }

  /** @returns the answer that this very request was given before. */
  async #remembered(name: string, { request }: ScriptContext): Promise<ScriptResult | undefined> {
    if (!request) return undefined
    const record = await this.#redis.sendCommand(['GET', this.keys.request(request.asker, request.id)])
    return typeof record === 'string' ? fromRecord(name, record) : undefined
  }

  /** The number of the last event that this node has seen or acknowledged: a store that has fewer is an older one. */
  get lastN(): number {
    return this.#lastN
  }

  /** This node has seen event `n`. */
  note(n: number): void {
    this.#lastN = Math.max(n, this.#lastN)
  }

  /** The store has lost events, and is used all the same. */
  forgetAcknowledged(): void {
    this.#lastN = 0
  }
}
