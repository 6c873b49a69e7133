import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ArchiveState, UndigestedEvent } from '../../shared/contract/archive-report.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { formatClock, formatDate } from '../../shared/i18n/common/time.ts'
import { reportsFiles } from '../../shared/i18n/reports/files.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { ApiQuery } from '../api-query.ts'
import { centreField } from '../centre-field.ts'
import { centreName } from '../names.ts'
import { queryView } from '../query-view.ts'
import { reportsStyles } from '../reports.styles.ts'
import type { Reports } from '../reports.ts'

/** Shows how far the archive is, which events it could not digest, and where a hall's store went back. */
@customElement('kezek-reports-archive')
export class ArchiveSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    reportsStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 12px;
        margin: 0 0 20px;
      }

      dt {
        font-weight: 600;
        color: var(--ink-2);
      }

      dd {
        margin: 4px 0 0;
        font-size: 1.25rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }

      section {
        display: grid;
        gap: 8px;
        margin: 20px 0;
      }

      .card > .fields {
        max-width: 420px;
      }

      .said {
        display: flex;
        gap: 8px;
        align-items: center;
        font-weight: 600;
      }

      .said.good {
        color: var(--good);
      }

      ul {
        margin: 0;
        padding-left: 20px;
      }

      td,
      th[scope='row'] {
        overflow-wrap: anywhere;
      }
    `,
  ]

  readonly #state = new ApiQuery<ArchiveState>(this)

  @property({ attribute: false }) reports!: Reports

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { choice, press } = this.reports
    if (!changed.has('reports') || choice.section !== 'archive') return
    this.#state.want(`/api/reports/archive?${new URLSearchParams({ centre: choice.centre })}`, press)
  }

  #when(at: number | null): string {
    if (at === null) return '–'
    const { locale, zone } = this.reports
    return `${formatDate(locale, at, zone, { year: true })}, ${formatClock(at, zone)}`
  }

  #undigested({ undigested, undigestedTotal }: ArchiveState): TemplateResult {
    const t = reportsFiles[this.reports.locale]
    if (undigestedTotal === 0)
      return html`<p class="said good" data-understood>${icon('good')}${t.understood}</p>`
    return html`<section>
      <h3>${t.undigested(undigestedTotal)}</h3>
      <p class="quiet">${t.undigestedHint}</p>
      <div class="scroll" role="region" tabindex="0" aria-label=${t.undigested(undigestedTotal)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t.event}</th>
              <th scope="col">${t.centre}</th>
              <th scope="col">${t.kind}</th>
              <th scope="col">${t.time}</th>
              <th scope="col">${t.why}</th>
            </tr>
          </thead>
          <tbody>
            ${undigested.map(event => this.#event(event))}
          </tbody>
        </table>
      </div>
      ${undigested.length < undigestedTotal ? html`<p class="quiet">${t.firstOnly(undigested.length)}</p>` : nothing}
    </section>`
  }

  #event({ centre, id, type, at, reason }: UndigestedEvent): TemplateResult {
    return html`<tr data-event=${id}>
      <th scope="row">${id}</th>
      <td>${centreName(this.reports, centre)}</td>
      <td>${type ?? '–'}</td>
      <td>${this.#when(at)}</td>
      <td>${reason}</td>
    </tr>`
  }

  #forks({ forks }: ArchiveState): TemplateResult {
    const t = reportsFiles[this.reports.locale]
    if (forks.length === 0) return html`<p class="said good" data-whole>${icon('good')}${t.noForks}</p>`
    return html`<section>
      <h3>${t.forks}</h3>
      <ul>
        ${forks.map(({ centre, epochs }) => html`<li>${t.fork(centreName(this.reports, centre), epochs.length)}</li>`)}
      </ul>
    </section>`
  }

  #show(state: ArchiveState): TemplateResult {
    const { locale } = this.reports
    const t = reportsFiles[locale]
    return html`<dl>
        <div class="card">
          <dt>${t.last}</dt>
          <dd data-last>${state.last === null ? t.noLast : this.#when(state.last)}</dd>
        </div>
        <div class="card">
          <dt>${t.events}</dt>
          <dd data-events>${formatNumber(locale, state.events)}</dd>
        </div>
      </dl>
      ${this.#undigested(state)} ${this.#forks(state)}`
  }

  override render(): TemplateResult {
    const { reports } = this
    const t = reportsFiles[reports.locale]
    return html`<div class="head"><h2>${t.archiveTitle}</h2></div>
      <form class="card" aria-label=${t.centre} @submit=${(event: Event) => event.preventDefault()}>
        <div class="fields">
          ${centreField(reports, { withAll: true, onChange: centre => centre !== '' && reports.choose({ centre }) })}
        </div>
      </form>
      ${queryView(this.#state, reports.locale, state => this.#show(state))}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-archive': ArchiveSection
  }
}
