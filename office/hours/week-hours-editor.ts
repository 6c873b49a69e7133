import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import { type DayHours, type Weekday, type WeekHours, weekdays } from '../../shared/domain/settings.ts'
import { formatDays } from '../../shared/i18n/common/time.ts'
import { hoursOffice } from '../../shared/i18n/office/hours.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import { cleanTime, type FieldProblem, isTime, newRow } from './hours-form.ts'

/** Monday first, as people read a week. */
const week: readonly Weekday[] = [...weekdays.slice(1), ...weekdays.slice(0, 1)]
/** Breaks of a day that the schema takes. */
const maxBreaks = 5

type Break = DayHours['breaks'][number]

/** Hours of a week: rows of weekdays with the same times and breaks. */
@customElement('kezek-week-hours')
export class WeekHoursEditor extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .rows {
        display: grid;
        gap: 16px;
      }

      fieldset {
        display: grid;
        gap: 12px;
        margin: 0;
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .days {
        display: flex;
        flex-wrap: wrap;
      }

      .times {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr));
        gap: 12px;
        align-items: start;
      }

      .times > button {
        align-self: end;
      }
    `,
  ]

  @property({ attribute: false }) hours: WeekHours = []
  @property({ attribute: false }) problems: readonly FieldProblem[] = []
  @property() locale: Locale = 'kk'
  /** Whose hours they are. */
  @property() label = ''
  @property({ type: Boolean }) readonly = false

  #change(hours: WeekHours): void {
    this.dispatchEvent(new CustomEvent('kezek-hours-change', { detail: hours }))
  }

  #setRow(row: number, change: Partial<DayHours>): void {
    this.#change(this.hours.map((old, at) => (at === row ? { ...old, ...change } : old)))
  }

  #setBreak(row: number, { breaks }: DayHours, at: number, change: Partial<Break>): void {
    this.#setRow(row, { breaks: breaks.map((old, index) => (index === at ? { ...old, ...change } : old)) })
  }

  #wrong(row: number, field: FieldProblem['field'], at?: number): string | undefined {
    const found = this.problems.find(
      problem => problem.row === row && problem.field === field && problem.at === at,
    )
    return found && hoursOffice[this.locale].problems[found.problem]
  }

  #time(id: string, label: string, value: string, wrong: string | undefined, set: (time: string) => void) {
    return html`<div>
      <label class="label" for=${id}>${label}</label>
      <input
        class="field"
        id=${id}
        name=${id}
        inputmode="numeric"
        autocomplete="off"
        maxlength="5"
        placeholder="09:00"
        ?disabled=${this.readonly}
        .value=${value}
        aria-invalid=${wrong !== undefined}
        aria-describedby=${wrong === undefined ? nothing : `wrong-${id}`}
        @change=${(event: Event) => set(cleanTime((event.target as HTMLInputElement).value))}
      />
      ${wrongText(`wrong-${id}`, wrong)}
    </div>`
  }

  #days(row: number, { days }: DayHours): TemplateResult {
    const wrong = this.#wrong(row, 'days')
    const toggle = (day: Weekday) =>
      this.#setRow(row, { days: week.filter(other => days.includes(other) !== (other === day)) })
    return html`<div
        class="days"
        role="group"
        aria-label=${hoursOffice[this.locale].weekdays}
        aria-describedby=${wrong === undefined ? nothing : `wrong-days-${row}`}
      >
        ${week.map(
          day => html`<label class="choice">
            <input
              type="checkbox"
              name="${row}-${day}"
              aria-invalid=${wrong !== undefined}
              ?disabled=${this.readonly}
              .checked=${days.includes(day)}
              @change=${() => toggle(day)}
            />
            ${formatDays(this.locale, [day])}
          </label>`,
        )}
      </div>
      ${wrongText(`wrong-days-${row}`, wrong)}`
  }

  #break(row: number, hours: DayHours, span: Break, at: number): TemplateResult {
    const t = hoursOffice[this.locale]
    const wrong = this.#wrong(row, 'breaks', at)
    const id = `${row}-break-${at}`
    // The end is wrong by itself where only it is no time.
    const isEnd = isTime(span.from) && !isTime(span.to)
    return html`<div class="times" data-break=${at}>
      ${this.#time(`${id}-from`, t.breakFrom, span.from, isEnd ? undefined : wrong, from => this.#setBreak(row, hours, at, { from }))}
      ${this.#time(`${id}-to`, t.breakTo, span.to, isEnd ? wrong : undefined, to => this.#setBreak(row, hours, at, { to }))}
      ${
        this.readonly
          ? nothing
          : html`<button
              class="button"
              data-act="remove-break"
              @click=${() => this.#setRow(row, { breaks: hours.breaks.filter((_, index) => index !== at) })}
            >
              ${t.removeBreak}
            </button>`
      }
    </div>`
  }

  #row(hours: DayHours, row: number): TemplateResult {
    const t = hoursOffice[this.locale]
    const { open, close, breaks } = hours
    return html`<fieldset data-row=${row}>
      <legend>${t.row(row + 1)}</legend>
      ${this.#days(row, hours)}
      <div class="times">
        ${this.#time(`${row}-open`, t.opens, open, this.#wrong(row, 'open'), open => this.#setRow(row, { open }))}
        ${this.#time(`${row}-close`, t.closes, close, this.#wrong(row, 'close'), close => this.#setRow(row, { close }))}
      </div>
      ${breaks.map((span, at) => this.#break(row, hours, span, at))}
      ${
        this.readonly
          ? nothing
          : html`<div class="row">
              <button
                class="button"
                data-act="add-break"
                ?disabled=${breaks.length >= maxBreaks}
                @click=${() => this.#setRow(row, { breaks: [...breaks, { from: '13:00', to: '14:00' }] })}
              >
                ${t.addBreak}
              </button>
              <button
                class="button"
                data-act="remove-row"
                @click=${() => this.#change(this.hours.filter((_, at) => at !== row))}
              >
                ${t.removeRow(row + 1)}
              </button>
            </div>`
      }
    </fieldset>`
  }

  override render(): TemplateResult {
    const t = hoursOffice[this.locale]
    return html`<div class="rows" role="group" aria-label=${t.rows(this.label)}>
      ${this.hours.length === 0 ? html`<p class="mark warn">${t.closedAlways}</p>` : nothing}
      ${this.hours.map((hours, row) => this.#row(hours, row))}
      ${
        this.readonly || this.hours.length >= weekdays.length
          ? nothing
          : html`<div>
              <button class="button" data-act="add-row" @click=${() => this.#change([...this.hours, newRow(this.hours)])}>
                ${t.addRow}
              </button>
            </div>`
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-week-hours': WeekHoursEditor
  }
  interface HTMLElementEventMap {
    /** Hours of a week as they are typed. */
    'kezek-hours-change': CustomEvent<WeekHours>
  }
}
