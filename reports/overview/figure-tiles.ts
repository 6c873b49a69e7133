import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Figures } from '../../shared/contract/archive-report.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { formatNumber, formatPercent } from '../../shared/i18n/common/numbers.ts'
import { formatTook } from '../../shared/i18n/common/time.ts'
import { reportsOverview } from '../../shared/i18n/reports/overview.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'

interface Tile {
  id: string
  title: string
  value: string
  hint?: string
}

/** The main figures of a span. */
@customElement('kezek-figure-tiles')
export class FigureTiles extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
      }

      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(216px, 100%), 1fr));
        gap: 12px;
        margin: 0;
      }

      dl > div {
        display: flex;
        flex-direction: column;
        padding: 10px 14px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground-2);
        break-inside: avoid;
      }

      dt {
        font-weight: 600;
        line-height: 1.25;
        color: var(--ink-2);
      }

      dd {
        margin: 0;
      }

      .value {
        margin-top: auto;
        padding-top: 4px;
        font-size: 1.75rem;
        font-weight: 700;
        line-height: 1.15;
        font-variant-numeric: tabular-nums;
      }

      .more {
        min-height: 1.25em;
        color: var(--ink-2);
        font-size: 0.875rem;
        line-height: 1.25;
      }

      .untrusted {
        display: flex;
        gap: 8px;
        align-items: flex-start;
        margin-top: 12px;
        font-weight: 600;
        color: var(--warn);
      }

      .untrusted .icon {
        margin-top: 3px;
      }

      @media (max-width: 480px) {
        dl {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: 8px;
        }

        dl > div {
          padding: 8px 10px;
        }

        .value {
          font-size: 1.375rem;
        }
      }
    `,
  ]

  @property({ attribute: false }) figures!: Figures
  @property() locale: Locale = 'kk'
  /** Id of the catalogue's indicator that counts waits within their targets. */
  @property({ attribute: false }) waitIndicator: string | undefined

  #tiles(): Tile[] {
    const { locale, figures } = this
    const t = reportsOverview[locale]
    const { wait, service, counted, within } = figures
    const number = (n: number) => formatNumber(locale, n)
    const time = (ms: number | undefined) => (ms === undefined ? '–' : formatTook(locale, ms))
    const hint = (spread: unknown, words: string) => (spread ? words : t.none)
    return [
      { id: 'visitors', title: t.visitors, value: number(figures.visitors), hint: t.visitorsHint },
      { id: 'served', title: t.served, value: number(figures.served) },
      { id: 'missed', title: t.missed, value: number(figures.missed) },
      { id: 'unserved', title: t.unserved, value: number(figures.unserved), hint: t.unservedHint },
      { id: 'cancelled', title: t.cancelled, value: number(figures.cancelled) },
      {
        id: 'within',
        title: t.within,
        value: counted === 0 ? '–' : formatPercent(locale, within / counted, 1),
        hint: [
          ...(this.waitIndicator === undefined ? [] : [t.indicator(this.waitIndicator)]),
          counted === 0 ? t.withinNone : t.withinHint(within, counted),
        ].join(': '),
      },
      { id: 'median', title: t.medianWait, value: time(wait?.median), hint: hint(wait, t.medianHint) },
      { id: 'p90', title: t.p90, value: time(wait?.p90), hint: hint(wait, t.p90Hint) },
      {
        id: 'service',
        title: t.medianService,
        value: time(service?.median),
        hint: hint(service, t.serviceHint),
      },
    ]
  }

  override render(): TemplateResult {
    const { untrusted } = this.figures
    return html`<dl>
        ${this.#tiles().map(
          ({ id, title, value, hint }) => html`<div data-figure=${id}>
            <dt>${title}</dt>
            <dd class="value">${value}</dd>
            <dd class="more">${hint ?? ''}</dd>
          </div>`,
        )}
      </dl>
      ${
        untrusted > 0
          ? html`<p class="untrusted">${icon('warn')}<span>${reportsOverview[this.locale].untrusted(untrusted)}</span></p>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-figure-tiles': FigureTiles
  }
}
