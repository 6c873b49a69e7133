import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ZoneSettings } from '../../shared/domain/displays.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { LocalizedText } from '../../shared/domain/settings.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { hallScreensOffice } from '../../shared/i18n/office/hall-screens.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { localizedField } from '../../shared/ui/forms/localized-field.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import { noWords } from './hall-form.ts'

/** A window and the name of the zone in which it is. */
export interface WindowChoice {
  id: string
  isHere: boolean
  /** Empty: it is here, or in no zone. */
  elsewhere: string
}

/** One zone of the hall: its name and its windows. */
@customElement('kezek-zone-card')
export class ZoneCard extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      h4 {
        margin: 0;
      }

      .windows {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(210px, 100%), 1fr));
      }
    `,
  ]

  @property({ attribute: false }) zone!: ZoneSettings
  /** The zone's name, or its id while it has none. */
  @property() name = ''
  @property({ attribute: false }) windows: readonly WindowChoice[] = []
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** What is wrong, and in which field: `title.ru`; empty: nothing. */
  @property() wrongField = ''
  @property() wrongWords = ''

  #rename(detail: LocalizedText): void {
    this.dispatchEvent(new CustomEvent('kezek-zone-rename', { detail }))
  }

  #window({ id, isHere, elsewhere }: WindowChoice): TemplateResult {
    const t = hallScreensOffice[this.locale]
    return html`<label class="choice">
      <input
        type="checkbox"
        name="window-${id}"
        .checked=${isHere}
        @change=${() => this.dispatchEvent(new CustomEvent('kezek-zone-window', { detail: id }))}
      />
      <span>
        ${common[this.locale].window(id)}
        ${elsewhere ? html`<span class="quiet">${t.nowIn(elsewhere)}</span>` : nothing}
      </span>
    </label>`
  }

  override render() {
    const t = hallScreensOffice[this.locale]
    return html`<fieldset class="card" ?disabled=${this.readonly}>
      <div class="row">
        <h4 class="grow">${this.name}</h4>
        <button
          class="button danger"
          data-act="remove"
          aria-label="${t.remove}: ${this.name}"
          @click=${() => this.dispatchEvent(new CustomEvent('kezek-zone-remove'))}
        >
          ${t.remove}
        </button>
      </div>
      ${localizedField({
        name: 'title',
        label: t.zoneName,
        locale: this.locale,
        value: this.zone.title,
        wrong: this.wrongField.startsWith('title') ? this.wrongWords : undefined,
        onChange: title => this.#rename(title ?? noWords),
      })}
      <fieldset>
        <legend>${t.zoneWindows}</legend>
        <div class="windows">${this.windows.map(window => this.#window(window))}</div>
      </fieldset>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-zone-card': ZoneCard
  }
  interface HTMLElementEventMap {
    'kezek-zone-rename': CustomEvent<LocalizedText>
    /** A window was ticked or unticked. */
    'kezek-zone-window': CustomEvent<string>
    'kezek-zone-remove': CustomEvent<undefined>
  }
}
