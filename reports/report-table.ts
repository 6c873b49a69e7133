import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import type { ReportTable } from '../shared/report/table.ts'
import { formatCell } from '../shared/report/tables.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'

/** Letters that fit on one line. */
const longName = 22

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
        max-height: 560px;
        overflow: auto;
      }

      thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        vertical-align: bottom;
      }

      /* The names of rows stay visible while the table is scrolled. */
      tbody th {
        font-weight: 500;
        position: sticky;
        left: 0;
        background: var(--ground);
      }

      thead .name:first-child {
        left: 0;
        z-index: 2;
      }

      .short {
        white-space: nowrap;
      }

      .long {
        min-width: min(240px, 38vw);
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

        /* Eighteen columns fit on a sheet. */
        table {
          font-size: 0.75rem;
        }

        th,
        td,
        td.number {
          padding: 2px 3px;
          white-space: normal;
        }

        thead th {
          position: static;
          font-size: 0.6875rem;
        }

        /* Headings run upwards: side by side their words would not fit. */
        thead th.number {
          height: 8.5em;
          text-align: left;
          vertical-align: bottom;
        }

        thead th.number > span {
          display: inline-block;
          max-height: 8.5em;
          line-height: 1.1;
          writing-mode: vertical-rl;
          transform: rotate(180deg);
        }

        tr {
          break-inside: avoid;
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
        const look = kind !== 'text' ? 'number' : text.length > longName ? 'long' : 'short'
        return at === 0 && kind === 'text'
          ? html`<th scope="row" class=${look}>${text}</th>`
          : html`<td class=${look}>${text}</td>`
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
              ({ title, kind }) =>
                html`<th scope="col" class=${kind === 'text' ? 'name' : 'number'}><span>${title}</span></th>`,
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
