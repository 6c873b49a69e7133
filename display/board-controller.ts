import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CentreSettings } from '../shared/domain/settings.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { type Calls, follow, isLit, largeOf, listOf, newBoard, type Shown } from './board.ts'
import {
  callsIn,
  elsewhere,
  namesZones,
  type Place,
  placeOf,
  type ShownZones,
  shownZones,
} from './shown-zones.ts'

/** Twice in the time that a blinking call is lit, so that it is never lit for one and a half. */
const stepMs = 250

/** The hall is empty: nothing is said of a day that is over. */
const nobody = { tickets: {}, calls: [] } as const satisfies Partial<Calls>

/** @returns the hall's calls today; undefined before the hall is known. */
export function callsToday({ view, tick }: HallConnection): Calls | undefined {
  return view && tick && tick.day !== view.day ? { ...view, ...nobody } : view
}

/** This screen, as settings know it. */
export interface ScreenOf {
  device: string
  /** The address's own `zones`. */
  zones: string | undefined
}

/** Follows the hall's calls, for the picture. */
export class BoardController implements ReactiveController {
  /** The last call that came to the large place's line, and when in the hall's time; for the screen's report. */
  lastShown: { n: number; at: number } | undefined

  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #screen: ScreenOf
  #board = newBoard
  #timer: ReturnType<typeof setInterval> | undefined
  #stop: (() => void) | undefined

  constructor(host: ReactiveControllerHost, hall: HallConnection, screen: ScreenOf) {
    this.#host = host
    this.#hall = hall
    this.#screen = screen
    host.addController(this)
  }

  hostConnected(): void {
    this.#stop = this.#hall.onChange(() => this.#step())
    this.#timer = setInterval(() => this.#step(), stepMs)
  }

  hostDisconnected(): void {
    this.#stop?.()
    clearInterval(this.#timer)
  }

  /** What this screen shows of the hall. */
  get zones(): ShownZones {
    const { settings } = this
    return settings
      ? shownZones(settings, this.#screen.device, this.#screen.zones)
      : { zones: undefined, unknown: [] }
  }

  get settings(): CentreSettings | undefined {
    return this.#hall.view?.settings
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

  /** Rows of the list name their zones. */
  get namesZones(): boolean {
    const { settings } = this
    return settings !== undefined && namesZones(settings, this.#screen.device, this.zones.zones)
  }

  /** @returns where a window lies. */
  readonly placeOf = (counter: string): Place => {
    const { settings } = this
    if (!settings) return elsewhere
    return placeOf(settings, this.#screen.device, this.zones.zones, counter)
  }

  get #calls(): Calls | undefined {
    const calls = callsToday(this.#hall)
    return calls && this.settings && callsIn(calls, this.settings, this.zones.zones)
  }

  #step(): void {
    const calls = this.#calls
    // Before the first tick nobody knows how old a call is.
    if (calls && this.#hall.tick) {
      const { now } = this.#hall
      const { board, announce } = follow(this.#board, calls, { now, at: performance.now() })
      this.#board = board
      const last = announce.at(-1)
      if (last) this.lastShown = { n: last.n, at: now }
    }
    this.#host.requestUpdate()
  }
}
