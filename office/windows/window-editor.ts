import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { QueueId } from '../../shared/domain/queue.ts'
import type { CounterSettings } from '../../shared/domain/settings.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { common } from '../../shared/i18n/common/common.ts'
import { numberProblem } from '../../shared/i18n/common/forms.ts'
import { windowsMessages } from '../../shared/i18n/office/windows.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { localizedField } from '../../shared/ui/forms/localized-field.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import '../paper/printer-list.ts'
import '../queue-grid/queue-grid.ts'
import type { GridRows } from '../queue-grid/rows.ts'
import type { WindowMistakes, Windows } from './windows-part.ts'

/** What the server refused of one window, by field. */
export type RefusedFields = Readonly<
  Partial<Record<'id' | 'queues' | 'zone' | 'printers' | 'purpose', string>>
>

/** Changes one window: its number, queues, zone, printers and sign. */
@customElement('kezek-window-editor')
export class WindowEditor extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .all {
        display: grid;
        gap: 20px;
      }

      h4 {
        margin: 0 0 6px;
      }
    `,
  ]

  @property({ attribute: false }) office!: Office
  @property({ attribute: false }) own!: CounterSettings
  /** All windows, for copying. */
  @property({ attribute: false }) windows: Windows = []
  @property({ attribute: false }) rows!: GridRows
  @property({ attribute: false }) mistakes: WindowMistakes = {}
  @property({ attribute: false }) refused: RefusedFields = {}

  #change(change: Partial<CounterSettings>): void {
    this.dispatchEvent(new CustomEvent('kezek-window-change', { detail: { ...this.own, ...change } }))
  }

  /** Changes a field that may be absent. */
  #setOptional<F extends 'zone' | 'purpose' | 'printers'>(
    field: F,
    value: CounterSettings[F] | undefined,
  ): void {
    const { [field]: _before, ...rest } = this.own
    const detail = value === undefined ? rest : { ...rest, [field]: value }
    this.dispatchEvent(new CustomEvent('kezek-window-change', { detail }))
  }

  #number(): TemplateResult {
    const { locale } = this.office
    const t = windowsMessages[locale]
    const { number } = this.mistakes
    const range = number === 'range' ? numberProblem(locale, Number.NaN, settingsLimits.counters) : undefined
    const wrong = number === 'twice' ? t.twice : (range ?? this.refused.id)
    return html`<div>
      <label class="label" for="number">${t.number}</label>
      <input
        class="field"
        id="number"
        name="number"
        inputmode="numeric"
        autocomplete="off"
        maxlength="2"
        .value=${this.own.id}
        aria-invalid=${wrong !== undefined}
        aria-describedby=${wrong === undefined ? nothing : 'number-wrong'}
        @input=${(event: Event) => this.#change({ id: (event.target as HTMLInputElement).value.trim() })}
      />
      ${wrongText('number-wrong', wrong)}
    </div>`
  }

  #copy(): TemplateResult | typeof nothing {
    const { locale } = this.office
    const t = windowsMessages[locale]
    const others = this.windows.filter(({ id, queues }) => id !== this.own.id && queues.length > 0)
    if (others.length === 0) return nothing
    return html`<div>
      <label class="label" for="copy">${t.copyFrom}</label>
      <select
        class="field"
        id="copy"
        name="copy"
        @change=${(event: Event) => {
          const select = event.target as HTMLSelectElement
          const from = others[select.selectedIndex - 1]
          select.selectedIndex = 0
          if (from) this.#change({ queues: from.queues })
        }}
      >
        <option>${t.copyChoose}</option>
        ${others.map(({ id }) => html`<option>${common[locale].window(id)}</option>`)}
      </select>
    </div>`
  }

  #zone(): TemplateResult | typeof nothing {
    const { locale, settings } = this.office
    const t = windowsMessages[locale]
    if (settings.zones.length === 0 && this.own.zone === undefined) return nothing
    return selectField({
      name: 'zone',
      label: t.zone,
      options: [['', t.noZone], ...settings.zones.map(({ id, title }) => [id, title[locale]] as const)],
      value: this.own.zone ?? '',
      wrong: this.refused.zone,
      onChange: zone => this.#setOptional('zone', zone || undefined),
    })
  }

  #printers(): TemplateResult | typeof nothing {
    const { locale, settings } = this.office
    const printers = Object.keys(settings.printers)
    if (printers.length === 0 && !this.own.printers) return nothing
    return html`<kezek-printer-list
      .place=${common[locale].window(this.own.id)}
      .value=${this.own.printers ?? []}
      .printers=${printers}
      .locale=${locale}
      .readonly=${!mayChangeSettings(this.office)}
      .wrongWords=${this.refused.printers ?? ''}
      @kezek-printers-picked=${({ detail }: CustomEvent<readonly string[]>) =>
        this.#setOptional('printers', detail.length > 0 ? detail : undefined)}
    ></kezek-printer-list>`
  }

  #queues(): TemplateResult {
    const { locale } = this.office
    const t = windowsMessages[locale]
    const { queues } = this.mistakes
    const { max } = settingsLimits.counterQueues
    const tooMany = queues === 'too-many' ? t.tooManyQueues(this.own.queues.length, max) : undefined
    const wrong = queues === 'none' ? t.noQueue : (tooMany ?? this.refused.queues)
    return html`<div role="group" aria-labelledby="queues" aria-describedby=${wrong === undefined ? nothing : 'queues-wrong'}>
      <h4 id="queues">${t.queues}</h4>
      ${wrongText('queues-wrong', wrong)}
      <kezek-queue-grid
        .office=${this.office}
        .rows=${this.rows}
        .chosen=${new Set<QueueId>(this.own.queues)}
        .readonly=${!mayChangeSettings(this.office)}
        @kezek-queues-picked=${({ detail }: CustomEvent<readonly QueueId[]>) => this.#change({ queues: detail })}
      ></kezek-queue-grid>
    </div>`
  }

  override render() {
    const { locale } = this.office
    const t = windowsMessages[locale]
    return html`<div class="all">
      <fieldset class="fields" ?disabled=${!mayChangeSettings(this.office)}>
        ${this.#number()} ${this.#zone()} ${this.#copy()}
      </fieldset>
      ${this.#queues()}
      <fieldset ?disabled=${!mayChangeSettings(this.office)}>
        <label class="choice">
          <input
            type="checkbox"
            name="own"
            .checked=${this.own.ownQueues}
            aria-describedby="own-hint"
            @change=${(event: Event) => this.#change({ ownQueues: (event.target as HTMLInputElement).checked })}
          />
          <span>${t.ownQueues}</span>
        </label>
        <p class="hint" id="own-hint">${t.ownQueuesHint}</p>
      </fieldset>
      <fieldset ?disabled=${!mayChangeSettings(this.office)}>
        ${localizedField({
          name: 'sign',
          label: t.sign,
          hint: t.signHint,
          locale,
          value: this.own.purpose,
          wrong: this.refused.purpose,
          onChange: purpose => this.#setOptional('purpose', purpose),
        })}
      </fieldset>
      ${this.#printers()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-window-editor': WindowEditor
  }
  interface HTMLElementEventMap {
    'kezek-window-change': CustomEvent<CounterSettings>
  }
}
