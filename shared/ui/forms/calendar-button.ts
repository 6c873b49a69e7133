import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { addDays, mondayOf } from '../../domain/dates.ts'
import type { Locale } from '../../domain/locale.ts'
import { dateField, formatMonth, parseTypedDate } from '../../i18n/common/date-field.ts'
import { formatDay } from '../../i18n/common/time.ts'
import { baseStyles } from '../base.styles.ts'
import { staffStyles } from '../staff.styles.ts'

/** Weeks shown: the most that a month can touch. */
const weeksShown = 6

/** Days by which an arrow key moves. */
const stepOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Opens a month to choose a day from, by pointer or by keyboard: arrows, Page Up and Page Down, Home and End, Enter. */
@customElement('kezek-calendar-button')
export class CalendarButton extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      dialog {
        padding: 14px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        color: var(--ink);
      }

      dialog::backdrop {
        background: rgb(7 21 33 / 40%);
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }

      h2 {
        font-size: 1.0625rem;
      }

      table {
        width: auto;
        margin: 8px 0;
      }

      thead th,
      td {
        width: 44px;
        padding: 0;
        border: 0;
        text-align: center;
        background: none;
      }

      td button {
        width: 44px;
        height: 40px;
        border: 2px solid transparent;
        border-radius: 8px;
        background: none;
      }

      td button:hover {
        background: var(--brand-soft);
      }

      td button[aria-pressed='true'] {
        background: var(--brand);
        color: var(--brand-ink);
      }

      .other {
        color: var(--ink-2);
      }
    `,
  ]

  @query('dialog') private readonly dialog!: HTMLDialogElement | null

  /** The focused day while the calendar is open. */
  @state() private day: string | undefined
  /** The day in the field. */
  @state() private chosen: string | undefined

  @property() locale: Locale = 'kk'
  /** The field's label. */
  @property() label = ''
  /** The centre's present day, `2026-11-27`: the calendar opens there while the field is empty. */
  @property() today = ''
  /** Id of the field beside it. */
  @property() field = ''

  async #open(): Promise<void> {
    const input = this.parentElement?.querySelector<HTMLInputElement>(`#${this.field}`)
    this.chosen = parseTypedDate(input?.value ?? '')
    this.day = this.chosen ?? this.today
    await this.updateComplete
    this.dialog?.showModal()
    this.#focusDay()
  }

  #close(event?: Event): void {
    event?.preventDefault()
    this.dialog?.close()
    this.day = undefined
    this.renderRoot.querySelector<HTMLElement>('.open')?.focus()
  }

  #pick(day: string): void {
    this.#close()
    this.dispatchEvent(new CustomEvent('kezek-date-picked', { detail: day }))
  }

  async #move(day: string, keepsFocus = true): Promise<void> {
    this.day = day
    await this.updateComplete
    if (keepsFocus) this.#focusDay()
  }

  #focusDay(): void {
    this.renderRoot.querySelector<HTMLElement>('td button[tabindex="0"]')?.focus()
  }

  #onKeydown(event: KeyboardEvent): void {
    const { day } = this
    if (day === undefined) return
    const monday = mondayOf(day)
    const to: Readonly<Record<string, string>> = {
      PageUp: monthAway(day, -1),
      PageDown: monthAway(day, 1),
      Home: monday,
      End: addDays(monday, 6),
    }
    const step = stepOf[event.key]
    const target = step === undefined ? to[event.key] : addDays(day, step)
    if (target === undefined) return
    event.preventDefault()
    void this.#move(target)
  }

  #cell(day: string, month: string): TemplateResult {
    const isOther = !day.startsWith(month)
    return html`<td>
      <button
        type="button"
        class=${isOther ? 'other' : ''}
        data-day=${day}
        tabindex=${day === this.day ? 0 : -1}
        aria-label=${formatDay(this.locale, day, { weekday: true, year: true })}
        aria-pressed=${day === this.chosen}
        @click=${() => this.#pick(day)}
      >
        ${Number(day.slice(8))}
      </button>
    </td>`
  }

  #calendar(day: string): TemplateResult {
    const t = dateField[this.locale]
    const month = day.slice(0, 7)
    const first = mondayOf(`${month}-01`)
    const weeks = Array.from({ length: weeksShown }, (_, week) =>
      Array.from({ length: 7 }, (_, at) => addDays(first, week * 7 + at)),
    )
    const turn = (by: 1 | -1, words: string, sign: string) =>
      html`<button
        type="button"
        class="button"
        aria-label=${words}
        title=${words}
        @click=${() => void this.#move(monthAway(day, by), false)}
      >
        ${sign}
      </button>`
    return html`<dialog aria-labelledby="month" @cancel=${(event: Event) => this.#close(event)}>
      <div class="head">
        ${turn(-1, t.previousMonth, '‹')}
        <h2 id="month" aria-live="polite">${formatMonth(this.locale, month)}</h2>
        ${turn(1, t.nextMonth, '›')}
      </div>
      <table @keydown=${this.#onKeydown}>
        <thead>
          <tr>
            ${t.weekdays.map(weekday => html`<th scope="col">${weekday}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(week => html`<tr>${week.map(cell => this.#cell(cell, month))}</tr>`)}
        </tbody>
      </table>
      <button type="button" class="button" @click=${() => this.#close()}>${t.close}</button>
    </dialog>`
  }

  override render(): TemplateResult {
    const words = dateField[this.locale].choose(this.label)
    return html`<button
        type="button"
        class="button open"
        aria-haspopup="dialog"
        aria-label=${words}
        title=${words}
        @click=${() => void this.#open()}
      >
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
          <path
            d="M4 0h2v2h4V0h2v2h3v14H1V2h3z M3 6v8h10V6z M5 8h2v2H5z M9 8h2v2H9z"
            fill="currentColor"
            fill-rule="evenodd"
          ></path>
        </svg>
      </button>
      ${this.day === undefined ? nothing : this.#calendar(this.day)}`
  }
}

/** @returns the same day of another month, or that month's last. */
function monthAway(day: string, by: 1 | -1): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 8)
  const last = new Date(Date.UTC(year, month + by, 0)).getUTCDate()
  return first + String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-calendar-button': CalendarButton
  }
  interface HTMLElementEventMap {
    /** A day was chosen in the calendar, as `2026-11-27`. */
    'kezek-date-picked': CustomEvent<string>
  }
}
