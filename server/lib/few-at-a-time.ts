export interface FewLimits {
  /** Pieces of work done at once. */
  max: number
  /** Pieces that one asker may have under way or waiting. */
  maxOfOne: number
}

/** Does costly work a few pieces at a time, in order; nobody has more than a few of them ahead of the others. */
export class FewAtATime {
  readonly #limits: FewLimits
  readonly #ofOne = new Map<string, number>()
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(limits: FewLimits) {
    this.#limits = limits
  }

  /** @returns what the work returns, when its turn has come; undefined: this asker has enough under way. */
  async run<T>(one: string, work: () => Promise<T>): Promise<{ result: T } | undefined> {
    const mine = this.#ofOne.get(one) ?? 0
    if (mine >= this.#limits.maxOfOne) return undefined
    this.#ofOne.set(one, mine + 1)
    try {
      await this.#turn()
      try {
        return { result: await work() }
      } finally {
        this.#passOn()
      }
    } finally {
      const left = (this.#ofOne.get(one) ?? 1) - 1
      if (left === 0) this.#ofOne.delete(one)
      else this.#ofOne.set(one, left)
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < this.#limits.max) this.#running++
    else await new Promise<void>(resolve => this.#waiting.push(resolve))
  }

  /** Whoever waits takes the very place that has become free. */
  #passOn(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#running--
  }
}
