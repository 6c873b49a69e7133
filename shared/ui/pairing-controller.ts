import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { About } from '../contract/about.ts'
import type { HallConnection } from './hall-connection.ts'
import { loadJson } from './load-json.ts'

const unpaired = new Set(['NOT_PAIRED', 'DEVICE_REVOKED'])

/** Milliseconds between two tries to load the panel: a restart of the server takes a few seconds. */
const retryMs = 2_000

/** Decides whether a screen has to be paired first, and loads the pairing panel only then: most screens never need it. */
export class PairingController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #hall: Pick<HallConnection, 'refusal'>
  readonly #kind: 'kiosk' | 'display'
  /** The address names no centre; a paired device knows its own. */
  #hasNoCentre = false
  #isLoaded = false

  constructor(
    host: ReactiveControllerHost,
    hall: Pick<HallConnection, 'refusal'>,
    kind: 'kiosk' | 'display',
    centre: string,
  ) {
    this.#host = host
    this.#hall = hall
    this.#kind = kind
    host.addController(this)
    if (centre === '') void this.#askAbout()
  }

  hostUpdate(): void {
    if (this.isNeeded && !this.#isLoaded) void this.#load()
  }

  get isNeeded(): boolean {
    const { refusal } = this.#hall
    return this.#hasNoCentre || (refusal !== undefined && unpaired.has(refusal.code))
  }

  render(): TemplateResult {
    return html`<kezek-pairing .kind=${this.#kind}></kezek-pairing>`
  }

  async #askAbout(): Promise<void> {
    const { demo } = await loadJson<About>('/api/about')
    this.#hasNoCentre = !demo
    this.#host.requestUpdate()
  }

  async #load(): Promise<void> {
    this.#isLoaded = true
    try {
      await import('./pairing-panel.ts')
    } catch {
      await new Promise(resolve => setTimeout(resolve, retryMs))
      this.#isLoaded = false
      this.#host.requestUpdate()
    }
  }
}
