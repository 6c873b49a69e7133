import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AuditRow } from '../../shared/contract/audit.ts'
import { formatClock, formatDate } from '../../shared/i18n/common/time.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { auditWords } from '../../shared/i18n/office/trail.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { describeRow } from './describe-row.ts'
import type { ChangeWords, RowContext } from './describe-value.ts'

/** The rows of the trail, the newest first. */
@customElement('kezek-audit-table')
export class AuditTable extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      td {
        vertical-align: top;
      }

      .when {
        white-space: nowrap;
      }

      .what {
        font-weight: 600;
      }

      .more {
        color: var(--ink-2);
        overflow-wrap: break-word;
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        max-width: 480px;
        overflow-wrap: anywhere;
      }

      .place {
        font-family: ui-monospace, monospace;
        font-size: 0.875rem;
      }
    `,
  ]

  @property({ attribute: false }) rows: readonly AuditRow[] = []
  @property({ attribute: false }) context!: RowContext

  #change({ label, isPlace, word, before, after }: ChangeWords): TemplateResult {
    const t = auditOffice[this.context.locale]
    return html`<li>
      <span class=${isPlace ? 'place' : 'more'}>${label}</span>:
      ${
        word !== undefined || (before === undefined && after === '…')
          ? (word ?? t.changed)
          : html`${before ?? t.empty} <span aria-hidden="true">→</span
              ><span class="visually-hidden">${t.became}</span> <strong>${after ?? t.empty}</strong>`
      }
    </li>`
  }

  #row(row: AuditRow): TemplateResult {
    const { locale, zone } = this.context
    const { role, who, what, about, changes, from } = describeRow(this.context, row)
    return html`<tr data-n=${row.n} data-type=${row.type}>
      <td class="number">${row.n}</td>
      <td class="when">
        <time datetime=${new Date(row.at).toISOString()}
          >${formatDate(locale, row.at, zone)}, ${formatClock(row.at, zone)}</time
        >
      </td>
      <td>
        <div>${who || role}</div>
        ${who ? html`<div class="more">${role}</div>` : nothing}
      </td>
      <td>
        <div class="what">${what}</div>
        ${about.length > 0 ? html`<div class="more">${about.join(' · ')}</div>` : nothing}
      </td>
      <td>${changes.length > 0 ? html`<ul>${changes.map(change => this.#change(change))}</ul>` : nothing}</td>
      <td class="more">${from.join(' · ')}</td>
    </tr>`
  }

  override render(): TemplateResult {
    const { locale } = this.context
    const t = auditOffice[locale]
    const { columns } = auditWords[locale]
    return html`<div class="scroll" role="region" aria-label=${t.table} tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${columns.n}</th>
            <th scope="col">${columns.time}</th>
            <th scope="col">${t.who}</th>
            <th scope="col">${t.what}</th>
            <th scope="col">${t.change}</th>
            <th scope="col">${t.via}</th>
          </tr>
        </thead>
        <tbody>
          ${this.rows.map(row => this.#row(row))}
        </tbody>
      </table>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-audit-table': AuditTable
  }
}
