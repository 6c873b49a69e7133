import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { centreKeys } from '../server/queue/keys.ts'
import type { RedisConnection } from '../server/queue/script-runner.ts'
import { businessDay } from '../shared/domain/business-day.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { dayKeptDays } from '../shared/domain/retention.ts'
import { randomId } from '../shared/ui/random-id.ts'

interface Script {
  source: string
  sha: string
}

interface WaitingTicket {
  id: string
  number: string
  queue: QueueId
  at: number
}

const targetMs = 30 * 60_000
const keptMs = dayKeptDays * 24 * 60 * 60_000
const slotMs = 5 * 60_000
const letters = 'ABCEHK'

/** Writes one centre's tickets as our scripts do, without reading or checking anything: the yardstick. */
export class BareStore {
  readonly #redis: RedisConnection
  readonly #keys
  readonly #day
  readonly #prefix: string
  readonly #expiry: string
  readonly #issue = load('bare-issue')
  readonly #call = load('bare-call')
  readonly #waiting: WaitingTicket[] = []
  readonly #longest = new Map<QueueId, number>()
  #next = 0
  #issued = 0
  #n = 0

  constructor(redis: RedisConnection, prefix: string, centre: string) {
    this.#redis = redis
    this.#keys = centreKeys(prefix, centre)
    this.#day = businessDay(Date.now(), 'Asia/Almaty', '00:00')
    this.#prefix = `${this.#keys.centre.slice(0, -'centre'.length)}d:${this.#day.day}:`
    this.#expiry = String(this.#day.to + keptMs)
  }

  /** Number of tickets that wait. */
  get waiting(): number {
    return this.#waiting.length - this.#next
  }

  /** Writes a waiting ticket with its event and request record. @returns the answer, JSON */
  async issue(queue: QueueId, device: string): Promise<string> {
    const all = ++this.#issued
    const n = ++this.#n
    const at = Date.now()
    const letter = letters[all % letters.length] ?? 'A'
    const number = `${letter}${String(Math.ceil(all / letters.length)).padStart(3, '0')}`
    const id = `${this.#day.day}-${String(all).padStart(6, '0')}`
    const orderBy = at + targetMs
    const slot = Math.floor((at - this.#day.from) / slotMs)
    const curve = `${slot}:${queue}`
    const body = `{"before":3,"change":{"sum":{":issued":${all}},"set":{"lang":"kk","dueBy":${orderBy}},"curve":{"${slot}::in":${all}}},"waitTo":25,"waitFrom":10,"number":"${number}","queue":"${queue}"}`
    const reply = `{"ticket":"${id}","number":"${number}","at":${at},"queue":"${queue}","before":3,"waitFrom":10,"waitTo":25}`
    await this.#run(this.#issue, `kiosk-${device}`, [
      ...[this.#prefix, id, number, letter, queue, String(at), String(orderBy), curve, this.#expiry, device],
      ...[`kiosk:${device}`, String(n), body, reply],
    ])
    this.#waiting.push({ id, number, queue, at })
    return reply
  }

  /** Writes the call of the ticket that has waited longest. @returns false when none is left */
  async callNext(counter: string, device: string): Promise<boolean> {
    const ticket = this.#waiting[this.#next]
    if (!ticket) return false
    this.#next++
    const { id, number, queue } = ticket
    const n = ++this.#n
    const at = Date.now()
    const waited = at - ticket.at
    const isLongest = waited > (this.#longest.get(queue) ?? -1)
    if (isLongest) this.#longest.set(queue, waited)
    const slot = Math.floor((at - this.#day.from) / slotMs)
    const curve = `${slot}:${queue}`
    const call = `{"n":${n},"ticket":"${id}","number":"${number}","counter":"${counter}","at":${at},"lang":"kk"}`
    const body = `{"number":"${number}","lang":"kk","queue":"${queue}","waited":${waited},"reason":"deadline","change":{"set":{"state":"called","counter":"${counter}","called":${at},"reason":"deadline"},"counter":{"set":{"ticket":"${id}","streak":0},"id":"${counter}"},"call":${call},"sum":{":called":${n},":waitMs":${n}000,":within":${n},":longestMs":${waited}},"curve":{"${slot}::out":${n},"${slot}::calls":${n},"${slot}::waitMs":${n}000}}}`
    const reply = `{"ticket":"${id}","number":"${number}","reason":"deadline"}`
    await this.#run(
      this.#call,
      `inspector-${device}`,
      [
        ...[
          this.#prefix,
          id,
          queue,
          String(at),
          String(waited),
          isLongest ? String(waited) : '',
          curve,
          counter,
        ],
        ...[`inspector:person-${counter}`, String(n), call, body, reply],
      ],
      [`${this.#keys.centre.slice(0, -'centre'.length)}counter:${counter}`],
    )
    return true
  }

  async #run(script: Script, asker: string, args: string[], more: string[] = []): Promise<void> {
    const { centre, events, request } = this.#keys
    const keys = [centre, events, request(asker, randomId()), ...more]
    const rest = [String(keys.length), ...keys, ...args]
    try {
      await this.#redis.sendCommand(['EVALSHA', script.sha, ...rest])
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
      await this.#redis.sendCommand(['EVAL', script.source, ...rest])
    }
  }
}

function load(name: string): Script {
  const source = readFileSync(new URL(`${name}.lua`, import.meta.url), 'utf8')
  return { source, sha: createHash('sha1').update(source).digest('hex') }
}
