import type { MachineBehaviour } from './behaviour.ts'
import type { Conditions } from './conditions.ts'
import { Paper } from './paper.ts'

/** Printed in this order: an answer among the rows is given when all rows before it are on paper. */
type Job = { row: Uint8Array } | { feed: number } | { cut: true } | { answer: Uint8Array }

export interface HeadOwner {
  readonly behaviour: MachineBehaviour
  readonly conditions: Conditions
  readonly isStopped: boolean
  set(now: Partial<Conditions>): void
  answer(bytes: Uint8Array): void
}

/** Rows that wait for the head. */
const room = 64
const rowsOfALine = 30

/** Head, paper and knife, and the rows that wait for them. */
export class Head {
  readonly paper = new Paper()
  readonly #owner: HeadOwner
  #jobs: Job[] = []
  /** Cuts among the jobs. */
  #cuts = 0
  #rowsLeft = Number.POSITIVE_INFINITY

  constructor(owner: HeadOwner) {
    this.#owner = owner
  }

  get isIdle(): boolean {
    return this.#jobs.length === 0
  }

  /** Prints what waits, while nothing more is read; a cut is waited for, as printers do. */
  get isFull(): boolean {
    return this.#jobs.length >= room || this.#cuts > 0
  }

  load(rows: number): void {
    this.#rowsLeft = rows
  }

  add(job: Job): void {
    this.#jobs.push(job)
    if ('cut' in job) this.#cuts++
  }

  forget(): void {
    this.#jobs = []
    this.#cuts = 0
  }

  /** Prints up to this many rows, until something stops it. */
  print(most: number): void {
    for (let done = 0; done < most && !this.#owner.isStopped; done++) {
      const [job] = this.#jobs
      if (!job || !this.#carryOut(job)) return
      this.#jobs.shift()
      if ('cut' in job) this.#cuts--
    }
  }

  /** @returns whether it could */
  #carryOut(job: Job): boolean {
    const { behaviour } = this.#owner
    if ('answer' in job) this.#owner.answer(job.answer)
    else if (!('cut' in job)) return this.#move(job)
    else if (behaviour.jams && !this.#owner.conditions.cutter) {
      behaviour.jams = false
      this.#owner.set({ cutter: true })
      return false
    } else this.paper.cut()
    return true
  }

  #move(job: { row: Uint8Array } | { feed: number }): boolean {
    if (this.#rowsLeft <= 0) {
      this.#owner.set({ paper: 'out' })
      return false
    }
    this.#rowsLeft -= 'row' in job ? 1 : job.feed * rowsOfALine
    if ('row' in job) this.paper.row(job.row)
    else this.paper.feed(job.feed)
    const { nearAt = 0 } = this.#owner.behaviour
    if (this.#rowsLeft <= nearAt && this.#owner.conditions.paper === 'ok') this.#owner.set({ paper: 'near' })
    return true
  }
}
