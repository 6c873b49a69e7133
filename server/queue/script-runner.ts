import { type ErrorCode, type ErrorDetail, errorCodes, type Refusal } from '../../shared/contract/errors.ts'
import type { BusinessDay } from '../../shared/domain/business-day.ts'
import type { ArgsOf, Script } from './build-scripts.ts'

/** The part of a Redis client that is needed here. */
export interface RedisConnection {
  sendCommand(args: string[]): Promise<unknown>
}

/** A business day, and the calendar from which it was derived: `<zone> <HH:MM>`. Registers have none. */
export interface CalendarDay extends BusinessDay {
  calendar?: string
}

export interface ScriptContext {
  /** `<role>:<id>` of the actor. */
  by: string
  /** For people: the public id of the session. A device's place is known. */
  via?: string
  /** When the screen sent it, in the server's time; absent for the system's own commands. */
  sentAt?: number
  /** The id under which the answer is stored; absent when a repeat does no harm. */
  request?: { asker: string; id: string }
  /** The limit that counted an HTTP request before it could be known whether it is a repeat. */
  charge?: {
    /** Set when the limit is exceeded: nothing new is carried out, but a known request is answered. */
    spent?: Refusal
    /** Called when the request is known: it does not count. */
    giveBack(): Promise<void>
  }
}

export interface Done {
  ok: true
  /** Number of this command's last event. */
  n: number
  reply: Record<string, unknown>
  /** Whether the request had been carried out before. */
  seen: boolean
}

export interface Refused {
  ok: false
  error: Refusal
  /** Whether the request had been refused before. */
  seen?: true
}

export type ScriptResult = Done | Refused

/** The keys passed to every script, which makes all others from the first. */
export interface ScriptKeys {
  centre: string
  events: string
  request(asker: string, requestId: string): string
}

/** The arguments of one script by name; an absent one is sent empty. */
export type NamedArgs<A extends readonly string[]> = { [K in A[number]]?: string | number | undefined }

/** The meaning of a refusal's further words, in order. */
const detailNames: Partial<Record<ErrorCode, readonly string[]>> = {
  ILLEGAL_TRANSITION: ['state'],
  OTHER_TICKET: ['ticket'],
  COUNTER_BUSY: ['ticket'],
  COUNTER_NOT_YOURS: ['inspector'],
  // Names the window when the request did not.
  COUNTER_OCCUPIED: ['inspector', 'counter'],
  SITS_ELSEWHERE: ['counter'],
  QUEUE_OFF: ['queue'],
  WAITING_CHANGED: ['waiting'],
  STALE_SETTINGS: ['version'],
  STALE_CATALOGUE: ['version'],
  BAD_FILE: ['problem'],
  DAY_IN_USE: ['day', 'tickets'],
  REQUEST_ID_REUSED: ['command'],
  SIGN_IN_SLOWED: ['seconds'],
  CODE_LOCKED: ['seconds'],
  CODE_FOR_ANOTHER_KIND: ['kind'],
}

const numeric: ReadonlySet<string> = new Set(['seconds', 'tickets'])

/** Calls scripts by their digest, with context and arguments in the order in which they were built. */
export class ScriptRunner<A extends ArgsOf<string>> {
  readonly #redis: RedisConnection
  readonly #args: A
  readonly #scripts: Readonly<Record<keyof A & string, Script>>
  readonly #now: (() => number) | undefined

  /** @param now for tests: the time that scripts use instead of Redis's, Unix ms */
  constructor(
    redis: RedisConnection,
    args: A,
    scripts: Readonly<Record<keyof A & string, Script>>,
    now?: () => number,
  ) {
    this.#redis = redis
    this.#args = args
    this.#scripts = scripts
    this.#now = now
  }

  /** @returns the first word of the script's reply, and the rest */
  async call<N extends keyof A & string>(
    keys: ScriptKeys,
    name: N,
    context: ScriptContext,
    args: NamedArgs<A[N]>,
    day: CalendarDay,
  ): Promise<{ code: string; parts: string[] }> {
    const { request } = context
    const own: Readonly<Record<string, string | number | undefined>> = args
    const sent = request
      ? ['3', keys.centre, keys.events, keys.request(request.asker, request.id)]
      : ['2', keys.centre, keys.events]
    sent.push(name, day.day, String(day.from), String(day.to), day.calendar ?? '')
    sent.push(String(this.#now?.() ?? ''), String(context.sentAt ?? ''), context.by, context.via ?? '')
    for (const arg of this.#args[name] ?? []) sent.push(String(own[arg] ?? ''))
    const reply = await this.#eval(name, sent)
    if (!Array.isArray(reply)) throw new Error(`the script ${name} answered ${typeof reply}`)
    const [code = '', ...parts] = reply.map(String)
    return { code, parts }
  }

  /** @returns the raw reply of a script without a request or own arguments */
  read(keys: ScriptKeys, name: keyof A & string, by: string): Promise<unknown> {
    return this.#eval(name, ['2', keys.centre, keys.events, name, '', '0', '0', '', '', '', by, ''])
  }

  /**
   * Calls a script. Redis loads it by its first call after a start or a flush of scripts; every other call sends
   * only the digest.
   *
   * @param rest number of keys, keys, arguments
   */
  async #eval(name: keyof A & string, rest: string[]): Promise<unknown> {
    const script = this.#scripts[name]
    try {
      return await this.#redis.sendCommand(['EVALSHA', script.sha, ...rest])
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
      return this.#redis.sendCommand(['EVAL', script.source, ...rest])
    }
  }
}

/** @throws Error for a word that is neither a success nor a refusal */
export function toResult({ code, parts }: { code: string; parts: string[] }): ScriptResult {
  if (code === 'OK' || code === 'SEEN') {
    const [n = '0', reply = '{}'] = parts
    return { ok: true, n: Number(n), reply: JSON.parse(reply), seen: code === 'SEEN' }
  }
  if (code === 'REFUSED') return toRefused(parts[0] ?? '')
  if (!(errorCodes as readonly string[]).includes(code)) throw new Error(`a script answered ${code}`)
  const detail = detailOf(code as ErrorCode, parts)
  return { ok: false, error: { code: code as ErrorCode, ...(detail && { detail }) } }
}

/** @returns the refusal in a request's record, which holds a script's words or what a node wrote (`toRecord`) */
function toRefused(json: string): Refused {
  const kept = JSON.parse(json) as (string | number)[] | Refusal
  if (!Array.isArray(kept)) return { ok: false, error: kept, seen: true }
  const [code = '', ...parts] = kept.map(String)
  const result = toResult({ code, parts })
  return { ok: false, error: result.ok ? { code: 'INTERNAL' } : result.error, seen: true }
}

/** @returns a request's record with the refusal of a node */
export function toRecord(name: string, refusal: Refusal): string {
  return `${name} ! ${JSON.stringify(refusal)}`
}

/** @returns the answer in a request's record; undefined when it belongs to another command */
export function fromRecord(name: string, record: string): ScriptResult | undefined {
  const [, command, n = '', reply = '{}'] = /^(\S+) (\S+) (.*)$/s.exec(record) ?? []
  if (command !== name) return undefined
  return n === '!' ? toRefused(reply) : toResult({ code: 'SEEN', parts: [n, reply] })
}

function detailOf(code: ErrorCode, parts: string[]): ErrorDetail | undefined {
  const named = (detailNames[code] ?? []).flatMap((name, at) => {
    const value = parts[at]
    return value === undefined ? [] : [[name, numeric.has(name) ? Number(value) : value] as const]
  })
  return named.length > 0 ? Object.fromEntries(named) : undefined
}
