/** Random numbers of a simulated day: the same seed gives the same numbers. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** @returns a number from 0 to below 1 (mulberry32: short, and uniform enough for crowds) */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from)
  }

  /** @returns the time until the next of independent arrivals that are `mean` apart on average */
  untilNext(mean: number): number {
    return -Math.log(1 - this.next()) * mean
  }

  /** @returns a choice, picked by weight; undefined when there is none */
  pick<T>(choices: readonly { what: T; weight: number }[]): T | undefined {
    let left = this.next() * choices.reduce((sum, { weight }) => sum + weight, 0)
    for (const { what, weight } of choices) {
      left -= weight
      if (left < 0) return what
    }
    return choices.at(-1)?.what
  }
}
