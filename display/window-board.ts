import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { display } from '../shared/i18n/display/display.ts'
import { displayHall } from '../shared/i18n/display/hall.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { followCatalogue, type LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import { deviceId, pageParam } from '../shared/ui/device.ts'
import { FaultController, unattendedFaultMs } from '../shared/ui/fault-controller.ts'
import { HallConnection } from '../shared/ui/hall-connection.ts'
import { HallController } from '../shared/ui/hall-controller.ts'
import { UpgradeController } from '../shared/ui/upgrade-controller.ts'
import { HeartbeatController } from './heartbeat-controller.ts'
import { LanguageController } from './language-controller.ts'
import { windowBoardStyles } from './window-board.styles.ts'
import { type WindowSign, windowSign } from './window-sign.ts'

const centre = pageParam('centre') ?? ''
const counter = pageParam('counter') ?? ''
const device = deviceId('display')

/** The small screen over a window: its number and purpose, its inspector (paragraph 14), and the called ticket. */
@customElement('kezek-window-board')
export class WindowBoard extends LitElement {
  static override styles = [baseStyles, windowBoardStyles]

  readonly #hall = new HallController(this, new HallConnection(() => ({ role: 'display', centre, device })))
    .hall
  readonly #language = new LanguageController(this, this.#hall)
  readonly #fault = new FaultController(this, { showForMs: unattendedFaultMs })

  @state() private catalogue: LoadedCatalogue | undefined

  get #words() {
    const { current } = this.#language
    return { ...common[current], ...display[current], ...displayHall[current] }
  }

  get #sign(): WindowSign | undefined {
    const { view, tick } = this.#hall
    const isToday = !tick || tick.day === view?.day
    return view && windowSign(view, counter, isToday, this.catalogue, this.#language.current)
  }

  /** Why the content may be wrong. */
  get #trouble(): string | undefined {
    const { refusal, view, stale } = this.#hall
    if (centre === '') return this.#words.noCentre
    if (refusal) return errorMessage(this.#language.current, refusal)
    if (!view) return this.#words.connecting
    if (!this.#sign) return this.#words.unknownWindow(counter)
    if (stale) return this.#words.stale
    return this.#fault.hasFault ? this.#words.fault : undefined
  }

  constructor() {
    super()
    new UpgradeController(this, this.#hall, () => true)
    followCatalogue(this.#hall, catalogue => (this.catalogue = catalogue))
    new HeartbeatController(this, this.#hall, () => ({ sound: 'none', failing: false, spoken: [], counter }))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#hall.close()
  }

  #board(sign: WindowSign) {
    const { state, ticket } = sign
    return html`
      <main class=${ticket?.state ?? state} data-state=${state} data-number=${ticket?.number ?? nothing}>
        <h1><span class="of">${this.#words.window}</span> <span class="number">${counter}</span></h1>
        <p class="serves">${sign.serves.join(' · ')}</p>
        <div class="now" aria-live="polite">
          ${
            ticket
              ? html`
                <p class="ticket">${ticket.number}</p>
                <p class="state">${this.#words.ticketStates[ticket.state]}</p>
              `
              : html`<p class="state alone">${this.#stateWords(state)}</p>`
          }
          ${ticket && state === 'paused' ? html`<p class="next">${this.#words.counterStates.paused}</p>` : nothing}
        </div>
        ${sign.sign ? this.#person(sign.sign) : nothing}
      </main>
    `
  }

  #stateWords(state: WindowSign['state']): string {
    const { free, counterStates } = this.#words
    return state === 'open' ? free : counterStates[state]
  }

  #person({ surname, name, patronymic, post }: NonNullable<WindowSign['sign']>) {
    return html`
      <p class="person">
        <span class="name">${[surname, name, patronymic].filter(Boolean).join(' ')}</span>
        <span class="post">${post}</span>
      </p>
    `
  }

  override render() {
    const sign = this.#sign
    const trouble = this.#trouble
    return html`
      <p class=${trouble ? 'trouble' : 'visually-hidden'} role="status">${trouble ?? nothing}</p>
      ${!trouble && this.#hall.isSlow ? html`<p class="slow" role="status">${this.#words.slow}</p>` : nothing}
      ${sign ? this.#board(sign) : nothing}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-window-board': WindowBoard
  }
}
