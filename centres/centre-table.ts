import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { CentreState } from '../shared/contract/centres.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { centresMessages } from '../shared/i18n/centres/centres.ts'
import { formatNumber } from '../shared/i18n/common/numbers.ts'
import { staffPages } from '../shared/i18n/common/staff-pages.ts'
import { formatDuration, formatMoment } from '../shared/i18n/common/time.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { pageLink } from '../shared/ui/device.ts'
import { icon } from '../shared/ui/icons.ts'
import { stackedTableStyles } from '../shared/ui/stacked-table.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'

/** What a figure says where there is nothing to say. */
const none = '–'

/** The centres, each in a row with its state and the ways to its pages. */
@customElement('kezek-centre-table')
export class CentreTable extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    stackedTableStyles,
    css`
      .scroll {
        overflow-x: auto;
      }

      .pages {
        display: flex;
        gap: 4px 16px;
      }

      th a,
      .pages a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) states: readonly CentreState[] = []
  @property({ attribute: false }) nameOf: (centre: string) => string = centre => centre
  /** Unix ms. */
  @property({ attribute: false }) now = 0

  #opening({ hall, zone, isLive }: CentreState): TemplateResult {
    const t = centresMessages[this.locale]
    const state = hall.open ? t.open : hall.isBreak ? t.onBreak : t.closed
    const opensAt = hall.open ? null : hall.opensAt
    return html`<strong>${state}</strong>${
      opensAt === null ? nothing : html`, ${t.opensAt(formatMoment(this.locale, opensAt, this.now, zone))}`
    }
    ${isLive ? nothing : html`<span class="mark warn">${icon('warn')}${t.notLive}</span>`}`
  }

  #bad(count: number): TemplateResult | string {
    if (count === 0) return none
    return html`<span class="mark bad">${icon('bad')}${formatNumber(this.locale, count)}</span>`
  }

  #row(state: CentreState): TemplateResult {
    const { locale, now } = this
    const t = centresMessages[locale]
    const pages = staffPages[locale]
    const { centre, longestSince } = state
    const name = this.nameOf(centre)
    const link = (page: 'office' | 'reports', words: string) =>
      html`<a href=${pageLink(`/${page}/`, { centre })} aria-label="${words}: ${name}">${words}</a>`
    return html`<tr role="row" data-centre=${centre}>
      <th role="rowheader" scope="row"><a href=${pageLink('/manager/', { centre })}>${name}</a></th>
      <td role="cell" class="wide" data-head=${t.state}>${this.#opening(state)}</td>
      <td role="cell" class="number" data-head=${t.windows}>${t.windowsOf(state.windowsOpen, state.windows)}</td>
      <td role="cell" class="number big" data-head=${t.waiting}>${formatNumber(locale, state.waiting)}</td>
      <td role="cell" class="number" data-head=${t.longest}>
        ${longestSince === null ? none : formatDuration(locale, now - longestSince)}
      </td>
      <td role="cell" class="number" data-head=${t.pastTarget}>${this.#bad(state.pastTarget)}</td>
      <td role="cell" class="number" data-head=${t.troubles}>${this.#bad(state.troubles)}</td>
      <td role="cell" class="wide">
        <div class="pages">
          ${link('office', t.settings)} ${link('reports', pages.reports)}
        </div>
      </td>
    </tr>`
  }

  override render(): TemplateResult {
    const t = centresMessages[this.locale]
    const head = (words: string, isNumber = true) =>
      html`<th role="columnheader" scope="col" class=${isNumber ? 'number' : ''}>${words}</th>`
    return html`<div class="scroll">
      <table role="table" aria-label=${t.title}>
        <thead role="rowgroup">
          <tr role="row">
            ${head(t.centre, false)} ${head(t.state, false)} ${head(t.windows)} ${head(t.waiting)}
            ${head(t.longest)} ${head(t.pastTarget)} ${head(t.troubles)} ${head(t.pages, false)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            this.states,
            ({ centre }) => centre,
            state => this.#row(state),
          )}
        </tbody>
      </table>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-centre-table': CentreTable
  }
}
