import { type RedisClient, withDeadline } from './client.ts'

/** Milliseconds between two questions while nothing points to a step of the clock. */
const askEveryMs = 5_000
/**
 * Milliseconds between two questions caused by doubts: a screen with a wrong clock must not make the node ask
 * without end.
 */
const doubtEveryMs = 250
/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 1_000
/** Milliseconds. A smaller difference is measurement error; a larger one means that the clock was set. */
const stepMs = 1_000

export interface ClockOptions {
  /** Called when Redis's clock was set: screens must know before they send the next command. */
  onStep?(ms: number): void
}

/**
 * Knows the time of Redis, which is the one clock of all nodes. Between questions it counts with a monotonic clock:
 * if the machine's clock were set forward by a day, all sessions would end.
 */
export class RedisClock {
  #offset = performance.timeOrigin
  #timer: NodeJS.Timeout | undefined
  #isKnown = false
  #askedAt = Number.NEGATIVE_INFINITY
  #asking: Promise<void> | undefined
  readonly #client: RedisClient
  readonly #options: ClockOptions

  constructor(client: RedisClient, options: ClockOptions = {}) {
    this.#client = client
    this.#options = options
  }

  /** @returns Redis's time as far as known, Unix ms */
  now(): number {
    return Math.round(performance.now() + this.#offset)
  }

  start(): void {
    this.#timer = setInterval(() => void this.#ask(), askEveryMs)
    void this.#ask()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Asks again at once. Call it when a command was refused for its time: the clock may have been set. */
  async check(): Promise<void> {
    if (this.#asking || performance.now() - this.#askedAt > doubtEveryMs) await this.#ask()
  }

  /** Asks Redis for its time. Calls made meanwhile share the answer. */
  #ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => (this.#asking = undefined))
    return this.#asking
  }

  async #askNow(): Promise<void> {
    const sent = performance.now()
    this.#askedAt = sent
    try {
      const reply = await withDeadline(this.#client.sendCommand<[string, string]>(['TIME']), storeTimeoutMs)
      const took = performance.now() - sent
      const [seconds, micros] = reply
      const before = this.#offset
      this.#offset = Number(seconds) * 1000 + Number(micros) / 1000 - (sent + took / 2)
      const step = this.#offset - before
      if (this.#isKnown && Math.abs(step) > stepMs) this.#options.onStep?.(Math.round(step))
      this.#isKnown = true
    } catch {
      // Redis is away: the last offset is kept, and the scripts check the time themselves.
    }
  }
}
