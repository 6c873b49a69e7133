import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ScreenHeartbeat } from '../shared/contract/heartbeat.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** The server counts a screen without a frame for 4 s as frozen: one report may get lost. */
const everyMs = 2_000
/** A change is told at once, several at one moment together. */
const changeMs = 200
/** So often a frame is asked of the browser; the last one is known that exactly. */
const frameMs = 500

/** What the screen adds to what is known here. */
export type Own = Omit<ScreenHeartbeat, 'epoch' | 'n' | 'frameAgeMs' | 'visible'>

/**
 * Tells the server how this screen is: not what was meant to be shown, but what the browser has drawn. It asks for a frame
 * twice a second; a page that is hidden, or whose rendering hangs, gets none, though its line to the server lives.
 */
export class ReportController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #own: () => Own
  #frame = { at: performance.now(), n: 0, epoch: '' }
  #asked = false
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
      setInterval(() => this.#askForFrame(), frameMs),
      setInterval(() => this.#report(), changeMs),
    ]
  }

  hostDisconnected(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  #askForFrame(): void {
    if (this.#asked) return
    this.#asked = true
    requestAnimationFrame(() => {
      const { view } = this.#hall
      const drawn = { n: view?.n ?? 0, epoch: view?.epoch ?? '' }
      // What the host has still to draw is not in the picture yet; one that failed to draw shows what was before.
      this.#host.updateComplete.then(
        () => requestAnimationFrame(() => this.#drew(drawn)),
        () => (this.#asked = false),
      )
    })
  }

  #drew(drawn: { n: number; epoch: string }): void {
    this.#asked = false
    this.#frame = { at: performance.now(), ...drawn }
  }

  #report(): void {
    const { view, id, isSilent } = this.#hall
    if (!view || id === undefined || isSilent) return
    const own = this.#own()
    const now = performance.now()
    const visible = document.visibilityState === 'visible'
    const text = JSON.stringify({ ...own, visible })
    const isNew = text !== this.#last.text || id !== this.#last.socket
    if (!isNew && now - this.#last.at < everyMs) return
    this.#last = { text, at: now, socket: id }
    const { at, n, epoch } = this.#frame
    this.#hall.report({ ...own, visible, n, epoch, frameAgeMs: Math.round(now - at) })
  }
}
