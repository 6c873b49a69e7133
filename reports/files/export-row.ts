import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ExportJob } from '../../shared/contract/archive-report.ts'
import { allCentres } from '../../shared/contract/archive-report.ts'
import { errorCodes } from '../../shared/contract/errors.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { formatClock, formatSpan } from '../../shared/i18n/common/time.ts'
import { reportsFiles } from '../../shared/i18n/reports/files.ts'
import { reportsMessages } from '../../shared/i18n/reports/reports.ts'
import { reportTables } from '../../shared/i18n/reports/tables.ts'
import { roleHeader } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { type IconName, icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { centreName } from '../names.ts'
import { reportsStyles } from '../reports.styles.ts'
import type { Reports } from '../reports.ts'

const looks: Readonly<Record<Exclude<ExportJob['state'], 'running'>, [mark: string, sign: IconName]>> = {
  done: ['good', 'good'],
  failed: ['bad', 'bad'],
  cancelled: ['', 'closed'],
}

/** One export file: its progress and the actions on it. */
@customElement('kezek-export-row')
export class ExportRow extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        padding: 10px 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .what {
        flex: 1 1 260px;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .how {
        flex: 1 1 220px;
        min-width: 0;
      }

      strong {
        font-weight: 650;
      }

      progress {
        display: block;
        width: 100%;
        height: 14px;
        margin-top: 4px;
        accent-color: var(--brand);
      }
    `,
  ]

  @property({ attribute: false }) reports!: Reports
  @property({ attribute: false }) job!: ExportJob

  get #name(): string {
    const { reports, job } = this
    const { locale } = reports
    const [t, { asked }] = [reportsFiles[locale], job]
    const titles: Readonly<Record<string, string>> = reportTables[locale].titles
    const table = asked.kind === 'table-csv' ? titles[asked.table ?? ''] : undefined
    const kind = table === undefined ? t.kinds[asked.kind] : t.csvOf(table)
    const centre =
      asked.centre === allCentres ? reportsMessages[locale].allCentres : centreName(reports, asked.centre)
    return [kind, centre, formatSpan(locale, asked)].join(' · ')
  }

  /** Downloads by script in the demonstration, where a header carries the role: a link cannot send one. */
  async #save(event: Event): Promise<void> {
    const headers = roleHeader()
    if (Object.keys(headers).length === 0) return
    event.preventDefault()
    const { id, name } = this.job
    const response = await fetch(`/api/exports/${id}/file`, { headers })
    if (!response.ok) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = name ?? id
    link.click()
    URL.revokeObjectURL(link.href)
  }

  #state(): TemplateResult {
    const { locale } = this.reports
    const t = reportsFiles[locale]
    const { state, done, of, error, bytes } = this.job
    if (state === 'running') {
      const words = of > 0 ? t.progress(done, of) : t.counting
      return html`<span role="status">${words}</span>
        <progress aria-label=${this.#name} max="100" value=${of > 0 ? Math.round((100 * done) / of) : nothing}></progress>`
    }
    const [mark, sign] = looks[state]
    return html`<span class="mark ${mark}">${icon(sign)}${t[state]}</span>
      ${state === 'done' ? html`<span class="quiet">${t.size(bytes)}</span>` : nothing}
      ${state === 'failed' ? html`<div>${whyOf(locale, error)}</div>` : nothing}`
  }

  #acts(): TemplateResult {
    const { job, reports } = this
    const t = reportsFiles[reports.locale]
    const drop = job.state === 'running' ? t.stop : t.remove
    return html`<div class="actions">
      ${
        job.state === 'done'
          ? html`<a
              class="button"
              data-act="download"
              href="/api/exports/${job.id}/file"
              download=${job.name ?? ''}
              aria-label=${t.ofFile(t.download, this.#name)}
              @click=${(event: Event) => void this.#save(event)}
              >${t.download}</a
            >`
          : nothing
      }
      <button
        class="button"
        data-act="drop"
        aria-label=${t.ofFile(drop, this.#name)}
        @click=${() => void reports.exports.drop(job)}
      >
        ${drop}
      </button>
    </div>`
  }

  override render(): TemplateResult {
    const { job, reports } = this
    return html`<div class="row" data-job=${job.id} data-state=${job.state}>
      <div class="what">
        <strong>${this.#name}</strong>
        <div class="quiet">${reportsFiles[reports.locale].begun(formatClock(job.begun, reports.zone))}</div>
      </div>
      <div class="how">${this.#state()}</div>
      ${this.#acts()}
    </div>`
  }
}

/** @returns an error in words; unchanged where it is not one of our codes. */
function whyOf(locale: Reports['locale'], error: string | null): string {
  const code = errorCodes.find(one => one === error)
  return code ? errorMessage(locale, { code }) : (error ?? '')
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-export-row': ExportRow
  }
}
