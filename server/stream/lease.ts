import { randomUUID } from 'node:crypto'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** A leader that dies is followed by another node within this time. */
const readerLeaseMs = 10_000
const answerMs = 2_000

/** Takes the lease, or keeps it: only its holder renews it, and only its holder lets it go. */
const keep = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`
const letGo = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`

/** One node at a time leads a reader of one centre, or lets a screen speak. Two may overlap for a moment: what readers do is idempotent. */
export class Lease {
  readonly #client: RedisClient
  readonly #key: string
  readonly #token = randomUUID()
  readonly #ms: number
  #until = 0

  /** @param ms a holder that dies is followed within this time */
  constructor(client: RedisClient, key: string, ms = readerLeaseMs) {
    this.#ms = ms
    this.#client = client
    this.#key = key
  }

  /** Whether this node leads, as far as it can know without asking. */
  get held(): boolean {
    return performance.now() < this.#until
  }

  /** Asks for the lease or renews it. @returns whether this node leads. @throws when the store is away. */
  async keep(): Promise<boolean> {
    const asked = performance.now()
    const reply = this.#client.eval(keep, { keys: [this.#key], arguments: [this.#token, String(this.#ms)] })
    const isOurs = (await withDeadline(reply, answerMs)) === 1
    // Counted from before the question, so that this node never believes longer than the store.
    this.#until = isOurs ? asked + this.#ms : 0
    return isOurs
  }

  async letGo(): Promise<void> {
    if (!this.held) return
    this.#until = 0
    await withDeadline(this.#client.eval(letGo, { keys: [this.#key], arguments: [this.#token] }), answerMs)
  }
}
