import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ExportKind } from '../../shared/contract/archive-report.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { reportsFiles } from '../../shared/i18n/reports/files.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { reportsStyles } from '../reports.styles.ts'
import type { Reports } from '../reports.ts'
import './export-row.ts'

/** Lists the requested files and offers all tickets of the span as a file. */
@customElement('kezek-reports-files')
export class FilesSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      .ask {
        margin: 0 0 20px;
      }

      .ask .actions {
        margin-top: 8px;
      }

      ul {
        display: grid;
        gap: 10px;
        margin: 12px 0 0;
        padding: 0;
        list-style: none;
      }
    `,
  ]

  @property({ attribute: false }) reports!: Reports

  protected override willUpdate(): void {
    this.reports.exports.want()
  }

  #ask(kind: ExportKind): void {
    const { exports, choice, locale } = this.reports
    const { centre, from, to } = choice
    void exports.ask({ kind, centre, from, to, lang: locale })
  }

  #asking(): TemplateResult {
    const t = reportsFiles[this.reports.locale]
    return html`<div class="card ask">
      <p>${t.everyTicket}</p>
      <div class="actions">
        <button class="button" data-ask="tickets-xlsx" @click=${() => this.#ask('tickets-xlsx')}>${t.ticketsXlsx}</button>
        <button class="button" data-ask="tickets-csv" @click=${() => this.#ask('tickets-csv')}>${t.ticketsCsv}</button>
        <button class="button" data-ask="tables-xlsx" @click=${() => this.#ask('tables-xlsx')}>${t.allXlsx}</button>
      </div>
    </div>`
  }

  #list(): TemplateResult {
    const { reports } = this
    const { jobs, refusal } = reports.exports
    const t = reportsFiles[reports.locale]
    const frame = reportsMessages[reports.locale]
    if (jobs === undefined)
      return refusal ? html`${nothing}` : html`<p class="quiet waiting" role="status">${frame.asking} …</p>`
    if (jobs.length === 0) return html`<p class="empty quiet" role="status">${t.none}</p>`
    return html`<ul>
      ${repeat(
        jobs,
        ({ id }) => id,
        job => html`<li><kezek-export-row .reports=${reports} .job=${job}></kezek-export-row></li>`,
      )}
    </ul>`
  }

  override render(): TemplateResult {
    const { locale, role, exports } = this.reports
    const t = reportsFiles[locale]
    return html`<div class="head">
        <h2>${t.filesTitle}</h2>
        <p class="quiet">${t.kept}</p>
      </div>
      ${mayDo(role, 'report:export') ? this.#asking() : nothing}
      ${
        exports.jobs === undefined
          ? refusedView(exports.refusal, exports.retry, locale)
          : html`<div role="alert">
              ${exports.refusal ? html`<p class="trouble">${errorMessage(locale, exports.refusal)}</p>` : nothing}
            </div>`
      }
      ${this.#list()}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-files': FilesSection
  }
}
