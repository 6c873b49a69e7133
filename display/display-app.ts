import { html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { daySettingOf } from '../shared/calendar/day-setting.ts'
import type { LocalizedText } from '../shared/domain/settings.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatClock, formatDate } from '../shared/i18n/common/time.ts'
import { display } from '../shared/i18n/display/display.ts'
import { displayHall } from '../shared/i18n/display/hall.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { loadCatalogue } from '../shared/ui/catalogue-client.ts'
import { deviceId, pageParam } from '../shared/ui/device.ts'
import { FaultController, unattendedFaultMs } from '../shared/ui/fault-controller.ts'
import { HallConnection } from '../shared/ui/hall-connection.ts'
import { HallController } from '../shared/ui/hall-controller.ts'
import { PairingController } from '../shared/ui/pairing-controller.ts'
import { UpgradeController } from '../shared/ui/upgrade-controller.ts'
import { CallsController } from './calls-controller.ts'
import '../shared/ui/hall-screen/call-list.ts'
import { calmScale, calmWords } from './calm-words.ts'
import { displayAppStyles } from './display-app.styles.ts'
import { LanguageController } from './language-controller.ts'
import '../shared/ui/hall-screen/large-call.ts'
import { elsewhere } from '../shared/ui/hall-screen/shown-zones.ts'
import { HeartbeatController } from './heartbeat-controller.ts'
import '../shared/ui/hall-screen/ticker-line.ts'
import { VoiceController } from './voice-controller.ts'

const centre = pageParam('centre') ?? ''
const device = deviceId('display')

/** The hall screen, which shows the called numbers and their windows. */
@customElement('kezek-display-app')
export class DisplayApp extends LitElement {
  static override styles = [baseStyles, displayAppStyles]

  readonly #hall = new HallController(this, new HallConnection(() => ({ role: 'display', centre, device })))
    .hall
  readonly #pairing = new PairingController(this, this.#hall, 'display', centre)
  readonly #shownCalls = new CallsController(this, this.#hall, { device, zones: pageParam('zones') })
  readonly #voice = new VoiceController(this, this.#hall, centre, () => this.#isMute)
  readonly #language = new LanguageController(this, this.#hall)
  readonly #fault = new FaultController(this, { showForMs: unattendedFaultMs })
  readonly #stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

  /** The centre's name; undefined until the catalogue arrives. */
  @state() private name: LocalizedText | undefined

  /** Whether this screen is silent, by its address or the hall's settings. */
  get #isMute(): boolean {
    return pageParam('sound') === 'none' || (this.#hall.view?.settings.displays[device]?.silent ?? false)
  }

  get #words() {
    return { ...common[this.#language.current], ...display[this.#language.current] }
  }

  /** The manager's notice to the hall for today. */
  get #notice(): LocalizedText | undefined {
    return this.#today?.notice
  }

  get #today() {
    const { view, tick } = this.#hall
    return view && daySettingOf(view.days, tick?.day ?? view.day)
  }

  /** Why the content may be wrong. */
  get #trouble(): string | undefined {
    const { current } = this.#language
    const { refusal, view, stale } = this.#hall
    if (centre === '') return this.#words.noCentre
    if (refusal) return errorMessage(current, refusal)
    if (!view) return this.#words.connecting
    if (stale) return this.#words.stale
    if (this.#fault.hasFault) return this.#words.fault
    const { unknown } = this.#shownCalls.zones
    return unknown.length > 0 ? displayHall[current].unknownZones(unknown.join(', ')) : undefined
  }

  constructor() {
    super()
    new UpgradeController(this, this.#hall, () => !this.#voice.isSpeaking && !this.#shownCalls.hasNewCall)
    new HeartbeatController(this, this.#hall, () => {
      const { lastShown, zones } = this.#shownCalls
      return {
        sound: this.#voice.sound,
        failing: this.#voice.isFailing,
        spoken: this.#voice.spoken,
        ...(lastShown && { shown: lastShown }),
        ...(zones.zones && { zones: [...zones.zones] }),
      }
    })
  }

  override async connectedCallback(): Promise<void> {
    super.connectedCallback()
    const { centres } = await loadCatalogue()
    this.name = centres.find(({ id }) => id === centre)?.name
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#hall.close()
  }

  #header() {
    const { view, tick, now, zone } = this.#hall
    const { current } = this.#language
    const trouble = this.#trouble
    return html`
      <header class=${trouble ? 'trouble' : ''}>
        <h1>${this.name?.[current] ?? this.#words.product}</h1>
        <p class="trouble-words" role="status">${trouble ?? nothing}</p>
        ${!trouble && this.#hall.isSlow ? html`<p class="slow" role="status">${this.#words.slow}</p>` : nothing}
        ${
          view && tick
            ? html`
              <time>
                <span class="date">${formatDate(current, now, zone, { weekday: true })}</span>
                ${
                  this.#shownCalls.list.length > 0
                    ? html`<span class="clock">${formatClock(now, zone)}</span>`
                    : nothing
                }
              </time>
            `
            : nothing
        }
      </header>
    `
  }

  #calls() {
    const { list, large, isLit, placeOf } = this.#shownCalls
    const { current } = this.#language
    const lit = isLit || this.#stillness.matches
    return html`
      <section class="large">
        <h2 class="visually-hidden">${this.#words.nowCalled}</h2>
        <kezek-large-call
          .shown=${large}
          .lit=${lit}
          .locale=${current}
          .place=${large ? placeOf(large.counter) : elsewhere}
        ></kezek-large-call>
        <p class="visually-hidden" role="status">
          ${large ? this.#words.call(large.number, large.counter) : nothing}
        </p>
        ${this.#soundOff()}
      </section>
      <kezek-call-list
        .calls=${list}
        .lit=${lit}
        .locale=${current}
        .placeOf=${placeOf}
        .zoned=${this.#shownCalls.namesZones}
      ></kezek-call-list>
    `
  }

  /** Renders the screen without calls: the time, and the manager's notice or the reason why there are no calls. */
  #calm() {
    const { view, tick, now, zone } = this.#hall
    const product = this.#language.all.map(locale => common[locale].product).join(' · ')
    if (!view) return html`<p>${product}</p>`
    const notice = this.#notice
    const hall = { view, day: tick?.day ?? view.day, timetable: this.#hall.timetable, now }
    const texts = this.#language.all.map(locale => ({
      locale,
      text: notice ? notice[locale] : calmWords(hall, locale),
    }))
    const scale = calmScale(texts.map(({ text }) => text))
    return html`
      <p class="product">${product}</p>
      ${tick ? html`<time class="clock">${formatClock(now, zone)}</time>` : nothing}
      <div class="words" .style=${`font-size: ${scale}em`}>
        ${texts.map(({ locale, text }) => html`<p lang=${locale}>${text}</p>`)}
      </div>
    `
  }

  #noticeStrip(notice: LocalizedText) {
    return html`<aside class="strip">${notice[this.#language.current]}</aside>`
  }

  #ticker() {
    const { view, now } = this.#hall
    const text = view?.settings.ticker
    if (!text) return nothing
    return html`<kezek-ticker-line .text=${text} .languages=${this.#language.shown} .now=${now}></kezek-ticker-line>`
  }

  #soundOff() {
    if (this.#voice.sound !== 'off') return nothing
    // A touch anywhere on the page turns sound on. The button says so, and works with a keyboard.
    return html`<button class="sound-off" type="button">${this.#words.soundOff}</button>`
  }

  override render() {
    if (this.#pairing.isNeeded) return this.#pairing.render()
    const { list } = this.#shownCalls
    return html`
      ${this.#header()}
      <main class=${list.length > 0 ? 'calls' : 'calm'}>
        ${list.length > 0 ? this.#calls() : this.#calm()}
      </main>
      ${list.length > 0 && this.#notice ? this.#noticeStrip(this.#notice) : nothing}
      ${list.length > 0 ? nothing : this.#soundOff()}
      ${this.#ticker()}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-display-app': DisplayApp
  }
}
