import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Refusal } from '../../shared/contract/errors.ts'

const minuteSeconds = 60

export interface RateLimits {
  /** Tickets a minute of one kiosk. */
  ticketsPerMinute: number
  /** Whatever else is asked in a minute by one device, person or address. */
  requestsPerMinute: number
}

/**
 * How much one device, person or address may ask. Counted by this node alone: a limit that every command had to ask the store for
 * would cost as much as the command.
 */
export class Rates {
  readonly #tickets: RateLimiterMemory
  readonly #requests: RateLimiterMemory
  /** Questions to the store, of somebody past a limit, whether a request was answered before. */
  readonly #lookUps: RateLimiterMemory

  constructor({ ticketsPerMinute, requestsPerMinute }: RateLimits) {
    this.#tickets = new RateLimiterMemory({ points: ticketsPerMinute, duration: minuteSeconds })
    this.#requests = new RateLimiterMemory({ points: requestsPerMinute, duration: minuteSeconds })
    this.#lookUps = new RateLimiterMemory({ points: requestsPerMinute, duration: minuteSeconds })
  }

  /** @returns why a kiosk gets no more tickets for now. */
  ticket(kiosk: string): Promise<Refusal | undefined> {
    return refusalBy(this.#tickets, kiosk)
  }

  /** @returns why somebody may ask nothing more for now. */
  request(who: string): Promise<Refusal | undefined> {
    return refusalBy(this.#requests, who)
  }

  /** @returns whether the store may be asked for somebody past a limit: a flood must not reach it. */
  async mayLookUp(who: string): Promise<boolean> {
    return (await refusalBy(this.#lookUps, who)) === undefined
  }

  /** A request was one that had been answered before: it costs nothing. */
  async giveBack(who: string, isTicket: boolean): Promise<void> {
    await this.#requests.reward(who)
    if (isTicket) await this.#tickets.reward(who)
  }
}

async function refusalBy(limiter: RateLimiterMemory, key: string): Promise<Refusal | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (spent) {
    // An error is one; what is spent says when there is more.
    if (spent instanceof Error) throw spent
    const { msBeforeNext } = spent as RateLimiterRes
    return { code: 'TOO_MANY', detail: { seconds: Math.ceil(msBeforeNext / 1000) } }
  }
}
