import { randomUUID } from 'node:crypto'
import { type RedisClient, withDeadline } from '../redis/client.ts'

/** Milliseconds of a lease unless given. When the holder dies, another node can take the lease after this time. */
const defaultLeaseMs = 10_000
/** Milliseconds after which the store counts as away; must be well below the lease. */
const storeTimeoutMs = 2_000

/** Takes a free lease, or renews it for its holder. */
const takeOrRenewScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`
/** Removes the lease if the caller holds it. */
const releaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`

/**
 * A lease in the store, held by one node at a time: for sending to a printer, or for the speaker of an area. Two nodes may both believe to
 * hold it for a moment, so the work under a lease must tolerate that.
 */
export class Lease {
  readonly #client: RedisClient
  readonly #key: string
  readonly #token: string
  readonly #ms: number
  #until = 0

  /**
   * @param ms milliseconds after which another node can take the lease of a dead holder
   * @param purpose begins the lease's value, for others who ask what it is held for
   */
  constructor(client: RedisClient, key: string, ms = defaultLeaseMs, purpose = '') {
    this.#token = `${purpose}${randomUUID()}`
    this.#ms = ms
    this.#client = client
    this.#key = key
  }

  /** Whether this node holds the lease, as far as it knows without asking the store. */
  get isHeld(): boolean {
    return performance.now() < this.#until
  }

  /** Takes or renews the lease. @returns whether this node holds it @throws when the store is away */
  async takeOrRenew(): Promise<boolean> {
    const asked = performance.now()
    const reply = this.#client.eval(takeOrRenewScript, {
      keys: [this.#key],
      arguments: [this.#token, String(this.#ms)],
    })
    const isOurs = (await withDeadline(reply, storeTimeoutMs)) === 1
    // Measured from before the request, so that this node's belief ends before the lease in the store does.
    this.#until = isOurs ? asked + this.#ms : 0
    return isOurs
  }

  /** Releases the lease, so that another node can take it at once. @throws when the store is away */
  async release(): Promise<void> {
    if (!this.isHeld) return
    this.#until = 0
    const reply = this.#client.eval(releaseScript, { keys: [this.#key], arguments: [this.#token] })
    await withDeadline(reply, storeTimeoutMs)
  }
}
