import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { type Locale, locales } from '../shared/domain/locale.ts'
import { utcClock, type ZoneClock } from '../shared/domain/zone-clock.ts'
import { formatClock, formatMoment } from '../shared/i18n/common/time.ts'
import { visitor } from '../shared/i18n/common/visitor.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { visitorMessage } from '../shared/i18n/kiosk/visitor-errors.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import type { Cover } from './cover.ts'
import { kioskCoverStyles } from './kiosk-cover.styles.ts'

/** Explains why the kiosk gives no tickets, in all languages at once, because the visitor has not chosen one. */
@customElement('kezek-kiosk-cover')
export class KioskCover extends LitElement {
  static override styles = [baseStyles, kioskCoverStyles]

  @query('h1') private heading!: HTMLElement

  @property({ attribute: false }) cover: Cover = { name: 'starting' }
  @property({ attribute: false }) languages: readonly Locale[] = locales
  /** Unix ms. */
  @property({ attribute: false }) now = 0
  @property({ attribute: false }) zone: ZoneClock = utcClock

  protected override firstUpdated(): void {
    this.heading.focus({ preventScroll: true })
  }

  private sentence(lang: Locale): string {
    const { cover } = this
    if (cover.name === 'starting') return visitor[lang].product
    if (cover.name === 'no-centre') return kiosk[lang].noCentre
    if (cover.name === 'break') return visitor[lang].hallBreak(formatClock(cover.endsAt, this.zone))
    if (cover.name !== 'closed' || cover.opensAt === null) return visitorMessage(lang, cover.name)
    return visitorMessage(lang, 'closed', formatMoment(lang, cover.opensAt, this.now, this.zone))
  }

  private renderNotice(lang: Locale) {
    if (this.cover.name === 'no-centre') {
      // The start page opens the kiosk with a centre in its address.
      return html`<p class="notice"><a href="/home/">/home/</a></p>`
    }
    const notice = 'notice' in this.cover ? this.cover.notice?.[lang] : undefined
    return notice ? html`<p class="notice" lang=${lang}>${notice}</p>` : nothing
  }

  protected override render() {
    const [first = 'kk', ...others] = this.languages
    return html`
      <main class=${this.cover.name}>
        <h1 tabindex="-1" lang=${first}>${this.sentence(first)}</h1>
        ${this.renderNotice(first)}
        ${others.map(
          lang => html`<div lang=${lang}>
            <p class="sentence">${this.sentence(lang)}</p>
            ${this.renderNotice(lang)}
          </div>`,
        )}
      </main>
    `
  }
}
