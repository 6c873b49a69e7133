import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type ShownDay, type ShownDaysSource, shownDay } from '../../shared/calendar/special-days.ts'
import { addDays, mondayOf } from '../../shared/domain/dates.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { dateField, formatMonth } from '../../shared/i18n/common/date-field.ts'
import { dayInWords } from '../../shared/i18n/common/special-days.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

import { yearCalendarStyles } from './year-calendar.styles.ts'

/** Days by which an arrow key moves. */
const stepOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A year's months with what each day is. Arrow keys move between days; a press opens a day. */
@customElement('kezek-year-calendar')
export class YearCalendar extends LitElement {
  static override styles = [baseStyles, staffStyles, officeStyles, yearCalendarStyles]

  /** The day that the keyboard reaches; undefined: today, or the first day of the year. */
  @state() private reached: string | undefined

  @property() year = ''
  /** The centre's present day, `2026-11-27`. */
  @property() today = ''
  @property({ attribute: false }) source!: ShownDaysSource
  @property() locale: Locale = 'kk'

  get #reached(): string {
    if (this.reached?.startsWith(this.year)) return this.reached
    return this.today.startsWith(this.year) ? this.today : `${this.year}-01-01`
  }

  async #onKeydown(event: KeyboardEvent): Promise<void> {
    const step = stepOf[event.key]
    if (step === undefined) return
    event.preventDefault()
    const day = addDays(this.#reached, step)
    if (!day.startsWith(this.year)) return
    this.reached = day
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
  }

  #choose(day: string): void {
    this.reached = day
    this.dispatchEvent(new CustomEvent('kezek-day-chosen', { detail: day }))
  }

  #cell(date: string): TemplateResult {
    const day: ShownDay = shownDay(date, this.source)
    const words = dayInWords(this.locale, day)
    return html`<td>
      <button
        data-day=${date}
        data-kind=${day.kind}
        tabindex=${date === this.#reached ? 0 : -1}
        aria-current=${date === this.today ? 'date' : nothing}
        aria-label=${words}
        title=${words}
        @click=${() => this.#choose(date)}
      >
        ${Number(date.slice(8))}
      </button>
    </td>`
  }

  #month(month: string): TemplateResult {
    const first = mondayOf(`${month}-01`)
    // A month touches at most six weeks.
    const weeks = Array.from({ length: 6 }, (_, week) =>
      Array.from({ length: 7 }, (_, at) => addDays(first, week * 7 + at)),
    ).filter(days => days.some(day => day.startsWith(month)))
    return html`<table>
      <caption>
        ${formatMonth(this.locale, month)}
      </caption>
      <thead>
        <tr>
          ${dateField[this.locale].weekdays.map(weekday => html`<th scope="col">${weekday}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          days => html`<tr>
            ${days.map(day => (day.startsWith(month) ? this.#cell(day) : html`<td></td>`))}
          </tr>`,
        )}
      </tbody>
    </table>`
  }

  override render(): TemplateResult {
    const months = Array.from({ length: 12 }, (_, at) => `${this.year}-${String(at + 1).padStart(2, '0')}`)
    return html`<div class="months" @keydown=${this.#onKeydown}>${months.map(month => this.#month(month))}</div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-year-calendar': YearCalendar
  }
  interface HTMLElementEventMap {
    /** A day was chosen to be set, as `2026-11-27`. */
    'kezek-day-chosen': CustomEvent<string>
  }
}
