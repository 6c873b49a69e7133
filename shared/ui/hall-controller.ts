import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HallConnection } from './hall-connection.ts'

/** Updates its host at each change of the hall. */
export class HallController implements ReactiveController {
  readonly hall: HallConnection
  readonly #host: ReactiveControllerHost
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost, hall: HallConnection) {
    this.hall = hall
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.hall.onChange(() => this.#host.requestUpdate())
  }

  hostDisconnected(): void {
    this.#stop?.()
  }
}
