import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HallConnection } from './hall-connection.ts'
import { isNewVersionInstalled, mayReloadAgain, reloadPage } from './new-version.ts'

/**
 * Reloads a screen that nobody attends when its server has another build, at a moment that disturbs nobody. A
 * restart of the server may be an upgrade, so the screen checks after each new connection.
 */
export class UpgradeController implements ReactiveController {
  readonly #hall: HallConnection
  readonly #mayReload: () => boolean
  #connection: string | undefined
  /** The build must be compared: the last connection is new, and the server has not answered yet. */
  #mustCheck = false
  #isChecking = false
  #isOld = false
  #stop: (() => void) | undefined

  /** @param mayReload returns whether a reload would disturb nobody now */
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

  /** Runs at each tick, so that an old page reloads at the first suitable second. */
  #follow(): void {
    const { id } = this.#hall
    if (id !== undefined && id !== this.#connection) {
      const isFirst = this.#connection === undefined
      this.#connection = id
      this.#mustCheck ||= !isFirst
    }
    if (this.#mustCheck && !this.#isChecking) void this.#check()
    if (this.#isOld && this.#mayReload() && mayReloadAgain()) reloadPage()
  }

  /** Compares the builds. A server that has just started may not answer: then the next tick asks again. */
  async #check(): Promise<void> {
    this.#isChecking = true
    const connection = this.#connection
    const isNew = await isNewVersionInstalled()
    this.#isChecking = false
    if (isNew === undefined) return
    this.#mustCheck = connection !== this.#connection
    this.#isOld = isNew
  }
}
