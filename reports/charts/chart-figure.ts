import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import { charts } from '../../shared/i18n/common/charts.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import type { ReportTable } from '../../shared/report/table.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import '../report-table.ts'
import '../../shared/ui/charts/kezek-chart.ts'
import type { Drawing } from '../../shared/ui/charts/kezek-chart.ts'

const loadEngine = () => import('./engine.ts')

/** A picture and the same data as a table: for screen readers and for users who want the figures. */
export interface ChartView {
  drawing: Drawing
  /** Its title is the picture's. */
  table: ReportTable
  height: number
}

/** A chart with its title and its table. */
@customElement('kezek-chart-figure')
export class ChartFigure extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      figure {
        margin: 0;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      summary {
        width: fit-content;
        min-height: 44px;
        padding: 10px 4px;
        font-weight: 600;
        cursor: pointer;
      }

      @media print {
        figure {
          break-inside: avoid;
        }

        details:not([open]) {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) view!: ChartView
  @property() locale: Locale = 'kk'

  override render(): TemplateResult {
    const { view, locale } = this
    const t = reportsMessages[locale]
    const c = charts[locale]
    const { title } = view.table
    return html`<figure>
      <figcaption><h3>${title}</h3></figcaption>
      <kezek-chart
        .drawing=${view.drawing}
        .load=${loadEngine}
        .label=${`${title}. ${c.sameInTable}`}
        .lost=${c.lost}
        .height=${view.height}
      ></kezek-chart>
      <details>
        <summary>${t.asTable}<span class="visually-hidden">: ${title}</span></summary>
        <kezek-report-table .table=${view.table} .locale=${locale}></kezek-report-table>
      </details>
    </figure>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-chart-figure': ChartFigure
  }
}
