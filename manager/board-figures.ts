import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { common } from '../shared/i18n/common/common.ts'
import { formatNumber, formatPercent } from '../shared/i18n/common/numbers.ts'
import { formatDuration } from '../shared/i18n/common/time.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { queueName } from '../shared/ui/hall-words.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import { shareWithin, type Totals } from './figures.ts'

/** The four main figures, large enough to be read from across the room. */
@customElement('kezek-board-figures')
export class BoardFigures extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
      }

      dl {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 12px;
        margin: 0;
      }

      div {
        display: flex;
        flex-direction: column;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--ground-2);
      }

      dt {
        font-weight: 600;
        color: var(--ink-2);
      }

      dd {
        margin: 0;
      }

      .value {
        font-size: clamp(2rem, 3.4vw, 3.25rem);
        font-weight: 700;
        line-height: 1.15;
        font-variant-numeric: tabular-nums;
      }

      .more {
        color: var(--ink-2);
        font-size: 0.9375rem;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) board!: Board
  @property({ attribute: false }) totals!: Totals

  #figure(name: string, title: string, value: string, more: string | typeof nothing): TemplateResult {
    return html`<div data-figure=${name}>
      <dt>${title}</dt>
      <dd class="value">${value}</dd>
      <dd class="more">${more}</dd>
    </div>`
  }

  override render() {
    const { board, totals } = this
    const { locale, now } = board
    const [t, c] = [managerMessages[locale], common[locale]]
    const share = shareWithin(totals)
    const { longestSince, longestIn } = totals
    return html`<dl>
      ${this.#figure(
        'waiting',
        t.waiting,
        formatNumber(locale, totals.waiting),
        totals.first > 0 ? t.firstOfThem(totals.first) : nothing,
      )}
      ${this.#figure(
        'longest',
        c.longestWait,
        longestSince === null ? t.none : formatDuration(locale, now - longestSince),
        longestIn === null ? c.nobodyWaits : queueName(board, longestIn),
      )}
      ${this.#figure(
        'share',
        c.withinTarget,
        share === null ? t.none : formatPercent(locale, share),
        share === null ? t.noCalls : t.withinOf(totals.within, totals.called),
      )}
      ${this.#figure(
        'served',
        c.servedToday,
        formatNumber(locale, totals.served),
        t.servedMore(totals.missed, totals.cancelled),
      )}
    </dl>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-figures': BoardFigures
  }
}
