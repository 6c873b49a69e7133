import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { causeWords, printers } from '../shared/i18n/common/printers.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { printerNews } from '../shared/view/printers.ts'
import type { Desk } from './desk.ts'
import { DeskController } from './desk-controller.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-printer-news': PrinterNewsList
  }
}

/** Lists the hall's printers that cannot print, or whose paper runs out soon, so that a nearby inspector can help. */
@customElement('kezek-printer-news')
export class PrinterNewsList extends LitElement {
  static override styles = [
    baseStyles,
    css`
      p {
        margin: 0 0 8px;
        padding: 8px 12px;
        border-radius: 10px;
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      p.bad {
        background: var(--bad-soft);
        color: var(--bad);
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  constructor() {
    super()
    new DeskController(this)
  }

  override render(): TemplateResult {
    const { view } = this.desk.hall
    const { trouble, paperLow } = printers[this.locale]
    return html`<div role="status">
      ${(view ? printerNews(view) : []).map(news =>
        'cause' in news
          ? html`<p class="bad">${trouble(news.printer, causeWords(this.locale, news.cause))}</p>`
          : html`<p>${paperLow(news.printer, news.left)}</p>`,
      )}
    </div>`
  }
}
