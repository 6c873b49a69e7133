import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DeviceRow } from '../../shared/contract/devices.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { Device } from '../../shared/domain/device.ts'
import { devicesOffice } from '../../shared/i18n/office/devices.ts'
import { callApi, type Method } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { icon } from '../../shared/ui/icons.ts'
import { randomId } from '../../shared/ui/random-id.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import './device-card.ts'
import './pair-form.ts'

/** The centre's devices: which are admitted, what they are doing, and how to lock or remove them. */
@customElement('kezek-devices-section')
export class DevicesSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .cards,
      .none {
        margin: 16px 0 28px;
      }
    `,
  ]

  readonly #retry = new Retry(this, () => this.#load())

  @state() private devices: readonly DeviceRow[] | undefined
  @state() private refusal: Refusal | undefined
  @state() private done = ''

  @property({ attribute: false }) office!: Office

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    const answer = await callApi<DeviceRow[]>('GET', `/api/devices?centre=${this.office.centre}`)
    this.refusal = answer.ok ? undefined : answer.error
    this.#retry.heard(this.refusal)
    if (answer.ok)
      this.devices = answer.reply.toSorted(
        (a, b) => a.kind.localeCompare(b.kind) || a.place.localeCompare(b.place),
      )
  }

  async #act(method: Method, path: string, body: object = {}): Promise<void> {
    this.done = ''
    const answer = await callApi<Device>(method, path, { requestId: randomId(), ...body })
    await this.#load()
    if (!answer.ok) this.refusal = answer.error
  }

  async #onPaired({ detail }: CustomEvent<Device>): Promise<void> {
    await this.#load()
    this.done = devicesOffice[this.office.locale].paired(detail.name)
  }

  #list(): TemplateResult {
    const { locale, role, hall } = this.office
    const t = devicesOffice[locale]
    const { devices } = this
    if (!devices) return html`<p role="status">${this.refusal ? nothing : t.connecting}</p>`
    if (devices.length === 0) return html`<p class="none">${t.none}</p>`
    return html`<ul class="cards">
      ${repeat(
        devices,
        ({ id }) => id,
        device => html`<li>
          <kezek-device-card
            data-device=${device.id}
            .device=${device}
            .locale=${locale}
            .zone=${hall.zone}
            .now=${hall.now}
            .mayChange=${mayDo(role, 'device:lock')}
            @kezek-device-act=${({ detail }: CustomEvent<string>) =>
              void this.#act('POST', `/api/devices/${device.id}/${detail}`)}
            @kezek-device-rename=${({ detail }: CustomEvent<string>) =>
              void this.#act('PATCH', `/api/devices/${device.id}`, { name: detail })}
          ></kezek-device-card>
        </li>`,
      )}
    </ul>`
  }

  override render(): TemplateResult {
    const { locale, centre, role } = this.office
    const t = devicesOffice[locale]
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
      </div>
      ${refusedView(this.refusal, this.#retry, locale)}
      <div role="status">
        ${this.done ? html`<p class="mark good">${icon('good')}${this.done}</p>` : nothing}
      </div>
      <div class="actions">
        <button class="button" @click=${() => void this.#load()}>${t.refresh}</button>
      </div>
      ${this.#list()}
      ${
        mayDo(role, 'device:pair')
          ? html`<kezek-pair-form
              .locale=${locale}
              .centre=${centre}
              @kezek-device-paired=${this.#onPaired}
            ></kezek-pair-form>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-devices-section': DevicesSection
  }
}
