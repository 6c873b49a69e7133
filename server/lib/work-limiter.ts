export interface WorkLimits {
  /** Pieces of work that run at the same time. */
  max: number
  /** Running and waiting pieces per caller. */
  maxPerCaller: number
  /** Running pieces per caller; below `max`, one caller cannot keep others from running. */
  maxRunningPerCaller?: number
}

interface Waiting {
  one: string
  start(): void
}

/** Runs costly work a few pieces at a time, in order, with a limit of pieces per caller. */
export class WorkLimiter {
  readonly #limits: WorkLimits
  readonly #ofOne = new Map<string, number>()
  readonly #runningOf = new Map<string, number>()
  readonly #waiting: Waiting[] = []
  #running = 0

  constructor(limits: WorkLimits) {
    this.#limits = limits
  }

  /**
   * Runs `work` when its turn comes.
   *
   * @param one the caller
   * @param gone aborts when the caller no longer waits for the answer; work that has not begun is then dropped
   * @returns the work's result; undefined when the caller has too many pieces or is gone
   */
  async run<T>(one: string, work: () => Promise<T>, gone?: AbortSignal): Promise<{ result: T } | undefined> {
    if ((this.#ofOne.get(one) ?? 0) >= this.#limits.maxPerCaller || gone?.aborted) return undefined
    count(this.#ofOne, one, 1)
    try {
      if (!(await this.#waitForTurn(one, gone))) return undefined
      try {
        return { result: await work() }
      } finally {
        this.#finish(one)
      }
    } finally {
      count(this.#ofOne, one, -1)
    }
  }

  /** @returns true when the turn has come; false when the caller is gone before. */
  async #waitForTurn(one: string, gone: AbortSignal | undefined): Promise<boolean> {
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
    const { max, maxRunningPerCaller = max } = this.#limits
    return this.#running < max && (this.#runningOf.get(one) ?? 0) < maxRunningPerCaller
  }

  #start(one: string): void {
    this.#running++
    count(this.#runningOf, one, 1)
  }

  /** Ends a piece and starts the one that has waited longest among callers who may run another. */
  #finish(one: string): void {
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
