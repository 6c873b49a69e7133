import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { isOwnFault } from '../shared/ui/own-fault.ts'

/** A fault that does not come again is said for so long. */
const saidForMs = 15_000

/** Catches what the page's own scripts let fall: the screen says a plain sentence, and goes on. */
export class FaultController implements ReactiveController {
  /** There was a fault just now. */
  hasFault = false

  readonly #host: ReactiveControllerHost
  readonly #caught = (event: Event) => {
    if (isOwnFault(event)) this.#say()
  }
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('error', this.#caught)
    window.addEventListener('unhandledrejection', this.#caught)
  }

  hostDisconnected(): void {
    window.removeEventListener('error', this.#caught)
    window.removeEventListener('unhandledrejection', this.#caught)
    clearTimeout(this.#timer)
  }

  #say(): void {
    clearTimeout(this.#timer)
    this.#set(true)
    this.#timer = setTimeout(() => this.#set(false), saidForMs)
  }

  #set(hasFault: boolean): void {
    this.hasFault = hasFault
    this.#host.requestUpdate()
  }
}
