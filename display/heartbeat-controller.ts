import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ScreenHeartbeat } from '../shared/contract/heartbeat.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** Interval of heartbeats, ms; the server treats a screen as frozen after 4 s, so that one heartbeat may get lost. */
const heartbeatMs = 2_000
/** Interval of checks for changes, ms; a change is sent at once, together with others of the same moment. */
const checkEveryMs = 200
/** Interval of requested frames, ms; this is the precision of the last frame's age. */
const frameEveryMs = 500

/** Fields of a heartbeat that the screen provides. */
export type Own = Omit<ScreenHeartbeat, 'epoch' | 'n' | 'frameAgeMs' | 'visible'>

/**
 * Sends the server heartbeats with what the browser has really drawn. It requests a frame twice a second. A page that is hidden,
 * or whose rendering hangs, gets none, although its connection works.
 */
export class HeartbeatController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #own: () => Own
  #frame = { at: performance.now(), n: 0, epoch: '' }
  #isRequested = false
  #last = { text: '', at: Number.NEGATIVE_INFINITY, socket: '' }
  #timers: ReturnType<typeof setInterval>[] = []

  constructor(host: ReactiveControllerHost, hall: HallConnection, own: () => Own) {
    this.#host = host
    this.#hall = hall
    this.#own = own
    host.addController(this)
  }

  hostConnected(): void {
    this.#timers = [
      setInterval(() => this.#requestFrame(), frameEveryMs),
      setInterval(() => this.#sendHeartbeat(), checkEveryMs),
    ]
  }

  hostDisconnected(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  #requestFrame(): void {
    if (this.#isRequested) return
    this.#isRequested = true
    requestAnimationFrame(() => {
      const { view } = this.#hall
      const drawn = { n: view?.n ?? 0, epoch: view?.epoch ?? '' }
      // Waits until the host has drawn the view. A host that failed to draw still shows the earlier picture.
      this.#host.updateComplete.then(
        () => requestAnimationFrame(() => this.#drew(drawn)),
        () => (this.#isRequested = false),
      )
    })
  }

  #drew(drawn: { n: number; epoch: string }): void {
    this.#isRequested = false
    this.#frame = { at: performance.now(), ...drawn }
  }

  #sendHeartbeat(): void {
    const { view, id, isSilent } = this.#hall
    if (!view || id === undefined || isSilent) return
    const own = this.#own()
    const now = performance.now()
    const visible = document.visibilityState === 'visible'
    const text = JSON.stringify({ ...own, visible })
    const isNew = text !== this.#last.text || id !== this.#last.socket
    if (!isNew && now - this.#last.at < heartbeatMs) return
    this.#last = { text, at: now, socket: id }
    const { at, n, epoch } = this.#frame
    this.#hall.sendHeartbeat({ ...own, visible, n, epoch, frameAgeMs: Math.round(now - at) })
  }
}
