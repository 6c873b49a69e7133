import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { utcClock, type ZoneClock } from '../../shared/domain/zone-clock.ts'
import { formatMoment } from '../../shared/i18n/common/time.ts'
import { devicesOffice } from '../../shared/i18n/office/devices.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { readForm, type Wrong } from '../../shared/ui/forms/read-form.ts'
import { textField } from '../../shared/ui/forms/text-field.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

/** One device and the actions on it. */
@customElement('kezek-device-card')
export class DeviceCard extends LitElement {
  static override styles = [baseStyles, staffStyles, officeStyles]

  @state() private open: 'rename' | 'remove' | undefined
  @state() private wrong: Wrong = {}

  @property({ attribute: false }) device!: DeviceRow
  @property() locale: Locale = 'kk'
  @property({ attribute: false }) zone: ZoneClock = utcClock
  /** The hall's time, Unix ms. */
  @property({ attribute: false }) now = 0
  @property({ type: Boolean }) mayChange = false

  #act(verb: 'lock' | 'unlock' | 'revoke'): void {
    this.open = undefined
    this.dispatchEvent(new CustomEvent('kezek-device-act', { detail: verb }))
  }

  #rename(event: SubmitEvent): void {
    event.preventDefault()
    const { needed } = devicesOffice[this.locale]
    const { typed, wrong } = readForm(event.target as HTMLFormElement, ['name'], ['name'], needed)
    this.wrong = wrong
    if (wrong.name) return
    this.open = undefined
    this.dispatchEvent(new CustomEvent('kezek-device-rename', { detail: typed.name }))
  }

  #marks(): TemplateResult {
    const t = devicesOffice[this.locale]
    const { state: is, isConnected, seenAt } = this.device
    const seen =
      seenAt === undefined ? t.neverSeen : t.lastSeen(formatMoment(this.locale, seenAt, this.now, this.zone))
    return html`
      <span class="mark ${is === 'locked' ? 'warn' : 'good'}">
        ${icon(is === 'locked' ? 'closed' : 'good')}${t.states[is]}
      </span>
      <span class="mark ${isConnected ? 'good' : ''}">
        ${icon(isConnected ? 'good' : 'away')}${isConnected ? t.connected : seen}
      </span>
    `
  }

  #actions(): TemplateResult {
    const t = devicesOffice[this.locale]
    const { state: is, name } = this.device
    const toggle = (open: 'rename' | 'remove') => () => {
      this.open = this.open === open ? undefined : open
    }
    return html`<div class="actions">
      <button class="button" aria-label=${t.renameOf(name)} aria-expanded=${this.open === 'rename'} @click=${toggle('rename')}>
        ${t.rename}
      </button>
      <button class="button" @click=${() => this.#act(is === 'locked' ? 'unlock' : 'lock')}>
        ${is === 'locked' ? t.unlock : t.lock}
      </button>
      <button class="button danger" aria-expanded=${this.open === 'remove'} @click=${toggle('remove')}>${t.remove}</button>
    </div>`
  }

  #opened(): TemplateResult | typeof nothing {
    const t = devicesOffice[this.locale]
    const { name } = this.device
    if (this.open === 'rename') {
      return html`<form novalidate @submit=${this.#rename}>
        ${textField({ name: 'name', label: t.name, wrong: this.wrong, value: name })}
        <p class="actions"><button class="button primary">${t.save}</button></p>
      </form>`
    }
    if (this.open !== 'remove') return nothing
    return html`<div class="trouble" role="alert">
      <p>${t.removeSure(name)}</p>
      <div class="actions">
        <button class="button danger sure" @click=${() => this.#act('revoke')}>${t.yes}</button>
        <button
          class="button"
          @click=${() => {
            this.open = undefined
          }}
        >
          ${t.no}
        </button>
      </div>
    </div>`
  }

  override render(): TemplateResult {
    const t = devicesOffice[this.locale]
    const { kind, place, name } = this.device
    return html`<div class="card">
      <div class="row">
        <div class="grow">
          <h3>${name}</h3>
          <p class="quiet">${t.kinds[kind]} · ${place}</p>
        </div>
        ${this.#marks()}
      </div>
      ${this.mayChange ? this.#actions() : nothing} ${this.#opened()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-device-card': DeviceCard
  }
  interface HTMLElementEventMap {
    'kezek-device-act': CustomEvent<string>
    'kezek-device-rename': CustomEvent<string>
  }
}
