import { type RedisClient, withDeadline } from './client.ts'

/** Often enough that a clock that is set is followed within seconds. */
const askEveryMs = 5_000
const answerMs = 1_000

/**
 * The node's knowledge of Redis's clock, the one clock of the hall. It is carried on by a clock that nobody can set: were it the
 * machine's, everybody's session would end for the seconds after that was put forward by a day.
 */
export class RedisClock {
  #offset = performance.timeOrigin
  #timer: NodeJS.Timeout | undefined
  readonly #client: RedisClient

  constructor(client: RedisClient) {
    this.#client = client
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

  async #ask(): Promise<void> {
    const sent = performance.now()
    try {
      const reply = await withDeadline(this.#client.sendCommand<[string, string]>(['TIME']), answerMs)
      const took = performance.now() - sent
      const [seconds, micros] = reply
      this.#offset = Number(seconds) * 1000 + Number(micros) / 1000 - (sent + took / 2)
    } catch {
      // Redis is away: the last knowledge stands, and the scripts check the time themselves.
    }
  }
}
