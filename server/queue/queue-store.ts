import { type ErrorCode, type ErrorDetail, errorCodes, type Refusal } from '../../shared/contract/errors.ts'
import { type BusinessDay, businessDay } from '../../shared/domain/business-day.ts'
import { type CentreKeys, centreKeys } from './keys.ts'
import { loadScripts, type Script } from './load-scripts.ts'
import { type ScriptArgs, type ScriptName, scriptArgs } from './script-args.ts'

/** The one thing this needs of a Redis client. */
export interface RedisConnection {
  sendCommand(args: string[]): Promise<unknown>
}

export interface ScriptContext {
  /** `<role>:<id>` of whoever asks. */
  by: string
  /** When the asker's screen sent it, in the server's time; absent for the system's own commands. */
  sentAt?: number
  /** Under which name the answer is remembered; absent where a repeat does no harm. */
  request?: { asker: string; id: string }
}

export interface Done {
  ok: true
  /** Number of the (last) event of this command. */
  n: number
  reply: Record<string, unknown>
  /** The request had been carried out before. */
  seen: boolean
}

export type ScriptResult = Done | { ok: false; error: Refusal }

/** Where and when a centre's days begin. */
export interface Calendar {
  zone: string
  dayStartsAt: string
}

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

/** What a refusal's further words mean, in their order. */
const detailNames: Partial<Record<ErrorCode, readonly string[]>> = {
  ILLEGAL_TRANSITION: ['state'],
  OTHER_TICKET: ['ticket'],
  COUNTER_BUSY: ['ticket'],
  COUNTER_NOT_YOURS: ['inspector'],
  // The window is named where the asker named none.
  COUNTER_OCCUPIED: ['inspector', 'counter'],
  SITS_ELSEWHERE: ['counter'],
  QUEUE_OFF: ['queue'],
  WAITING_CHANGED: ['waiting'],
  STALE_SETTINGS: ['version'],
  REQUEST_ID_REUSED: ['command'],
}

/** The only road to queue keys: one script call a command. */
export class QueueStore {
  readonly #redis: RedisConnection
  readonly #options: QueueStoreOptions
  readonly #scripts: Readonly<Record<ScriptName, Script>>
  readonly #keys = new Map<string, CentreKeys>()

  constructor(redis: RedisConnection, options: QueueStoreOptions) {
    this.#redis = redis
    this.#options = options
    this.#scripts = options.scripts ?? loadScripts()
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
   * The business day is derived here and checked in the script: told another time, it is derived again, once.
   */
  async run<N extends ScriptName>(
    centre: string,
    name: N,
    context: ScriptContext,
    args: ScriptArgs<N>,
  ): Promise<ScriptResult> {
    const first = await this.#call(centre, name, context, args, this.today(centre))
    if (first.code !== 'DAY_CHANGED') return toResult(first)
    const told = Number(first.parts[0])
    return toResult(await this.#call(centre, name, context, args, this.today(centre, told)))
  }

  /**
   * @returns the answer that this very request was given before; undefined where it was not carried out. For refusals that
   * no script has judged: a repeat gets its answer, whatever has changed meanwhile.
   */
  async remembered(centre: string, name: ScriptName, { request }: ScriptContext): Promise<Done | undefined> {
    if (!request) return undefined
    const record = await this.#redis.sendCommand([
      'GET',
      this.keys(centre).request(request.asker, request.id),
    ])
    const [, command, n, reply = '{}'] = /^(\S+) (\d+) (.*)$/.exec(String(record)) ?? []
    return command === name ? { ok: true, n: Number(n), reply: JSON.parse(reply), seen: true } : undefined
  }

  /** @returns the business day of a centre now, or at `at`. */
  today(centre: string, at = this.#options.now?.() ?? this.#options.clock()): BusinessDay {
    const { zone, dayStartsAt } = this.#options.calendarOf(centre)
    return businessDay(at, zone, dayStartsAt)
  }

  /** Makes an unknown centre's first keys; does nothing to a known one. */
  async createCentre(centre: string, epoch: string): Promise<void> {
    await this.#call(centre, 'create-centre', { by: 'system:node' }, { epoch, schema: 1 }, this.today(centre))
  }

  /** @returns the raw reply of read-view, for `parseView`. */
  async readView(centre: string): Promise<unknown> {
    const script = this.#scripts['read-view']
    const { centre: key, events } = this.keys(centre)
    return this.#eval(script, [key, events], ['read-view', '', '0', '0', '', '', 'system:node'])
  }

  async #call<N extends ScriptName>(
    centre: string,
    name: N,
    context: ScriptContext,
    args: ScriptArgs<N>,
    day: BusinessDay,
  ): Promise<{ code: string; parts: string[] }> {
    const keys = this.keys(centre)
    const { request } = context
    const own = args as Record<string, string | number | undefined>
    const reply = await this.#eval(
      this.#scripts[name],
      [keys.centre, keys.events, ...(request ? [keys.request(request.asker, request.id)] : [])],
      [
        name,
        day.day,
        String(day.from),
        String(day.to),
        String(this.#options.now?.() ?? ''),
        String(context.sentAt ?? ''),
        context.by,
        ...scriptArgs[name].map(arg => String(own[arg] ?? '')),
      ],
    )
    const [code = '', ...parts] = (reply as unknown[]).map(String)
    return { code, parts }
  }

  async #eval(script: Script, keys: string[], args: string[]): Promise<unknown> {
    const rest = [String(keys.length), ...keys, ...args]
    try {
      return await this.#redis.sendCommand(['EVALSHA', script.sha, ...rest])
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
      return this.#redis.sendCommand(['EVAL', script.source, ...rest])
    }
  }
}

function toResult({ code, parts }: { code: string; parts: string[] }): ScriptResult {
  if (code === 'OK' || code === 'SEEN') {
    const [n = '0', reply = '{}'] = parts
    return { ok: true, n: Number(n), reply: JSON.parse(reply), seen: code === 'SEEN' }
  }
  if (!(errorCodes as readonly string[]).includes(code)) throw new Error(`a script answered ${code}`)
  const detail = detailOf(code as ErrorCode, parts)
  return { ok: false, error: { code: code as ErrorCode, ...(detail && { detail }) } }
}

function detailOf(code: ErrorCode, parts: string[]): ErrorDetail | undefined {
  const named = (detailNames[code] ?? []).flatMap((name, at) => {
    const value = parts[at]
    return value === undefined ? [] : [[name, value] as const]
  })
  return named.length > 0 ? Object.fromEntries(named) : undefined
}
