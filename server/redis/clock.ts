import { type RedisClient, withDeadline } from './client.ts'

/** Milliseconds between two questions when nothing speaks for a step of the clock. */
const askEveryMs = 5_000
/** Milliseconds between two questions that doubts cause: a screen whose clock is wrong must not make the node ask without end. */
const doubtEveryMs = 250
const answerMs = 1_000
/** Milliseconds. Less is the inexactness of asking; more is a clock that somebody has set. */
const stepMs = 1_000

export interface ClockOptions {
  /** Redis's clock was set: screens must hear of it before they send the next command. */
  onStep?(ms: number): void
}

/**
 * The node's knowledge of Redis's clock, the one clock of the hall. It is carried on by a clock that nobody can set: were it the
 * machine's, everybody's session would end for the seconds after that was put forward by a day.
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

  /** @returns Redis's time as far as known, Unix ms. */
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

  /** A command was refused by its time: the clock may have been set, and is asked again at once. */
  async check(): Promise<void> {
    if (this.#asking || performance.now() - this.#askedAt > doubtEveryMs) await this.#ask()
  }

  /** Who asks while an answer is awaited waits for the same. */
  #ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => (this.#asking = undefined))
    return this.#asking
  }

  async #askNow(): Promise<void> {
    const sent = performance.now()
    this.#askedAt = sent
    try {
      const reply = await withDeadline(this.#client.sendCommand<[string, string]>(['TIME']), answerMs)
      const took = performance.now() - sent
      const [seconds, micros] = reply
      const before = this.#offset
      this.#offset = Number(seconds) * 1000 + Number(micros) / 1000 - (sent + took / 2)
      const step = this.#offset - before
      if (this.#isKnown && Math.abs(step) > stepMs) this.#options.onStep?.(Math.round(step))
      this.#isKnown = true
    } catch {
      // Redis is away: the last knowledge stands, and the scripts check the time themselves.
    }
  }
}
