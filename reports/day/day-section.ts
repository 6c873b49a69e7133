import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { DayReport, DaySummary } from '../../shared/contract/archive-report.ts'
import { addDays } from '../../shared/domain/dates.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { ZoneClock } from '../../shared/domain/zone-clock.ts'
import { parseTypedDate } from '../../shared/i18n/common/date-field.ts'
import { formatClock, formatDay } from '../../shared/i18n/common/time.ts'
import { reportsDay } from '../../shared/i18n/reports/day.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { describeDaySummary } from '../../shared/ui/day-summary.ts'
import { dateField } from '../../shared/ui/forms/date-field.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { isOneCentre } from '../address.ts'
import { ApiQuery } from '../api-query.ts'
import { centreField } from '../centre-field.ts'
import { queryView } from '../query-view.ts'
import '../charts/chart-figure.ts'
import type { ChartView } from '../charts/chart-figure.ts'
import { timelineChart } from '../charts/timeline.ts'
import { serviceName } from '../names.ts'
import { reportsStyles } from '../reports.styles.ts'
import type { Reports } from '../reports.ts'
import './timeline-zoom.ts'

/** One day of one centre: a summary and the activity of each window. */
@customElement('kezek-reports-day')
export class DaySection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      .summary {
        margin-bottom: 16px;
      }

      .summary ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 28px;
        margin: 8px 0 0;
        padding: 0 0 0 18px;
      }

      .summary li {
        padding-right: 8px;
      }
    `,
  ]

  readonly #day = new ApiQuery<DayReport>(this)
  /** The chart, made again only for another day or language, so that it keeps its zoom. */
  #drawn: { report: DayReport; locale: Locale; view: ChartView } | undefined

  @query('form') private form!: HTMLFormElement
  @state() private wrong: Readonly<{ centre?: string; day?: string }> = {}
  @property({ attribute: false }) reports!: Reports

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('reports')) return
    const { centre, day, section } = this.reports.choice
    if (section !== 'day') return
    this.#day.want(
      isOneCentre(centre) ? `/api/reports/day?${new URLSearchParams({ centre, day })}` : undefined,
      this.reports.press,
    )
  }

  #onSubmit(event: Event): void {
    event.preventDefault()
    this.#go(0)
  }

  /** @param days days to move by; negative goes back */
  #go(days: number): void {
    const { locale, choose } = this.reports
    const t = reportsMessages[locale]
    const data = new FormData(this.form)
    const centre = String(data.get('centre') ?? '')
    const day = parseTypedDate(String(data.get('day') ?? ''))
    this.wrong = {
      ...(!isOneCentre(centre) || centre === '' ? { centre: t.centreNeeded } : {}),
      ...(day === undefined && { day: t.dateNeeded }),
    }
    if (day !== undefined && Object.keys(this.wrong).length === 0) choose({ centre, day: addDays(day, days) })
    else
      void this.updateComplete.then(() =>
        this.form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
      )
  }

  #form(): TemplateResult {
    const { locale, choice } = this.reports
    const t = reportsDay[locale]
    return html`<form class="card" novalidate aria-label=${t.dayTitle} @submit=${this.#onSubmit}>
      <div class="fields">
        ${centreField(this.reports, { withAll: false, wrong: this.wrong.centre, onChange: () => this.#go(0) })}
        ${dateField({
          name: 'day',
          label: t.day,
          locale,
          today: this.reports.today,
          wrong: this.wrong.day,
          isNeeded: true,
          value: this.wrong.day === undefined ? choice.day : undefined,
        })}
        <div class="press actions">
          <button class="button primary" data-act="show">${reportsMessages[locale].show}</button>
          <button class="button" type="button" data-act="before" @click=${() => this.#go(-1)}>
            <span aria-hidden="true">←</span> ${t.dayBefore}
          </button>
          <button class="button" type="button" data-act="after" @click=${() => this.#go(1)}>
            ${t.dayAfter} <span aria-hidden="true">→</span>
          </button>
        </div>
      </div>
    </form>`
  }

  #summary({ summary, titles, zone }: DayReport): TemplateResult {
    const { reports } = this
    const { locale } = reports
    const t = reportsDay[locale]
    if (!summary) return html`<p class="quiet summary" role="status">${t.noSummary}</p>`
    const sentences = describeDaySummary(
      locale,
      summary,
      id => titles[id]?.[locale] ?? serviceName(reports, id),
    )
    return html`<section class="card summary" aria-labelledby="summary">
      <h3 id="summary">${t.summary}</h3>
      <p class="quiet">${this.#ended(summary, zone)}</p>
      <ul>
        ${sentences.map(sentence => html`<li>${sentence}</li>`)}
      </ul>
    </section>`
  }

  #ended({ closed, day }: DaySummary, zone: ZoneClock): string {
    const { locale, today } = this.reports
    const t = reportsDay[locale]
    if (closed !== null) return t.endedAt(formatClock(closed, zone))
    return day < today ? t.neverEnded : t.notEnded
  }

  #timeline(report: DayReport): TemplateResult {
    const { locale } = this.reports
    if (report.counters.every(({ spans }) => spans.length === 0))
      return html`<p class="quiet">${reportsDay[locale].noWindows}</p>`
    if (this.#drawn?.report !== report || this.#drawn.locale !== locale)
      this.#drawn = { report, locale, view: timelineChart(locale, report) }
    return html`<kezek-timeline-zoom .locale=${locale}>
      <kezek-chart-figure data-chart="windows" .view=${this.#drawn.view} .locale=${locale}></kezek-chart-figure>
    </kezek-timeline-zoom>`
  }

  override render(): TemplateResult {
    const { locale, choice } = this.reports
    const t = reportsDay[locale]
    const date = formatDay(locale, choice.day, { weekday: true, year: true })
    return html`<div class="head">
        <h2>${t.dayTitle}</h2>
        <p>${date}</p>
      </div>
      ${this.#form()}
      ${
        isOneCentre(choice.centre)
          ? queryView(this.#day, locale, report => html`${this.#summary(report)} ${this.#timeline(report)}`)
          : html`<p class="empty" role="status">${reportsMessages[locale].centreNeeded}</p>`
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-day': DaySection
  }
}
