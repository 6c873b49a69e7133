import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ArchiveReport } from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { reportsOverview } from '../../shared/i18n/reports/overview.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { queryView } from '../query-view.ts'
import '../charts/chart-figure.ts'
import type { ChartView } from '../charts/chart-figure.ts'
import { distributionChart } from '../charts/distribution.ts'
import { visitorsHeat, waitsHeat } from '../charts/heat.ts'
import { reasonsChart } from '../charts/reasons.ts'
import { trendChart } from '../charts/trend.ts'
import { reportsStyles } from '../reports.styles.ts'
import type { Reports } from '../reports.ts'
import './figure-tiles.ts'

/** A span of days at a glance: figures and charts with their tables. */
@customElement('kezek-reports-overview')
export class OverviewSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 540px), 1fr));
        gap: 16px;
        align-items: start;
        margin-top: 16px;
      }

      .charts > :first-child {
        grid-column: 1 / -1;
      }

      @media print {
        .charts {
          grid-template-columns: 1fr;
        }
      }
    `,
  ]

  /** The charts, made again only for another report or language, so that an update does not disturb them. */
  #drawn: { report: ArchiveReport; locale: Locale; charts: ChartView[] } | undefined

  @property({ attribute: false }) reports!: Reports

  #charts(report: ArchiveReport): ChartView[] {
    const { locale } = this.reports
    if (this.#drawn?.report !== report || this.#drawn.locale !== locale) {
      const charts = [trendChart, visitorsHeat, waitsHeat, distributionChart, reasonsChart]
      this.#drawn = { report, locale, charts: charts.map(chart => chart(locale, report)) }
    }
    return this.#drawn.charts
  }

  #show(report: ArchiveReport): TemplateResult {
    const { locale } = this.reports
    const t = reportsOverview[locale]
    if (report.total.visitors === 0)
      return html`<p class="empty" role="status">${reportsMessages[locale].nobody}</p>`
    return html`
      <section aria-label=${t.figures}>
        <kezek-figure-tiles
          .figures=${report.total}
          .locale=${locale}
          .waitIndicator=${this.reports.catalogue.waitIndicator}
        ></kezek-figure-tiles>
      </section>
      <section class="charts" aria-label=${t.charts}>
        ${this.#charts(report).map(
          view =>
            html`<kezek-chart-figure
              data-chart=${view.table.id}
              .view=${view}
              .locale=${locale}
            ></kezek-chart-figure>`,
        )}
      </section>
    `
  }

  override render(): TemplateResult {
    const { figures, locale } = this.reports
    return html`<h2 class="visually-hidden">${reportsMessages[locale].sections.overview}</h2>
      ${queryView(figures, locale, report => this.#show(report))}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-overview': OverviewSection
  }
}
