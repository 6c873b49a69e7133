import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ArchiveReport } from '../../shared/contract/archive-report.ts'
import type { ExportRequest } from '../../shared/contract/archive-requests.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { formatMonth } from '../../shared/i18n/common/date-field.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { purposeTitle } from '../../shared/i18n/common/purposes.ts'
import { reportsFiles } from '../../shared/i18n/reports/files.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import type { ReportTable } from '../../shared/report/table.ts'
import { tablesOf } from '../../shared/report/tables.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { monthSpan } from '../address.ts'
import { queryView } from '../query-view.ts'
import '../files/export-row.ts'
import { centreName, groupName, serviceName } from '../names.ts'
import '../report-table.ts'
import { reportsStyles } from '../reports.styles.ts'
import type { Reports } from '../reports.ts'

/** All tables of a span, to read here or to download. */
@customElement('kezek-reports-tables')
export class TablesSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      .files {
        display: grid;
        gap: 12px;
        margin-bottom: 20px;
      }

      .files .row {
        display: flex;
        flex-wrap: wrap;
        gap: 12px 20px;
        align-items: end;
      }

      .month {
        margin: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: end;
      }

      .month .field {
        width: auto;
      }

      ul {
        display: grid;
        gap: 10px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .table {
        display: grid;
        gap: 8px;
        margin-bottom: 24px;
      }

      .table > .head {
        margin: 0;
      }

      @media print {
        .files {
          display: none;
        }

        .table {
          break-inside: avoid-page;
        }
      }
    `,
  ]

  /** Ids of the files that were requested in this section. */
  @state() private asked: readonly string[] = []

  @property({ attribute: false }) reports!: Reports

  get #mayTake(): boolean {
    return mayDo(this.reports.role, 'report:export')
  }

  async #ask(kind: ExportRequest['kind'], more: Partial<ExportRequest> = {}): Promise<void> {
    const { exports, choice, locale } = this.reports
    const { centre, from, to } = choice
    const job = await exports.ask({ kind, centre, from, to, lang: locale, ...more })
    if (job) this.asked = [job.id, ...this.asked]
  }

  #onMonth(event: Event): void {
    event.preventDefault()
    const month = String(new FormData(event.target as HTMLFormElement).get('month') ?? '')
    void this.#ask('month-pdf', monthSpan(month))
  }

  #month(): TemplateResult {
    const { locale, choice, today } = this.reports
    const t = reportsFiles[locale]
    return html`<form class="month" novalidate @submit=${this.#onMonth}>
      ${selectField({
        name: 'month',
        label: t.month,
        options: monthsUpTo(today, choice.to).map(month => [month, formatMonth(locale, month)] as const),
        value: choice.to.slice(0, 7),
      })}
      <button class="button" data-ask="month-pdf">${t.monthPdf}</button>
    </form>`
  }

  #files(): TemplateResult {
    const { reports, asked } = this
    const { jobs = [], refusal } = reports.exports
    const t = reportsFiles[reports.locale]
    const here = jobs.filter(({ id }) => asked.includes(id))
    return html`<div class="files">
      <div class="row">
        <button class="button primary" data-ask="tables-xlsx" @click=${() => void this.#ask('tables-xlsx')}>
          ${t.allXlsx}
        </button>
        ${this.#month()}
      </div>
      <div role="alert">${refusal ? html`<p class="trouble">${errorMessage(reports.locale, refusal)}</p>` : nothing}</div>
      ${
        here.length > 0
          ? html`<ul>
                ${repeat(
                  here,
                  ({ id }) => id,
                  job => html`<li>
                    <kezek-export-row .reports=${reports} .job=${job}></kezek-export-row>
                  </li>`,
                )}
              </ul>
              <p class="quiet">${t.inFiles}</p>`
          : nothing
      }
    </div>`
  }

  #table(table: ReportTable): TemplateResult {
    const { locale } = this.reports
    const t = reportsFiles[locale]
    const { id, title } = table
    return html`<div class="table">
      <div class="head">
        <h3>${title}</h3>
        ${
          this.#mayTake
            ? html`<button
                class="button"
                data-csv=${id}
                aria-label=${t.csvOf(title)}
                @click=${() => void this.#ask('table-csv', { table: id })}
              >
                ${t.csv}
              </button>`
            : nothing
        }
      </div>
      <kezek-report-table .table=${table} .locale=${locale}></kezek-report-table>
    </div>`
  }

  #show(report: ArchiveReport): TemplateResult {
    const { reports } = this
    if (report.total.visitors === 0)
      return html`<p class="empty" role="status">${reportsMessages[reports.locale].nobody}</p>`
    const tables = tablesOf(report, reports.locale, {
      service: id => serviceName(reports, id),
      centre: id => centreName(reports, id),
      group: letter => groupName(reports, letter),
      waitIndicator: reports.catalogue.waitIndicator,
      purpose: id => purposeTitle(reports.locale, id, reports.catalogue),
    })
    return html`${tables.map(table => this.#table(table))}`
  }

  override render(): TemplateResult {
    const { figures, locale } = this.reports
    return html`<div class="head"><h2>${reportsFiles[locale].tablesTitle}</h2></div>
      ${this.#mayTake ? this.#files() : nothing}
      ${queryView(figures, locale, report => this.#show(report))}`
  }
}

/** Months in the list: the five years that the archive keeps. */
const monthsOffered = 60

/** @returns the months to choose from, newest first, including the chosen one. */
function monthsUpTo(today: string, chosen: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const months = Array.from({ length: monthsOffered }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  )
  const own = chosen.slice(0, 7)
  return months.includes(own) ? months : [own, ...months]
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-tables': TablesSection
  }
}
