import type { HallView } from '../../shared/contract/hall-view.ts'
import type { ScreenHeartbeat } from '../../shared/contract/heartbeat.ts'
import type { DisplayState, DisplayStatus } from '../../shared/contract/wire.ts'
import { type Area, areasOf, type Fit, fitOf } from '../../shared/domain/voice-areas.ts'

/** Milliseconds without a drawn frame after which a screen counts as frozen; a browser draws many frames a second. */
const frozenAfterMs = 4_000
/** Milliseconds that a screen may be behind the events before it counts as frozen; drawing one takes some tens of ms. */
const behindAfterMs = 3_000
/** Milliseconds for which a screen that left is still listed as gone. */
const listGoneMs = 600_000
/** Milliseconds for which numbers of events are kept; `behindAfterMs` and several heartbeats fit in. */
const keepNumbersMs = 15_000

/** The last heartbeat of one socket's screen. */
interface SeenScreen {
  centre: string
  device: string
  heartbeat: ScreenHeartbeat
  /** When the heartbeat arrived, by the steady clock, ms. */
  at: number
}

/** A screen that could speak in an area. */
export interface Candidate {
  socket: string
  failing: boolean
  fit: Fit
}

/**
 * Judges the hall screens at this node by their heartbeats. Keeps everything in memory: after a restart, the screens send their heartbeats
 * to another node. `node-presence.ts` knows the screens at other nodes.
 */
export class Displays {
  readonly #clock: () => number
  readonly #screens = new Map<string, SeenScreen>()
  /** Screens that left, by centre, device and window. */
  readonly #gone = new Map<
    string,
    { centre: string; device: string; counter: string | undefined; at: number }
  >()
  /** The numbers of each centre's last events, and when each was the last one. */
  readonly #numbers = new Map<string, { epoch: string; n: number; at: number }[]>()

  /** @param clock a steady clock, ms */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
  }

  /**
   * Notes a screen's heartbeat. Ignores it when the settings have no such window: otherwise one key could list thousands of screens to
   * managers.
   */
  noteHeartbeat(
    socket: string,
    view: Pick<HallView, 'centre' | 'settings'>,
    device: string,
    heartbeat: ScreenHeartbeat,
  ): void {
    const { centre, settings } = view
    const { counter } = heartbeat
    if (counter !== undefined && !settings.counters.some(({ id }) => id === counter)) return
    this.#screens.set(socket, { centre, device, heartbeat, at: this.#clock() })
    this.#gone.delete(nameOf(centre, device, counter))
  }

  /** Notes that a socket has disconnected. @returns whether it had sent heartbeats */
  noteLeft(socket: string): boolean {
    const screen = this.#screens.get(socket)
    if (!screen) return false
    this.#screens.delete(socket)
    const { centre, device, heartbeat } = screen
    const name = nameOf(centre, device, heartbeat.counter)
    const isHere = [...this.#screens.values()].some(other => screenName(other) === name)
    if (isHere) return true
    // List a device as gone only once, with the window that it showed last.
    for (const [known, gone] of this.#gone) {
      if (gone.centre === centre && gone.device === device) this.#gone.delete(known)
    }
    this.#gone.set(name, { centre, device, counter: heartbeat.counter, at: this.#clock() })
    return true
  }

  /** Notes the number of a hall's last event. The caller repeats this at least once a second. */
  noteNumber({ centre, epoch, n }: HallView): void {
    const at = this.#clock()
    const numbers = this.#numbers.get(centre) ?? []
    const last = numbers.at(-1)
    if (last?.n !== n || last.epoch !== epoch) numbers.push({ epoch, n, at })
    // Keep the newest number older than `keepNumbersMs`: it was the last one at that time.
    while (numbers[1] && numbers[1].at <= at - keepNumbersMs) numbers.shift()
    this.#numbers.set(centre, numbers)
  }

  /** Judges every screen of a hall. @param speaking sockets of the screens that speak now @returns their states, sorted by device and window */
  statuses(view: HallView, speaking: ReadonlySet<string>): DisplayStatus[] {
    const now = this.#clock()
    const areas = areasOf(view.settings)
    const present = [...this.#screens].flatMap(([socket, screen]): DisplayStatus[] => {
      if (screen.centre !== view.centre) return []
      const { device, heartbeat } = screen
      const state = this.#stateOf(screen, areas)
      const status = { ...ofScreen(device, heartbeat.counter), state, speaks: speaking.has(socket) }
      return [state === 'deaf' ? { ...status, cause: heartbeat.sound === 'on' ? 'voice' : 'sound' } : status]
    })
    const gone = [...this.#gone].flatMap(([name, { centre, device, counter, at }]): DisplayStatus[] => {
      if (now - at >= listGoneMs) this.#gone.delete(name)
      if (centre !== view.centre || now - at >= listGoneMs) return []
      return [{ ...ofScreen(device, counter), state: 'gone', speaks: false }]
    })
    return [...present, ...gone].sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1))
  }

  /** @returns the screens that are not frozen, can be heard and may speak in this area, in the order in which they connected. */
  candidates(view: HallView, area: Area): Candidate[] {
    return [...this.#screens].flatMap(([socket, screen]) => {
      const { heartbeat } = screen
      if (screen.centre !== view.centre || !isHallScreen(heartbeat) || heartbeat.sound !== 'on') return []
      const fit = fitOf(area, heartbeat.zones)
      return fit === 0 || this.#isFrozen(screen) ? [] : [{ socket, failing: heartbeat.failing, fit }]
    })
  }

  #stateOf(screen: SeenScreen, areas: readonly Area[]): DisplayState {
    if (this.#isFrozen(screen)) return 'frozen'
    const { heartbeat } = screen
    const isSilent = heartbeat.sound === 'off' || heartbeat.failing
    const maySpeak = isHallScreen(heartbeat) && areas.some(area => fitOf(area, heartbeat.zones) > 0)
    return isSilent && maySpeak ? 'deaf' : 'ok'
  }

  #isFrozen({ centre, heartbeat, at }: SeenScreen): boolean {
    if (this.#clock() - at + heartbeat.frameAgeMs >= frozenAfterMs) return true
    const then = this.#numbers.get(centre)?.findLast(number => number.at <= at - behindAfterMs)
    return then?.epoch === heartbeat.epoch && heartbeat.n < then.n
  }
}

/** @returns whether a screen belongs to the whole hall and is meant to be heard. A window board does neither. */
function isHallScreen({ counter, sound }: ScreenHeartbeat): boolean {
  return counter === undefined && sound !== 'none'
}

function ofScreen(device: string, counter: string | undefined): Pick<DisplayStatus, 'device' | 'counter'> {
  return counter === undefined ? { device } : { device, counter }
}

function screenName({ centre, device, heartbeat }: SeenScreen): string {
  return nameOf(centre, device, heartbeat.counter)
}

function nameOf(centre: string, device: string, counter: string | undefined): string {
  return `${centre} ${device} ${counter ?? ''}`
}

function nameIn({ device, counter }: DisplayStatus): string {
  return nameOf('', device, counter)
}
