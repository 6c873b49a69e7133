import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Locale, locales } from '../shared/domain/locale.ts'
import { pageParam } from '../shared/ui/device.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** Long enough to read the headings in one language. */
const turnMs = 8_000

/** The language of the headings: the address's `lang`, else the hall's own, in turn. Calls need none. */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #hall: HallConnection
  readonly #fixed = locales.find(locale => locale === pageParam('lang'))
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost, hall: HallConnection) {
    this.#host = host
    this.#hall = hall
    host.addController(this)
  }

  hostConnected(): void {
    if (!this.#fixed) this.#timer = setInterval(() => this.#host.requestUpdate(), turnMs)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  hostUpdated(): void {
    document.documentElement.lang = this.current
  }

  /** The hall's languages, in its own order. */
  get all(): readonly Locale[] {
    return this.#hall.view?.settings.languages ?? locales
  }

  /** The languages that take turns on this screen. */
  get shown(): readonly Locale[] {
    return this.#fixed ? [this.#fixed] : this.all
  }

  get current(): Locale {
    if (this.#fixed) return this.#fixed
    // By the hall's time, so that screens side by side turn together.
    const turn = Math.floor(this.#hall.now / turnMs) % this.all.length
    return this.all[turn] ?? 'kk'
  }
}
