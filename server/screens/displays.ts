import type { HallView } from '../../shared/contract/hall-view.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { DisplayState, DisplayStatus } from '../../shared/contract/wire.ts'
import { type Area, areasOf, type Fit, fitOf } from '../../shared/domain/voice-areas.ts'

/** A browser draws many frames a second: one that draws none for so long shows a picture that stands still. */
const frozenAfterMs = 4_000
/** An event is drawn within some tens of ms; a screen so far behind no longer follows. */
const behindMs = 3_000
/** How long a screen that left is missed. */
const goneForMs = 600_000
/** Longer than `behindMs` with some reports between. */
const keepNumbersMs = 15_000

/** A screen of a hall, by its socket. */
interface Screen {
  centre: string
  device: string
  report: Report
  /** When the report came. */
  at: number
}

/** A screen that could speak for an area. */
export interface Candidate {
  socket: string
  failing: boolean
  fit: Fit
}

/**
 * What the hall's screens at this node say of themselves, and what that means. Kept in memory: a node that ends takes nothing with
 * it that its screens would not tell the next one. Those of other nodes: `node-presence.ts`.
 */
export class Displays {
  readonly #clock: () => number
  readonly #screens = new Map<string, Screen>()
  /** Screens that left, by centre and device. */
  readonly #gone = new Map<
    string,
    { centre: string; device: string; counter: string | undefined; at: number }
  >()
  /** Which event each centre had come to, and when. */
  readonly #numbers = new Map<string, { epoch: string; n: number; at: number }[]>()

  /** @param clock a steady clock, ms */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
  }

  /**
   * Notes what a screen says of itself. A report for a window that the settings don't know counts as none: otherwise one key could
   * list thousands of screens to managers.
   */
  report(socket: string, view: Pick<HallView, 'centre' | 'settings'>, device: string, report: Report): void {
    const { centre, settings } = view
    const { counter } = report
    if (counter !== undefined && !settings.counters.some(({ id }) => id === counter)) return
    this.#screens.set(socket, { centre, device, report, at: this.#clock() })
    this.#gone.delete(nameOf(centre, device, counter))
  }

  /** @returns whether the socket was a screen that reports. */
  left(socket: string): boolean {
    const screen = this.#screens.get(socket)
    if (!screen) return false
    this.#screens.delete(socket)
    const { centre, device, report } = screen
    const name = nameOf(centre, device, report.counter)
    const isHere = [...this.#screens.values()].some(other => screenName(other) === name)
    if (isHere) return true
    // A device is missed once, as what it was last.
    for (const [known, gone] of this.#gone) {
      if (gone.centre === centre && gone.device === device) this.#gone.delete(known)
    }
    this.#gone.set(name, { centre, device, counter: report.counter, at: this.#clock() })
    return true
  }

  /** Notes which event a hall has come to; asked some times a second. */
  note({ centre, epoch, n }: HallView): void {
    const at = this.#clock()
    const numbers = this.#numbers.get(centre) ?? []
    const last = numbers.at(-1)
    if (last?.n !== n || last.epoch !== epoch) numbers.push({ epoch, n, at })
    // The last one that is older stays: it says what was true then.
    while (numbers[1] && numbers[1].at <= at - keepNumbersMs) numbers.shift()
    this.#numbers.set(centre, numbers)
  }

  /** @returns how every screen of a hall is, by device and window. */
  statuses(view: HallView, speaking: ReadonlySet<string>): DisplayStatus[] {
    const now = this.#clock()
    const areas = areasOf(view.settings)
    const present = [...this.#screens].flatMap(([socket, screen]): DisplayStatus[] => {
      if (screen.centre !== view.centre) return []
      const { device, report } = screen
      const state = this.#stateOf(screen, areas)
      const status = { ...ofScreen(device, report.counter), state, speaks: speaking.has(socket) }
      return [state === 'deaf' ? { ...status, cause: report.sound === 'on' ? 'voice' : 'sound' } : status]
    })
    const gone = [...this.#gone].flatMap(([name, { centre, device, counter, at }]): DisplayStatus[] => {
      if (now - at >= goneForMs) this.#gone.delete(name)
      if (centre !== view.centre || now - at >= goneForMs) return []
      return [{ ...ofScreen(device, counter), state: 'gone', speaks: false }]
    })
    return [...present, ...gone].sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1))
  }

  /** @returns screens that draw and can be heard, and may speak for this area, in the order in which they came. */
  candidates(view: HallView, area: Area): Candidate[] {
    return [...this.#screens].flatMap(([socket, screen]) => {
      const { report } = screen
      if (screen.centre !== view.centre || !isHallScreen(report) || report.sound !== 'on') return []
      const fit = fitOf(area, report.zones)
      return fit === 0 || this.#isFrozen(screen) ? [] : [{ socket, failing: report.failing, fit }]
    })
  }

  #stateOf(screen: Screen, areas: readonly Area[]): DisplayState {
    if (this.#isFrozen(screen)) return 'frozen'
    const { report } = screen
    const isSilent = report.sound === 'off' || report.failing
    const maySpeak = isHallScreen(report) && areas.some(area => fitOf(area, report.zones) > 0)
    return isSilent && maySpeak ? 'deaf' : 'ok'
  }

  #isFrozen({ centre, report, at }: Screen): boolean {
    if (this.#clock() - at + report.frameAgeMs >= frozenAfterMs) return true
    const then = this.#numbers.get(centre)?.findLast(number => number.at <= at - behindMs)
    return then?.epoch === report.epoch && report.n < then.n
  }
}

/** A screen of the whole hall, meant to be heard; the board over a window is not. */
function isHallScreen({ counter, sound }: Report): boolean {
  return counter === undefined && sound !== 'none'
}

function ofScreen(device: string, counter: string | undefined): Pick<DisplayStatus, 'device' | 'counter'> {
  return counter === undefined ? { device } : { device, counter }
}

function screenName({ centre, device, report }: Screen): string {
  return nameOf(centre, device, report.counter)
}

function nameOf(centre: string, device: string, counter: string | undefined): string {
  return `${centre} ${device} ${counter ?? ''}`
}

function nameIn({ device, counter }: DisplayStatus): string {
  return nameOf('', device, counter)
}
