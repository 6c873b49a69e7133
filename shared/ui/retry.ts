import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type ErrorRow, errors, type Refusal } from '../contract/errors.ts'

/** The first pause; most outages are a restart, which takes a few seconds. */
const firstPauseMs = 1_000
/** The longest pause: a user waits at most this long after the server has come back. */
const longestPauseMs = 30_000
/** Pauses differ by up to a fifth, so that a hundred pages do not return at one moment. */
const spread = 0.2

/** @returns whether asking again later can help. */
export function isPassing({ code }: Refusal): boolean {
  const row: ErrorRow = errors[code]
  return row.retry === true
}

/**
 * @param failures tries that have failed in a row, from 1
 * @param random from 0 to 1
 * @returns the pause before the next try, ms: twice as long after each failure, up to half a minute
 */
export function retryPauseMs(failures: number, random = Math.random()): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1))
  return Math.round(pause * (1 - spread * random))
}

/**
 * Repeats what a page reads from the server until the server answers. Every page that says "the next try is in N seconds" uses it.
 * A try also starts at once when the browser is online again, or when the user returns to the page.
 */
export class Retry implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #load: () => unknown
  #failures = 0
  /** When the next try starts, ms of `performance.now()`. */
  #due: number | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #second: ReturnType<typeof setInterval> | undefined
  /** The host left the page while a try was planned. */
  #isInterrupted = false

  /** @param load asks again, and reports the answer to `heard` */
  constructor(host: ReactiveControllerHost, load: () => unknown) {
    this.#host = host
    this.#load = load
    host.addController(this)
  }

  /** Seconds to the next try; undefined when none is planned. */
  get nextInSeconds(): number | undefined {
    if (this.#due === undefined) return undefined
    return Math.max(1, Math.ceil((this.#due - performance.now()) / 1_000))
  }

  hostConnected(): void {
    window.addEventListener('online', this.#wake)
    document.addEventListener('visibilitychange', this.#wake)
    if (this.#isInterrupted) this.now()
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#wake)
    document.removeEventListener('visibilitychange', this.#wake)
    this.#isInterrupted = this.#due !== undefined
    this.#cancel()
  }

  /** Plans the next try after a refusal that can pass; anything else ends the tries. */
  heard(refusal: Refusal | undefined): void {
    this.#cancel()
    if (!refusal || !isPassing(refusal)) {
      this.#failures = 0
      return
    }
    const pause = retryPauseMs(++this.#failures)
    this.#due = performance.now() + pause
    this.#timer = setTimeout(() => this.now(), pause)
    this.#second = setInterval(() => this.#host.requestUpdate(), 1_000)
  }

  /** Tries at once. */
  now(): void {
    this.#isInterrupted = false
    this.#cancel()
    this.#host.requestUpdate()
    void this.#load()
  }

  /** Plans no further try: nobody wants the answer any more. */
  stop(): void {
    this.#cancel()
    this.#failures = 0
  }

  readonly #wake = () => {
    if (this.#due !== undefined && document.visibilityState === 'visible') this.now()
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    clearInterval(this.#second)
    this.#due = undefined
  }
}
