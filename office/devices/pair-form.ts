import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Device } from '../../shared/domain/device.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { type DeviceKind, deviceKinds } from '../../shared/domain/roles.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { devicesOffice } from '../../shared/i18n/office/devices.ts'
import { callApi } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { focusWrong, readForm, type Wrong } from '../../shared/ui/forms/read-form.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { textField } from '../../shared/ui/forms/text-field.ts'
import { randomId } from '../../shared/ui/random-id.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

/** What the first device of a kind is called in the settings, unless the user writes something else. */
const firstPlace = '1'

const fields = ['code', 'kind', 'place', 'name'] as const

/** Admits the device that shows a code. */
@customElement('kezek-pair-form')
export class PairForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      form {
        display: grid;
        gap: 14px;
      }
    `,
  ]

  @state() private wrong: Wrong = {}
  @state() private isBusy = false

  @property() locale: Locale = 'kk'
  @property() centre = ''
  /** The kind of device that is paired, the first of its kind at the centre; undefined: the user chooses the kind. */
  @property() kind: DeviceKind | undefined

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.isBusy) return
    const form = event.target as HTMLFormElement
    const { typed, wrong } = readForm(form, fields, fields, devicesOffice[this.locale].needed)
    this.wrong = wrong
    if (Object.keys(wrong).length === 0) await this.#pair(form, typed)
    await this.updateComplete
    focusWrong(this.renderRoot)
  }

  async #pair(form: HTMLFormElement, typed: Record<(typeof fields)[number], string>): Promise<void> {
    this.isBusy = true
    const asked = { ...typed, code: typed.code.replace(/\D/g, ''), centre: this.centre }
    const answer = await callApi<Device>('POST', '/api/devices', { requestId: randomId(), ...asked })
    this.isBusy = false
    if (answer.ok) {
      form.reset()
      this.dispatchEvent(new CustomEvent('kezek-device-paired', { detail: answer.reply }))
      return
    }
    const { field } = answer.error.detail ?? {}
    this.wrong = { [typeof field === 'string' ? field : '']: errorMessage(this.locale, answer.error) }
  }

  override render(): TemplateResult {
    const t = devicesOffice[this.locale]
    const { wrong } = this
    return html`<form class="card" novalidate aria-labelledby="pair" @submit=${this.#submit}>
      <h3 id="pair">${t.pairTitle}</h3>
      <div role="alert">${wrong[''] ? html`<p class="trouble">${wrong['']}</p>` : nothing}</div>
      <div class="fields">
        ${textField({ name: 'code', label: t.code, hint: t.codeHint, wrong, maxlength: 14, inputmode: 'numeric' })}
        ${selectField({
          name: 'kind',
          label: t.kind,
          options: (this.kind ? [this.kind] : deviceKinds).map(kind => [kind, t.kinds[kind]] as const),
          wrong: wrong.kind,
        })}
        ${textField({ name: 'place', label: t.place, hint: t.placeHint, wrong, value: this.kind ? firstPlace : '', maxlength: textLimits.place })}
        ${textField({ name: 'name', label: t.name, wrong, value: this.kind ? t.kinds[this.kind] : '' })}
      </div>
      <div class="actions"><button class="button primary" aria-disabled=${this.isBusy}>${t.pair}</button></div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-pair-form': PairForm
  }
  interface HTMLElementEventMap {
    'kezek-device-paired': CustomEvent<Device>
  }
}
