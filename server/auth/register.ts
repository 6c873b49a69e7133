import { randomUUID } from 'node:crypto'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { BusinessDay } from '../../shared/domain/business-day.ts'
import { type ArgsOf, buildScripts, type Script } from '../queue/build-scripts.ts'
import { type CentreKeys, centreKeys } from '../queue/keys.ts'
import {
  type NamedArgs,
  type RedisConnection,
  type ScriptContext,
  type ScriptResult,
  ScriptRunner,
  toResult,
} from '../queue/script-runner.ts'
import { findStoredReply, storeRefusal } from '../queue/stored-replies.ts'

/** The registers. Like a centre, each has its keys in one slot of a cluster and counts its own events. */
export const registerNames = ['people', 'devices', 'catalogue'] as const
export type RegisterName = (typeof registerNames)[number]

/** Scripts of people and devices, and the one that creates any register. */
const ownFolder = new URL('./lua/', import.meta.url)

/** A register has no business day: its one day never ends. */
const everyDay: BusinessDay = { day: 'all', from: 0, to: Number.MAX_SAFE_INTEGER }

const createArgs = { 'create-register': ['epoch'] } as const

/**
 * The register of people, of devices or of the catalogue, written like a centre's queues: one script call per command, the stored reply for a repeated
 * request, an event with a number `n` for every change. All keys begin with `kezek:{people}:` or `kezek:{devices}:`, so that one slot of a
 * cluster holds them.
 */
export class Register<A extends ArgsOf<string>> {
  readonly keys: CentreKeys
  /** The prefix of all keys of this register. */
  readonly base: string
  readonly #redis: RedisConnection
  readonly #runner: ScriptRunner<A & typeof createArgs>
  #lastN = 0

  /**
   * @param args the arguments of each script that this register runs
   * @param folder the folder of these scripts
   */
  constructor(redis: RedisConnection, prefix: string, name: RegisterName, args: A, folder = ownFolder) {
    this.#redis = redis
    this.keys = centreKeys(prefix, name)
    this.base = `${prefix}kezek:{${name}}:`
    const all = { ...args, ...createArgs }
    const scripts = { ...buildScripts(folder, args), ...buildScripts(ownFolder, createArgs) }
    this.#runner = new ScriptRunner(
      redis,
      all,
      scripts as Readonly<Record<keyof typeof all & string, Script>>,
    )
  }

  /** Creates the register's first keys unless they exist. */
  async create(): Promise<void> {
    const args = { epoch: randomUUID() } as NamedArgs<(A & typeof createArgs)['create-register']>
    await this.#runner.call(this.keys, 'create-register', { by: 'system:node' }, args, everyDay)
  }

  /**
   * Runs one command unless its caller has exceeded the rate limit. A repeated request gets its stored reply in any case and does not
   * count towards the limit.
   *
   * @returns the reply or a refusal
   * @throws when the store is away, frozen or broken
   */
  run<N extends keyof A & string>(
    name: N,
    context: ScriptContext,
    args: NamedArgs<(A & typeof createArgs)[N]>,
  ): Promise<ScriptResult> {
    return this.#runWithinLimit(name, context, async () =>
      toResult(await this.#runner.call(this.keys, name, context, args, everyDay)),
    )
  }

  /**
   * Refuses a request without running its script. Stores the refusal as final for the request, unless it was answered before. Like `run`,
   * a repeated request does not count towards the limit.
   *
   * @returns the answer that is valid
   * @throws when the store is away, frozen or broken
   */
  refuse(name: keyof A & string, context: ScriptContext, refusal: Refusal): Promise<ScriptResult> {
    return this.#runWithinLimit(name, context, () =>
      storeRefusal(this.#redis, this.keys, name, context, refusal),
    )
  }

  /**
   * Finds the answer that a request got before. Like `run`, a repeated request does not count towards the limit.
   *
   * @returns undefined when the request is new
   * @throws when the store is away, frozen or broken
   */
  async findReply(name: keyof A & string, context: ScriptContext): Promise<ScriptResult | undefined> {
    const known = await findStoredReply(this.#redis, this.keys, name, context)
    if (!known) return undefined
    await context.charge?.giveBack()
    return known.ok ? known : { ok: false, error: known.error }
  }

  /** Runs `work` unless the request's caller has exceeded the limit, and gives a repeated request's point back. */
  async #runWithinLimit(
    name: string,
    context: ScriptContext,
    work: () => Promise<ScriptResult>,
  ): Promise<ScriptResult> {
    const { charge } = context
    const result = charge?.spent
      ? ((await findStoredReply(this.#redis, this.keys, name, context)) ?? { ok: false, error: charge.spent })
      : await work()
    if (result.seen) await charge?.giveBack()
    // A repeated refusal is answered like the first one.
    if (!result.ok) return { ok: false, error: result.error }
    this.note(result.n)
    return result
  }

  /** The number of the last event that this node has seen or written. A store with a lower number has lost events. */
  get lastN(): number {
    return this.#lastN
  }

  /** Notes that this node has seen event `n`. */
  note(n: number): void {
    this.#lastN = Math.max(n, this.#lastN)
  }

  /** Forgets the last number: the store has lost events, and an operator has decided to use it. */
  forgetAcknowledged(): void {
    this.#lastN = 0
  }
}
