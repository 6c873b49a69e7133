import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { utcClock, type ZoneClock } from '../shared/domain/zone-clock.ts'
import { formatClock } from '../shared/i18n/common/time.ts'
import { visitor } from '../shared/i18n/common/visitor.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'

/** The head of every step: the centre's name and the hall's time. */
@customElement('kezek-kiosk-head')
export class KioskHead extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        flex: none;
        block-size: var(--head);
        background: var(--brand);
        color: var(--brand-ink);
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--gap);
        block-size: 100%;
        max-width: 1200px;
        margin: 0 auto;
        padding-inline: var(--pad);
      }

      .whose {
        display: grid;
        min-width: 0;
        line-height: 1.2;
      }

      .whose b {
        font-size: var(--text);
      }

      /* Two lines: a longer name would leave the head. */
      .whose span {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        font-size: calc(var(--small) * 0.92);
      }

      /* The longest names do not fit the width of a phone. */
      @media (max-width: 640px) {
        .whose span {
          display: none;
        }
      }

      .slow {
        margin-inline-start: auto;
        font-size: calc(var(--small) * 0.92);
        white-space: nowrap;
      }

      time {
        font-size: calc(var(--text) * 1.2);
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property() centre = ''
  /** Unix ms. */
  @property({ attribute: false }) now = 0
  @property({ attribute: false }) zone: ZoneClock = utcClock
  /** Whether replies take longer than people expect. */
  @property({ type: Boolean }) slow = false

  protected override render() {
    const clock = formatClock(this.now, this.zone)
    return html`<header>
      <span class="whose"><b>${visitor[this.locale].product}</b><span>${this.centre}</span></span>
      ${this.slow ? html`<span class="slow" role="status">${visitor[this.locale].slow}</span>` : nothing}
      <time datetime=${clock}>${clock}</time>
    </header>`
  }
}
