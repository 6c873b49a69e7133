export interface FewLimits {
  /** Pieces of work done at once. */
  max: number
  /** Pieces that one asker may have under way or waiting. */
  maxOfOne: number
  /** Pieces of one asker done at once; below `max` one asker can't keep the others out. */
  maxRunningOfOne?: number
}

interface Waiting {
  one: string
  start(): void
}

/** Does costly work a few pieces at a time, in order; nobody has more than a few of them ahead of the others. */
export class FewAtATime {
  readonly #limits: FewLimits
  readonly #ofOne = new Map<string, number>()
  readonly #runningOf = new Map<string, number>()
  readonly #waiting: Waiting[] = []
  #running = 0

  constructor(limits: FewLimits) {
    this.#limits = limits
  }

  /**
   * @param gone whoever asked no longer waits for the answer: work that has not begun is left out
   * @returns what the work returns, when its turn has come; undefined: this asker has enough under way, or is gone.
   */
  async run<T>(one: string, work: () => Promise<T>, gone?: AbortSignal): Promise<{ result: T } | undefined> {
    if ((this.#ofOne.get(one) ?? 0) >= this.#limits.maxOfOne || gone?.aborted) return undefined
    count(this.#ofOne, one, 1)
    try {
      if (!(await this.#turn(one, gone))) return undefined
      try {
        return { result: await work() }
      } finally {
        this.#passOn(one)
      }
    } finally {
      count(this.#ofOne, one, -1)
    }
  }

  /** @returns true when the turn has come, false when the asker is gone before. */
  async #turn(one: string, gone: AbortSignal | undefined): Promise<boolean> {
    if (this.#mayStart(one)) {
      this.#start(one)
      return true
    }
    return new Promise(resolve => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        resolve(false)
      }
      const start = () => {
        gone?.removeEventListener('abort', leave)
        resolve(true)
      }
      const waiting = { one, start }
      this.#waiting.push(waiting)
      gone?.addEventListener('abort', leave, { once: true })
    })
  }

  #mayStart(one: string): boolean {
    const { max, maxRunningOfOne = max } = this.#limits
    return this.#running < max && (this.#runningOf.get(one) ?? 0) < maxRunningOfOne
  }

  #start(one: string): void {
    this.#running++
    count(this.#runningOf, one, 1)
  }

  /** The place that has become free goes to whoever has waited longest and may have one more. */
  #passOn(one: string): void {
    this.#running--
    count(this.#runningOf, one, -1)
    const at = this.#waiting.findIndex(waiting => this.#mayStart(waiting.one))
    const [next] = at < 0 ? [] : this.#waiting.splice(at, 1)
    if (!next) return
    this.#start(next.one)
    next.start()
  }
}

function count(counts: Map<string, number>, one: string, change: 1 | -1): void {
  const left = (counts.get(one) ?? 0) + change
  if (left === 0) counts.delete(one)
  else counts.set(one, left)
}
