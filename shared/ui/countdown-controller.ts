import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Counts a span down in whole seconds, updates its host at each and calls back at the end. */
export class CountdownController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #onEnd: () => void
  #endsAt = 0
  #beat: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost, onEnd: () => void) {
    this.#host = host
    this.#onEnd = onEnd
    host.addController(this)
  }

  get running(): boolean {
    return this.#beat !== undefined
  }

  /** Whole seconds left. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#endsAt - performance.now()) / 1_000))
  }

  hostDisconnected(): void {
    this.stop()
  }

  /** Starts or restarts with a length. */
  start(lengthMs: number): void {
    this.stop()
    this.#endsAt = performance.now() + lengthMs
    this.#beat = setInterval(() => this.#tick(), 1_000)
    this.#host.requestUpdate()
  }

  stop(): void {
    clearInterval(this.#beat)
    this.#beat = undefined
  }

  #tick(): void {
    this.#host.requestUpdate()
    if (performance.now() < this.#endsAt) return
    this.stop()
    this.#onEnd()
  }
}
