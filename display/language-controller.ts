import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { type Locale, locales } from '../shared/domain/locale.ts'
import { pageParam } from '../shared/ui/device.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** Time per language, ms; long enough to read the headings. */
const languageTurnMs = 8_000

/** Selects the language of the headings: the address's `lang`, or else the hall's languages in turn. */
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
    if (!this.#fixed) this.#timer = setInterval(() => this.#host.requestUpdate(), languageTurnMs)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  hostUpdated(): void {
    document.documentElement.lang = this.current
  }

  /** The hall's languages, in their order. */
  get all(): readonly Locale[] {
    return this.#hall.view?.settings.languages ?? locales
  }

  /** The languages that alternate on this screen. */
  get shown(): readonly Locale[] {
    return this.#fixed ? [this.#fixed] : this.all
  }

  get current(): Locale {
    if (this.#fixed) return this.#fixed
    // Uses the hall's time, so that neighbouring screens change together.
    const turn = Math.floor(this.#hall.now / languageTurnMs) % this.all.length
    return this.all[turn] ?? 'kk'
  }
}
