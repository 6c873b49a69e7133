import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type ShownDay, specialDays } from '../shared/calendar/special-days.ts'
import { centreHoursOf } from '../shared/catalogue/effective.ts'
import { addDays } from '../shared/domain/dates.ts'
import { dayInWords, specialDays as words } from '../shared/i18n/common/special-days.ts'
import { isoDay } from '../shared/i18n/common/time.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { pageLink } from '../shared/ui/device.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'

/** Days that the list shows: the next weeks at a glance. The office has the whole year. */
const maxDays = 5
/** Days ahead: managers set days at most a year ahead. */
const daysAhead = 365

/** Lists the next days on which the centre is closed or has other hours. */
@customElement('kezek-board-special-days')
export class BoardSpecialDays extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
      }

      section {
        display: grid;
        gap: 4px;
        padding: 8px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground-2);
      }

      h2 {
        font-size: 1rem;
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
        color: var(--brand);
        font-weight: 600;
      }
    `,
  ]

  @property({ attribute: false }) board!: Board
  @property() centre = ''

  get #days(): ShownDay[] {
    const { hall, view, catalogue } = this.board
    const today = isoDay(view.day)
    const source = {
      settings: view.settings,
      hours: centreHoursOf(view.settings, catalogue),
      days: view.days,
      daysOff: hall.timetable?.daysOff ?? [],
    }
    return specialDays(today, addDays(today, daysAhead), source).slice(0, maxDays)
  }

  override render(): TemplateResult | typeof nothing {
    const { locale, view } = this.board
    const days = view.day === '' ? [] : this.#days
    if (days.length === 0) return nothing
    const t = words[locale]
    return html`<section aria-labelledby="title">
      <h2 id="title">${t.next}</h2>
      <ul>
        ${days.map(day => html`<li data-date=${day.date} data-kind=${day.kind}>${dayInWords(locale, day)}</li>`)}
      </ul>
      <a href="${pageLink('/office/', { centre: this.centre })}#hours">${t.calendar}</a>
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-special-days': BoardSpecialDays
  }
}
