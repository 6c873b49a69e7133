import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { utcClock, type ZoneClock } from '../shared/domain/zone-clock.ts'
import { formatHours, formatMoment } from '../shared/i18n/common/time.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { processing, termWords } from '../shared/i18n/kiosk/processing.ts'
import { visitorMessage } from '../shared/i18n/kiosk/visitor-errors.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { act } from './act.ts'
import { buttonStyles } from './button.styles.ts'
import { kioskDocumentsStyles } from './kiosk-documents.styles.ts'
import './kiosk-page.ts'
import type { Offer } from '../shared/ui/offer.ts'
import { icons } from './icons.ts'

/** Shows what a visitor should know before taking a ticket: documents, term, cost and hours. */
@customElement('kezek-kiosk-documents')
export class KioskDocuments extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskDocumentsStyles]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) offer!: Offer
  /** Whether this queue serves some visitors out of turn. */
  @property({ type: Boolean }) hasRights = false
  /** Unix ms. */
  @property({ attribute: false }) now = 0
  @property({ attribute: false }) zone: ZoneClock = utcClock

  private renderTake() {
    const take = () => act(this, { type: 'take', hasRights: this.hasRights })
    return html`<button type="button" slot="action" class="primary take" @click=${take}>
      ${kiosk[this.locale].getTicket}
    </button>`
  }

  private renderFiles() {
    const { files = [] } = this.offer.service
    if (files.length === 0) return nothing
    const { files: heading, fileKinds, pages } = kiosk[this.locale]
    const open = (file: string) => act(this, { type: 'open-file', file })
    return html`<section class="files">
      <h2>${heading}</h2>
      ${files.map(
        file => html`<button type="button" @click=${() => open(file.id)}>
          ${file.title[this.locale]} <small>${fileKinds[file.kind]}, ${pages(file.pages)}</small>
        </button>`,
      )}
    </section>`
  }

  private renderClosed(opensAt: number | null) {
    const { locale } = this
    return html`<p slot="action" class="closed">
      ${icons.closed}
      <span>
        ${visitorMessage(locale, 'service-closed')}${
          opensAt === null
            ? nothing
            : html`.
              ${kiosk[locale].nextOpening(formatMoment(locale, opensAt, this.now, this.zone))}`
        }
      </span>
    </p>`
  }

  protected override render() {
    const { offer, locale } = this
    const { service } = offer
    const words = kiosk[locale]
    const { term, fee } = processing[locale]
    const papers = (offer.bring ?? service.documents.map(({ name }) => name)).map(paper => paper[locale])
    return html`
      <kezek-kiosk-page .heading=${offer.title[locale]} .locale=${locale} canGoBack canBegin>
        ${
          service.title[locale] === offer.title[locale]
            ? nothing
            : html`<p class="official">${service.title[locale]}</p>`
        }
        <section>
          <h2>${offer.bring ? words.toBring : processing[locale].documents}</h2>
          <ul>
            ${papers.map(paper => html`<li>${paper}</li>`)}
          </ul>
        </section>
        ${offer.bring ? nothing : this.renderFiles()}
        <dl>
          <div>
            <dt>${term}</dt>
            ${service.processing.map(one => html`<dd>${termWords(locale, one)}</dd>`)}
          </div>
          ${
            service.result
              ? html`<div>
                  <dt>${words.yourResult}</dt>
                  <dd>${service.result[locale]}</dd>
                </div>`
              : nothing
          }
          <div>
            <dt>${words.cost}</dt>
            <dd>${fee[service.fee]}</dd>
          </div>
          <div>
            <dt>${words.hours}</dt>
            <dd>${formatHours(locale, offer.hours)}</dd>
          </div>
        </dl>
        ${
          service.eligibility && !offer.bring
            ? html`<section class="groups">
                <h2>${words.whoMayApply}</h2>
                <p>${service.eligibility.map(group => group[locale]).join('; ')}</p>
              </section>`
            : nothing
        }
        ${offer.opening.open ? this.renderTake() : this.renderClosed(offer.opening.opensAt)}
      </kezek-kiosk-page>
    `
  }
}
