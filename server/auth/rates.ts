import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Refusal } from '../../shared/contract/errors.ts'

const minuteSeconds = 60

export interface RateLimits {
  /** Tickets per minute from one kiosk. */
  ticketsPerMinute: number
  /** All other requests per minute from one device, person or address. */
  requestsPerMinute: number
}

/**
 * Limits the requests of one device, person or address. Each node counts for itself: a count in the store would cost as much as the
 * command that it limits.
 */
export class Rates {
  readonly #tickets: RateLimiterMemory
  readonly #requests: RateLimiterMemory
  /** Look-ups of stored replies, for callers past a limit. */
  readonly #lookUps: RateLimiterMemory

  constructor({ ticketsPerMinute, requestsPerMinute }: RateLimits) {
    this.#tickets = new RateLimiterMemory({ points: ticketsPerMinute, duration: minuteSeconds })
    this.#requests = new RateLimiterMemory({ points: requestsPerMinute, duration: minuteSeconds })
    this.#lookUps = new RateLimiterMemory({ points: requestsPerMinute, duration: minuteSeconds })
  }

  /** Counts a ticket of a kiosk. @returns the refusal once the kiosk is past its limit */
  ticket(kiosk: string): Promise<Refusal | undefined> {
    return refusalBy(this.#tickets, kiosk)
  }

  /** Counts a request. @returns the refusal once the caller is past its limit */
  request(who: string): Promise<Refusal | undefined> {
    return refusalBy(this.#requests, who)
  }

  /** Counts a look-up of a stored reply. @returns false once the caller is past that limit too: a flood must not reach the store */
  async countLookUp(who: string): Promise<boolean> {
    return (await refusalBy(this.#lookUps, who)) === undefined
  }

  /** Takes back the count of a request that was answered before: a repetition costs nothing. */
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
    // The library rejects with an Error on failure, and with its counts when the limit is reached.
    if (spent instanceof Error) throw spent
    const { msBeforeNext } = spent as RateLimiterRes
    return { code: 'TOO_MANY', detail: { seconds: Math.ceil(msBeforeNext / 1000) } }
  }
}
