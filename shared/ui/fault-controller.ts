import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { isOwnFault } from './own-fault.ts'

/** Milliseconds for which a screen that nobody attends shows a fault: long enough to be seen, gone before it is taken for lasting. */
export const unattendedFaultMs = 15_000

export interface FaultOptions {
  /** Milliseconds after which a fault that does not come again is no longer shown; absent: it is shown until the page reloads. */
  showForMs?: number
  /** Runs at each fault. */
  onFault?: () => void
}

/** Catches errors that the page's own scripts leave uncaught, so that the page can show a plain sentence and work on. */
export class FaultController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #options: FaultOptions
  #timer: ReturnType<typeof setTimeout> | undefined
  #hasFault = false

  constructor(host: ReactiveControllerHost, options: FaultOptions = {}) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  /** A fault has happened and is to be shown. */
  get hasFault(): boolean {
    return this.#hasFault
  }

  hostConnected(): void {
    window.addEventListener('error', this.#onError)
    window.addEventListener('unhandledrejection', this.#onError)
  }

  hostDisconnected(): void {
    window.removeEventListener('error', this.#onError)
    window.removeEventListener('unhandledrejection', this.#onError)
    clearTimeout(this.#timer)
  }

  readonly #onError = (event: Event): void => {
    if (!isOwnFault(event)) return
    const { showForMs, onFault } = this.#options
    clearTimeout(this.#timer)
    this.#set(true)
    if (showForMs !== undefined) this.#timer = setTimeout(() => this.#set(false), showForMs)
    onFault?.()
  }

  #set(hasFault: boolean): void {
    this.#hasFault = hasFault
    this.#host.requestUpdate()
  }
}
