import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Arrow, arrows, type DisplaySettings } from '../../shared/domain/displays.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { displayHall } from '../../shared/i18n/display/hall.ts'
import { hallScreensOffice } from '../../shared/i18n/office/hall-screens.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { toggled } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { withArrows, withSilence, withZones } from './hall-form.ts'
import './screen-preview.ts'

/** A zone with its name. */
export interface ZoneName {
  id: string
  name: string
}

/** One hall screen: which windows it shows, where its arrows point, whether it speaks, and a picture of it. */
@customElement('kezek-screen-card')
export class ScreenCard extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      h4 {
        margin: 0;
      }

      .sides {
        display: grid;
        gap: 16px;
        align-items: start;
      }

      .settings {
        display: grid;
        gap: 12px;
        min-width: 0;
      }

      legend + .hint {
        margin: 0 0 8px;
      }

      @media (min-width: 900px) {
        .sides {
          grid-template-columns: minmax(0, 1fr) minmax(0, 420px);
        }
      }
    `,
  ]

  @property({ attribute: false }) display: DisplaySettings = {}
  /** The screen's place in the settings. */
  @property() name = ''
  @property() deviceName = ''
  @property({ type: Boolean }) isPaired = false
  /** Whether there are settings to delete. */
  @property({ type: Boolean }) hasSettings = false
  @property({ attribute: false }) zones: readonly ZoneName[] = []
  /** The settings as they would be saved, for the picture. */
  @property({ attribute: false }) settings!: CentreSettings
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** What is wrong, and in which field: `zones`; empty: nothing. */
  @property() wrongField = ''
  @property() wrongWords = ''

  #change(display: DisplaySettings): void {
    this.dispatchEvent(new CustomEvent('kezek-screen-change', { detail: display }))
  }

  #zones(): TemplateResult {
    const { display, zones } = this
    const t = hallScreensOffice[this.locale]
    if (zones.length === 0) return html`<p class="quiet">${t.noZonesHere}</p>`
    const all = zones.map(({ id }) => id)
    const wrong = this.wrongField.startsWith('zones') ? this.wrongWords : undefined
    return html`<fieldset aria-describedby="wrong-zones">
      <legend>${t.shownZones}</legend>
      ${zones.map(
        ({ id, name }) => html`<label class="choice">
          <input
            type="checkbox"
            name="zone-${id}"
            .checked=${display.zones?.includes(id) ?? true}
            @change=${() => this.#change(withZones(display, toggled(all, display.zones, id)))}
          />
          <span>${name}</span>
        </label>`,
      )}
      <p class="hint">${t.shownZonesHint}</p>
      ${wrongText('wrong-zones', wrong)}
    </fieldset>`
  }

  #arrow({ id, name }: ZoneName): TemplateResult {
    const { display, locale } = this
    const t = hallScreensOffice[locale]
    const { [id]: now, ...others } = display.arrows ?? {}
    return selectField<Arrow | ''>({
      name: `arrow-${id}`,
      label: t.arrowTo(name),
      options: [['', t.noArrow], ...arrows.map(arrow => [arrow, displayHall[locale].arrows[arrow]] as const)],
      value: now ?? '',
      onChange: arrow =>
        this.#change(withArrows(display, arrow === '' ? others : { ...others, [id]: arrow })),
    })
  }

  #arrows(): TemplateResult | typeof nothing {
    const { display } = this
    const t = hallScreensOffice[this.locale]
    const shown = this.zones.filter(({ id }) => display.zones?.includes(id) ?? true)
    if (shown.length === 0) return nothing
    return html`<fieldset>
      <legend>${t.arrows}</legend>
      <p class="hint">${t.arrowsHint}</p>
      <div class="fields">${shown.map(zone => this.#arrow(zone))}</div>
    </fieldset>`
  }

  #head(title: string): TemplateResult {
    const t = hallScreensOffice[this.locale]
    return html`<div class="row">
      <div class="grow">
        <h4>${title}</h4>
        <p class="quiet">${this.isPaired ? this.deviceName : t.notPaired}</p>
      </div>
      ${
        this.isPaired || !this.hasSettings
          ? nothing
          : html`<button
              class="button danger"
              data-act="remove"
              aria-label="${t.removeSettings}: ${title}"
              @click=${() => this.dispatchEvent(new CustomEvent('kezek-screen-remove'))}
            >
              ${t.removeSettings}
            </button>`
      }
    </div>`
  }

  override render() {
    const { display, locale } = this
    const t = hallScreensOffice[locale]
    const title = t.screen(this.name)
    return html`<fieldset class="card" ?disabled=${this.readonly}>
      ${this.#head(title)}
      <div class="sides">
        <div class="settings">
          ${this.#zones()} ${this.#arrows()}
          <label class="choice">
            <input
              type="checkbox"
              name="silent"
              .checked=${display.silent ?? false}
              @change=${(event: Event) =>
                this.#change(withSilence(display, (event.target as HTMLInputElement).checked))}
            />
            <span>${t.silent}</span>
          </label>
        </div>
        <kezek-screen-preview
          .settings=${this.settings}
          .device=${this.name}
          .locale=${locale}
          .label=${t.preview(title)}
        ></kezek-screen-preview>
      </div>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-screen-card': ScreenCard
  }
  interface HTMLElementEventMap {
    'kezek-screen-change': CustomEvent<DisplaySettings>
    'kezek-screen-remove': CustomEvent<undefined>
  }
}
