import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/i18n/locale.ts'
import type { ReportTable } from '../shared/report/table.ts'
import { formatCell } from '../shared/report/tables.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'

/** A table of a report. */
@customElement('kezek-report-table')
export class ReportTableView extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      .scroll {
        max-height: 460px;
        overflow: auto;
      }

      thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        vertical-align: bottom;
      }

      tbody th {
        font-weight: 500;
      }

      th.number {
        text-align: right;
      }

      @media print {
        .scroll {
          max-height: none;
          overflow: visible;
          border: 0;
        }

        table {
          font-size: 0.75rem;
        }

        th,
        td {
          padding: 3px 5px;
        }
      }
    `,
  ]

  @property({ attribute: false }) table!: ReportTable
  @property() locale: Locale = 'kk'

  #row(row: ReportTable['rows'][number]): TemplateResult {
    const { locale, table } = this
    return html`<tr>
      ${table.columns.map(({ kind }, at) => {
        const text = formatCell(locale, kind, row[at] ?? null)
        if (at === 0) return html`<th scope="row">${text}</th>`
        return html`<td class=${kind === 'text' ? '' : 'number'}>${text}</td>`
      })}
    </tr>`
  }

  override render(): TemplateResult {
    const { id, title, columns, rows } = this.table
    return html`<div class="scroll" role="region" aria-label=${title} tabindex="0">
      <table data-table=${id}>
        <thead>
          <tr>
            ${columns.map(
              ({ title, kind }, at) =>
                html`<th scope="col" class=${kind === 'text' || at === 0 ? '' : 'number'}>${title}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row => this.#row(row))}
        </tbody>
      </table>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-report-table': ReportTableView
  }
}
