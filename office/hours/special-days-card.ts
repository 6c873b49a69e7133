import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type ShownDay, type ShownDaysSource, specialDays } from '../../shared/calendar/special-days.ts'
import { centreHoursOf } from '../../shared/catalogue/effective.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { dayInWords, specialDays as words } from '../../shared/i18n/common/special-days.ts'
import { isoDay } from '../../shared/i18n/common/time.ts'
import { hoursOffice } from '../../shared/i18n/office/hours.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import './day-dialog.ts'
import './year-calendar.ts'
import { yearCalendarStyles } from './year-calendar.styles.ts'

const kinds: readonly ShownDay['kind'][] = ['usual', 'day-off', 'holiday', 'closed', 'moved']

/** The calendar of this year or the next, what differs from the week in it, and the dialog that sets a day. */
@customElement('kezek-special-days-card')
export class SpecialDaysCard extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    yearCalendarStyles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      button[aria-pressed='true'] {
        background: var(--brand);
        color: var(--brand-ink);
      }

      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
      }
    `,
  ]

  /** Undefined: the present year. */
  @state() private year: string | undefined
  /** The day that the dialog sets. */
  @state() private day: string | undefined
  @state() private saved = false

  @property({ attribute: false }) office!: Office
  /** The settings as a save would make them. */
  @property({ attribute: false }) settings!: CentreSettings

  /** The centre's present day, from the server. */
  get #today(): string {
    const { hall } = this.office
    return isoDay(hall.timetable?.day.day ?? hall.view?.day ?? '')
  }

  get #source(): ShownDaysSource {
    const { hall, catalogue } = this.office
    return {
      settings: this.settings,
      hours: centreHoursOf(this.settings, catalogue),
      days: hall.view?.days ?? {},
      daysOff: hall.timetable?.daysOff ?? [],
    }
  }

  #open(day: string): void {
    this.saved = false
    if (mayDo(this.office.role, 'day:set-day')) this.day = day
  }

  #list(year: string, source: ShownDaysSource): TemplateResult {
    const { locale } = this.office
    const t = hoursOffice[locale]
    const days = specialDays(`${year}-01-01`, `${year}-12-31`, source)
    const notice = (day: ShownDay) => day.setting?.notice?.[locale]
    return html`<h4>${t.special}</h4>
      ${days.length === 0 ? html`<p>${t.noSpecial}</p>` : nothing}
      <ul data-special>
        ${days.map(
          day => html`<li data-date=${day.date}>
            ${dayInWords(locale, day)}${notice(day) ? html` <span class="quiet">${notice(day)}</span>` : nothing}
          </li>`,
        )}
      </ul>`
  }

  override render() {
    const { locale } = this.office
    const t = hoursOffice[locale]
    const today = this.#today
    const thisYear = today.slice(0, 4)
    const year = this.year ?? thisYear
    const source = this.#source
    const isKnown = source.daysOff.some(({ date, id }) => id && date.startsWith(year))
    return html`<section class="card">
      <h3>${t.calendar}</h3>
      <p class="hint">${mayDo(this.office.role, 'day:set-day') ? t.calendarHint : t.calendarReadOnly}</p>
      <div class="row" role="group" aria-label=${t.year}>
        ${[thisYear, String(Number(thisYear) + 1)].map(
          one => html`<button
            class="button"
            data-year=${one}
            aria-pressed=${one === year}
            @click=${() => {
              this.year = one
            }}
          >
            ${one}
          </button>`,
        )}
      </div>
      ${isKnown ? nothing : html`<p class="mark warn">${t.noHolidays(year)}</p>`}
      <p role="status">${this.saved ? t.daySaved : nothing}</p>
      <kezek-year-calendar
        .year=${year}
        .today=${today}
        .source=${source}
        .locale=${locale}
        @kezek-day-chosen=${({ detail }: CustomEvent<string>) => this.#open(detail)}
      ></kezek-year-calendar>
      <ul class="legend">
        ${kinds.map(kind => html`<li><span class="sample" data-kind=${kind} aria-hidden="true">1</span> ${words[locale].kinds[kind]}</li>`)}
      </ul>
      ${this.#list(year, source)}
      ${
        this.day === undefined
          ? nothing
          : html`<kezek-office-day
              .office=${this.office}
              .day=${this.day}
              .today=${today}
              @kezek-dialog-close=${() => {
                this.day = undefined
              }}
              @kezek-day-saved=${() => {
                this.day = undefined
                this.saved = true
              }}
            ></kezek-office-day>`
      }
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-special-days-card': SpecialDaysCard
  }
}
