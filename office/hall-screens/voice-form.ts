import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { defaultVoice, type VoiceSettings, zeroWays } from '../../shared/domain/displays.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { volumeAtClock } from '../../shared/domain/loudness.ts'
import { hallScreensOffice } from '../../shared/i18n/office/hall-screens.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { numberField } from '../../shared/ui/forms/number-field.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { replaced, without } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { withZoneInArea } from './hall-form.ts'
import type { ZoneName } from './screen-card.ts'

type Step = VoiceSettings['volume'][number]

/** Steps of loudness in a day: the limit of the settings schema. */
const maxSteps = 12
/** Loudness of the voice, percent. */
const percentLimits = { min: 0, max: 100 }
const clocks = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** How the hall's voice speaks: zeros of a number, loudness by time of day, and the areas that hear the same screen. */
@customElement('kezek-voice-form')
export class VoiceForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .day {
        display: grid;
        grid-template-columns: repeat(24, 1fr);
        gap: 2px;
        align-items: end;
        max-width: 600px;
        height: 60px;
        overflow: hidden;
        border-bottom: 1px solid var(--line-strong);
      }

      .day div {
        background: var(--brand);
      }

      fieldset > .hint {
        margin: 4px 0 8px;
      }

      .step > button {
        margin-top: 30px;
      }

      .step {
        align-items: start;
        margin-bottom: 8px;
      }
    `,
  ]

  @property({ attribute: false }) voice: VoiceSettings = defaultVoice
  @property({ attribute: false }) zones: readonly ZoneName[] = []
  @property() locale: Locale = 'kk'
  /** The user may not change it. */
  @property({ type: Boolean }) readonly = false
  /** What is wrong, and in which field: `volume.0.percent`, `areas.1`; empty: nothing. */
  @property() wrongField = ''
  @property() wrongWords = ''

  #change(change: Partial<VoiceSettings>): void {
    const detail: VoiceSettings = { ...this.voice, ...change }
    this.dispatchEvent(new CustomEvent('kezek-voice-change', { detail }))
  }

  #wrong(field: string): string | undefined {
    return this.wrongField.startsWith(field) ? this.wrongWords : undefined
  }

  #step(step: Step, at: number, isOnly: boolean): TemplateResult {
    const t = hallScreensOffice[this.locale]
    const wrong = this.#wrong(`volume.${at}`)
    const set = (change: Partial<Step>) =>
      this.#change({ volume: replaced(this.voice.volume, at, { ...step, ...change }) })
    return html`<li>
      <div class="row step">
        <label>
          <span class="label">${t.from}</span>
          <input
            class="field"
            type="time"
            name="from-${at}"
            .value=${step.from}
            @input=${(event: Event) => set({ from: (event.target as HTMLInputElement).value })}
          />
        </label>
        ${numberField({
          name: `percent-${at}`,
          label: t.percent,
          locale: this.locale,
          limits: percentLimits,
          value: step.percent,
          wrong,
          onChange: percent => set({ percent: percent ?? Number.NaN }),
        })}
        <button
          class="button square"
          data-act="remove-step"
          aria-label="${t.remove}: ${step.from}"
          title=${t.remove}
          ?disabled=${isOnly}
          @click=${() => this.#change({ volume: without(this.voice.volume, at) })}
        >
          ✕
        </button>
      </div>
    </li>`
  }

  #volume(): TemplateResult {
    const { voice } = this
    const t = hallScreensOffice[this.locale]
    return html`<fieldset>
      <legend>${t.volume}</legend>
      <div class="day" aria-hidden="true">
        ${clocks.map(clock => html`<div .style=${`height: ${volumeAtClock(voice, clock) || 0}%`}></div>`)}
      </div>
      <p class="hint">${t.volumeHint}</p>
      <ol class="cards">
        ${voice.volume.map((step, at) => this.#step(step, at, voice.volume.length === 1))}
      </ol>
      ${
        voice.volume.length < maxSteps
          ? html`<button
              class="button"
              data-act="add-step"
              @click=${() => this.#change({ volume: [...voice.volume, { from: '18:00', percent: 50 }] })}
            >
              ${t.addStep}
            </button>`
          : nothing
      }
    </fieldset>`
  }

  #area(area: readonly string[], at: number): TemplateResult {
    const { voice } = this
    const t = hallScreensOffice[this.locale]
    return html`<li>
      <fieldset class="row" data-area=${at} aria-describedby="wrong-area-${at}">
        <legend>${t.area(at + 1)}</legend>
        ${this.zones.map(
          ({ id, name }) => html`<label class="choice">
            <input
              type="checkbox"
              name="area-${at}-${id}"
              .checked=${area.includes(id)}
              @change=${() => this.#change({ areas: withZoneInArea(voice.areas, at, id) })}
            />
            <span>${name}</span>
          </label>`,
        )}
        <button
          class="button square"
          data-act="remove-area"
          aria-label="${t.remove}: ${t.area(at + 1)}"
          title=${t.remove}
          @click=${() => this.#change({ areas: without(voice.areas, at) })}
        >
          ✕
        </button>
      </fieldset>
      ${wrongText(`wrong-area-${at}`, this.#wrong(`areas.${at}`))}
    </li>`
  }

  #areas(): TemplateResult {
    const { voice, zones } = this
    const t = hallScreensOffice[this.locale]
    const isFull = voice.areas.length >= zones.length
    return html`<fieldset>
      <legend>${t.areas}</legend>
      <p class="hint">${t.areasHint}</p>
      <ol class="cards">${voice.areas.map((area, at) => this.#area(area, at))}</ol>
      ${
        isFull
          ? nothing
          : html`<button
              class="button"
              data-act="add-area"
              @click=${() => this.#change({ areas: [...voice.areas, []] })}
            >
              ${t.addArea}
            </button>`
      }
    </fieldset>`
  }

  override render() {
    const t = hallScreensOffice[this.locale]
    return html`<fieldset class="card" ?disabled=${this.readonly}>
      ${selectField({
        name: 'zeros',
        label: t.zeros,
        options: zeroWays.map(way => [way, t.zeroWays[way]] as const),
        value: this.voice.zeros,
        onChange: zeros => this.#change({ zeros }),
      })}
      ${this.#volume()} ${this.#areas()}
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-voice-form': VoiceForm
  }
  interface HTMLElementEventMap {
    'kezek-voice-change': CustomEvent<VoiceSettings>
  }
}
