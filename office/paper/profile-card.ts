import { html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import type { PrinterProfile } from '../../shared/domain/paper.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

const pictures = ['raster', 'graphics'] as const satisfies readonly PrinterProfile['picture'][]
const confirmations = ['process-id', 'gs-r', 'none'] as const satisfies readonly PrinterProfile['confirms'][]

/** Names of printer commands: manuals use them in every language. */
const commands: Readonly<Record<string, string>> = {
  raster: 'GS v 0',
  graphics: 'GS ( L',
  'process-id': 'GS ( H',
  'gs-r': 'GS r',
}

/** A printer model that the centre describes itself, because the catalogue does not have it. */
@customElement('kezek-profile-card')
export class ProfileCard extends LitElement {
  static override styles = [baseStyles, staffStyles, officeStyles]

  @property({ attribute: false }) profile!: PrinterProfile
  @property() name = ''
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** Names of the printers of this model; a model in use cannot be removed. */
  @property() usedBy = ''
  @property() wrongField = ''
  @property() wrongWords = ''

  #change(change: Partial<PrinterProfile>): void {
    this.dispatchEvent(new CustomEvent('kezek-profile-change', { detail: { ...this.profile, ...change } }))
  }

  #field(field: 'name' | 'width' | 'rollTickets', words: string): TemplateResult {
    const wrong = this.wrongField === field ? this.wrongWords : undefined
    const isNumber = field !== 'name'
    return html`<div>
      <label>
        <span class="label">${words}</span>
        <input
          class="field"
          name=${field}
          type=${isNumber ? 'number' : 'text'}
          maxlength=${textLimits.model}
          aria-invalid=${wrong !== undefined}
          aria-describedby=${wrong === undefined ? '' : `wrong-${field}`}
          .value=${String(this.profile[field])}
          @input=${(event: Event) => {
            const { value } = event.target as HTMLInputElement
            // NaN marks an empty number: saving then shows the error.
            this.#change({ [field]: isNumber ? Number(value || Number.NaN) : value })
          }}
        />
      </label>
      ${wrongText(`wrong-${field}`, wrong)}
    </div>`
  }

  #choice<F extends 'picture' | 'confirms'>(
    field: F,
    words: string,
    options: readonly PrinterProfile[F][],
    names: Readonly<Record<string, string>>,
  ): TemplateResult {
    return selectField({
      name: field,
      label: words,
      options: options.map(
        option => [option, [names[option], commands[option]].filter(Boolean).join(' · ')] as const,
      ),
      value: this.profile[field],
      onChange: value => this.#change({ [field]: value }),
    })
  }

  #check(field: 'cutter' | 'nearEnd', words: string): TemplateResult {
    return html`<label class="choice">
      <input
        type="checkbox"
        name=${field}
        .checked=${this.profile[field]}
        @change=${(event: Event) => this.#change({ [field]: (event.target as HTMLInputElement).checked })}
      />
      ${words}
    </label>`
  }

  override render() {
    const t = paperMessages[this.locale]
    const isUsed = this.usedBy !== ''
    return html`<fieldset class="card" ?disabled=${this.readonly}>
      <div class="row">
        <h4 class="grow">${this.name}</h4>
        <button
          class="button danger"
          aria-label=${t.removeNamed(this.name)}
          ?disabled=${isUsed}
          @click=${() => this.dispatchEvent(new CustomEvent('kezek-profile-remove'))}
        >
          ${t.remove}
        </button>
      </div>
      ${isUsed ? html`<p class="quiet">${t.usedBy(this.usedBy)}</p>` : ''}
      <div class="fields">
        ${this.#field('name', t.profileName)} ${this.#field('width', t.width)}
        ${this.#field('rollTickets', t.rollTickets)}
        ${this.#choice('picture', t.picture, pictures, t.pictures)}
        ${this.#choice('confirms', t.confirms, confirmations, t.confirmations)}
        <div>${this.#check('cutter', t.cutter)} ${this.#check('nearEnd', t.nearEnd)}</div>
      </div>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-profile-card': ProfileCard
  }
  interface HTMLElementEventMap {
    'kezek-profile-change': CustomEvent<PrinterProfile>
    'kezek-profile-remove': CustomEvent<undefined>
  }
}
