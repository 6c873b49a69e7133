import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Desk } from './desk.ts'

/** Renders its host again whenever something at the window or in the hall changes. */
export class DeskController implements ReactiveController {
  readonly #host: ReactiveControllerHost & { desk: Desk }
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost & { desk: Desk }) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.#host.desk.onChange(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop?.()
  }
}
