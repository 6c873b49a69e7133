import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { CountdownController } from './countdown-controller.ts'

/** So long a screen waits for a touch before it asks whether anybody is there. */
export const idleAfterMs = 30_000
/** So long the question stands. */
export const answerWithinMs = 15_000

/** What counts as a touch. A click alone is what a screen reader sends. */
const touches = ['pointerdown', 'keydown', 'click', 'wheel', 'input'] as const

export interface IdleOptions {
  /** Whether somebody is expected to be there at all. Asked after each update of the host. */
  isActive: () => boolean
  /** Nobody answered. */
  onLeft: () => void
}

/** Asks whether anybody is still there, and says when nobody was. Its host shows the question while `asking`. */
export class IdleController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: IdleOptions
  readonly #answer: CountdownController
  #quiet: ReturnType<typeof setTimeout> | undefined
  #active = false

  constructor(host: ReactiveControllerHost, options: IdleOptions) {
    this.#host = host
    this.#options = options
    this.#answer = new CountdownController(host, answerWithinMs, () => this.#options.onLeft())
    host.addController(this)
  }

  get asking(): boolean {
    return this.#answer.running
  }

  /** Of the question. */
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
    this.#quiet = setTimeout(() => this.#answer.start(), idleAfterMs)
    if (wasAsking) this.#host.requestUpdate()
  }

  #stop(): void {
    clearTimeout(this.#quiet)
    this.#answer.stop()
  }
}

/** The touch that answers the question does nothing else: what it would press was hidden when the finger came down. */
function swallow(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
  if (event.type !== 'pointerdown') return
  const stop = (click: Event) => {
    click.preventDefault()
    click.stopPropagation()
  }
  window.addEventListener('click', stop, { capture: true, once: true })
  // A finger that slides or rests makes no click: the next one is another touch.
  window.addEventListener('pointerdown', () => window.removeEventListener('click', stop, { capture: true }), {
    capture: true,
    once: true,
  })
}
