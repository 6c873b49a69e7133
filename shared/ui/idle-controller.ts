import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { IdleTimes } from '../domain/kiosk.ts'
import { CountdownController } from './countdown-controller.ts'

/** Events that count as a touch; a screen reader sends only a click. */
const touches = ['pointerdown', 'keydown', 'click', 'wheel', 'input'] as const

export interface IdleOptions {
  /** @returns whether a user is expected at all; called after each update of the host. */
  isActive: () => boolean
  /** @returns how long to wait without a touch, and how long to show the question. */
  times: () => IdleTimes
  /** Runs when nobody answered. */
  onLeft: () => void
}

/** Asks whether anybody is still there and calls back when nobody answers. The host shows the question while `asking`. */
export class IdleController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: IdleOptions
  readonly #answer: CountdownController
  #quiet: ReturnType<typeof setTimeout> | undefined
  #active = false

  constructor(host: ReactiveControllerHost, options: IdleOptions) {
    this.#host = host
    this.#options = options
    this.#answer = new CountdownController(host, () => this.#options.onLeft())
    host.addController(this)
  }

  get asking(): boolean {
    return this.#answer.running
  }

  /** Seconds left to answer the question. */
  get secondsLeft(): number {
    return this.#answer.secondsLeft
  }

  hostConnected(): void {
    for (const type of touches)
      window.addEventListener(type, this.#onTouch, { capture: true, passive: false })
  }

  hostDisconnected(): void {
    for (const type of touches) window.removeEventListener(type, this.#onTouch, { capture: true })
    this.#stop()
  }

  hostUpdated(): void {
    const active = this.#options.isActive()
    if (active === this.#active) return
    this.#active = active
    if (active) this.#wait()
    else this.#stop()
  }

  readonly #onTouch = (event: Event): void => {
    if (!this.#active) return
    if (this.asking) swallow(event)
    this.#wait()
  }

  #wait(): void {
    const wasAsking = this.asking
    this.#stop()
    const { askAfterSeconds, endAfterSeconds } = this.#options.times()
    this.#quiet = setTimeout(() => this.#answer.start(endAfterSeconds * 1_000), askAfterSeconds * 1_000)
    if (wasAsking) this.#host.requestUpdate()
  }

  #stop(): void {
    clearTimeout(this.#quiet)
    this.#answer.stop()
  }
}

/** Makes the touch that answers the question do nothing else: the user could not see what is below it. */
function swallow(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
  if (event.type !== 'pointerdown') return
  const stop = (click: Event) => {
    click.preventDefault()
    click.stopPropagation()
  }
  window.addEventListener('click', stop, { capture: true, once: true })
  // A sliding or resting finger makes no click; the next click belongs to another touch.
  window.addEventListener('pointerdown', () => window.removeEventListener('click', stop, { capture: true }), {
    capture: true,
    once: true,
  })
}
