import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HallConnection } from './hall-connection.ts'
import { isNewVersionInstalled, mayReloadAgain, reloadPage } from './new-version.ts'

/**
 * Reloads a screen that nobody attends when its server has another build, at a moment that disturbs nobody. A server is
 * upgraded by starting it again, so the screen looks after each new connection.
 */
export class UpgradeController implements ReactiveController {
  readonly #hall: HallConnection
  readonly #mayReload: () => boolean
  #line: string | undefined
  #isOld = false
  #stop: (() => void) | undefined

  /** @param mayReload whether a reload would take nothing away from anybody now */
  constructor(host: ReactiveControllerHost, hall: HallConnection, mayReload: () => boolean) {
    this.#hall = hall
    this.#mayReload = mayReload
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.#hall.onChange(() => this.#follow())
  }

  hostDisconnected(): void {
    this.#stop?.()
  }

  /** Ticks make a change every second: a page that is old waits for its moment so. */
  #follow(): void {
    const { id } = this.#hall
    if (id !== undefined && id !== this.#line) {
      const isFirst = this.#line === undefined
      this.#line = id
      if (!isFirst) void isNewVersionInstalled().then(isNew => (this.#isOld = isNew))
    }
    if (this.#isOld && this.#mayReload() && mayReloadAgain()) reloadPage()
  }
}
