import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { type Calls, follow, isLit, largeOf, listOf, newBoard, type Shown } from './board.ts'
import { BrowserSpeaker, SoundQueue } from './sound.ts'

/** Twice in the time that a blinking call is lit, so that it is never lit for one and a half. */
const stepMs = 250

/** The hall is empty: nothing is said of a day that is over. */
const nobody = { tickets: {}, calls: [] } as const satisfies Partial<Calls>

/** Follows the hall's calls: what the picture shows, and, told and never asked, what is heard. */
export class BoardController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #speaker: BrowserSpeaker
  readonly #sound: SoundQueue
  readonly #touched = () => this.#speaker.turnOn()
  #board = newBoard
  #timer: ReturnType<typeof setInterval> | undefined
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost, hall: HallConnection) {
    this.#host = host
    this.#hall = hall
    this.#speaker = new BrowserSpeaker(() => host.requestUpdate())
    this.#sound = new SoundQueue(this.#speaker)
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.#hall.onChange(() => this.#step())
    this.#timer = setInterval(() => this.#step(), stepMs)
    window.addEventListener('pointerdown', this.#touched)
    window.addEventListener('keydown', this.#touched)
    this.#speaker.turnOn()
  }

  hostDisconnected(): void {
    this.#stop?.()
    clearInterval(this.#timer)
    window.removeEventListener('pointerdown', this.#touched)
    window.removeEventListener('keydown', this.#touched)
    this.#speaker.close()
  }

  get soundIsOn(): boolean {
    return this.#speaker.isOn
  }

  /** Everybody who is called or served. */
  get list(): Shown[] {
    const calls = this.#calls
    return calls ? listOf(this.#board, calls, performance.now()) : []
  }

  get large(): Shown | undefined {
    const calls = this.#calls
    return calls && largeOf(this.#board, calls, performance.now())
  }

  /** Whether what blinks is lit now. */
  get isLit(): boolean {
    return isLit(performance.now())
  }

  get #calls(): Calls | undefined {
    const { view, tick } = this.#hall
    return view && tick && tick.day !== view.day ? { ...view, ...nobody } : view
  }

  #step(): void {
    const calls = this.#calls
    // Before the first tick nobody knows how old a call is.
    if (calls && this.#hall.tick) {
      const { board, announce } = follow(this.#board, calls, { now: this.#hall.now, at: performance.now() })
      this.#board = board
      this.#sound.announce(announce)
    }
    this.#host.requestUpdate()
  }
}
