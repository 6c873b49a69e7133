import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { CentreSettings } from '../shared/domain/settings.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import {
  type Calls,
  follow,
  isLit,
  largeOf,
  listOf,
  nothingShown,
  type ShownCall,
} from '../shared/ui/hall-screen/shown-calls.ts'
import {
  callsIn,
  elsewhere,
  namesZones,
  type Place,
  placeOf,
  type ShownZones,
  shownZones,
} from '../shared/ui/hall-screen/shown-zones.ts'

/** Interval between updates, ms: half the time that a blinking call is lit, so that its flashes stay even. */
const stepMs = 250

/** An empty hall, shown after midnight until the new day's first event. */
const nobody = { tickets: {}, calls: [] } as const satisfies Partial<Calls>

/** @returns today's calls of the hall; undefined until the first snapshot. */
export function callsToday({ view, tick }: HallConnection): Calls | undefined {
  return view && tick && tick.day !== view.day ? { ...view, ...nobody } : view
}

/** What determines the zones of this screen. */
export interface ScreenOf {
  device: string
  /** `zones` of the page's address. */
  zones: string | undefined
}

/** Follows the hall's calls and provides what the screen shows of them. */
export class CallsController implements ReactiveController {
  /** The last call that was announced, and when in the hall's time; for the screen's heartbeats. */
  lastShown: { n: number; at: number } | undefined

  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #screen: ScreenOf
  #shown = nothingShown
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

  /** The zones that this screen shows. */
  get zones(): ShownZones {
    const { settings } = this
    return settings
      ? shownZones(settings, this.#screen.device, this.#screen.zones)
      : { zones: undefined, unknown: [] }
  }

  get settings(): CentreSettings | undefined {
    return this.#hall.view?.settings
  }

  /** All called or served visitors. */
  get list(): ShownCall[] {
    const calls = this.#calls
    return calls ? listOf(this.#shown, calls, performance.now()) : []
  }

  get large(): ShownCall | undefined {
    const calls = this.#calls
    return calls && largeOf(this.#shown, calls, performance.now())
  }

  /** Whether a call is so new that it blinks or is highlighted: its visitor is looking for it. */
  get hasNewCall(): boolean {
    return [this.large, ...this.list].some(call => call?.look === 'blinking' || call?.look === 'new')
  }

  /** Whether blinking calls are lit now. */
  get isLit(): boolean {
    return isLit(performance.now())
  }

  /** Whether rows of the list name their zones. */
  get namesZones(): boolean {
    const { settings } = this
    return settings !== undefined && namesZones(settings, this.#screen.device, this.zones.zones)
  }

  /** @returns the direction and zone of a window. */
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
    // Before the first tick the age of a call is unknown.
    if (calls && this.#hall.tick) {
      const { now } = this.#hall
      const { shown, announce } = follow(this.#shown, calls, { now, at: performance.now() })
      this.#shown = shown
      const last = announce.at(-1)
      if (last) this.lastShown = { n: last.n, at: now }
    }
    this.#host.requestUpdate()
  }
}
