import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ServiceDocument } from '../shared/catalogue/schema.ts'
import type { ScreenService } from '../shared/catalogue/screen-catalogue.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { utcClock, type ZoneClock } from '../shared/domain/zone-clock.ts'
import { fileDetails, fileFacts } from '../shared/i18n/common/file-facts.ts'
import { serviceFacts } from '../shared/i18n/common/service-facts.ts'
import { formatHours, formatMoment } from '../shared/i18n/common/time.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { processing, recipientWords, termWords } from '../shared/i18n/kiosk/processing.ts'
import { visitorMessage } from '../shared/i18n/kiosk/visitor-errors.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { act } from './act.ts'
import { buttonStyles } from './button.styles.ts'
import { kioskDocumentsStyles } from './kiosk-documents.styles.ts'
import './kiosk-page.ts'
import { documentLine } from '../shared/ui/document-line.ts'
import type { Offer } from '../shared/ui/offer.ts'
import { icons } from './icons.ts'

/** @returns a row of facts; nothing where the catalogue says nothing */
function fact(title: string, look: string, ...texts: (string | undefined)[]) {
  return texts.some(Boolean)
    ? html`<div class=${look}>
        <dt>${title}</dt>
        ${texts.map(text => html`<dd>${text}</dd>`)}
      </div>`
    : nothing
}

function applicants(locale: Locale, { eligibility, recipients }: ScreenService): string {
  return eligibility?.map(group => group[locale]).join('; ') ?? recipientWords(locale, recipients)
}

type Tab = 'papers' | 'about'

/** Longer lists of documents have smaller letters, so that a panel of 1080 x 1920 shows them whole. */
const maxRoomyPapers = 5

/** Shows what a visitor should know before taking a ticket: documents, who may apply, term, cost, hours and authorities. */
@customElement('kezek-kiosk-documents')
export class KioskDocuments extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskDocumentsStyles]

  @state() private tab: Tab = 'papers'

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
    const { locale } = this
    const open = (file: string) => act(this, { type: 'open-file', file })
    return html`<section class="files">
      <h2>${fileFacts[locale].heading}</h2>
      ${files.map(
        file => html`<button type="button" @click=${() => open(file.id)}>
          ${file.title[locale]} <small>${fileDetails(locale, file)}</small>
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

  private renderTab(tab: Tab, title: string) {
    return html`<button type="button" aria-pressed=${this.tab === tab} @click=${() => (this.tab = tab)}>
      ${title}
    </button>`
  }

  /** Renders what to bring, and how long it takes, what it costs and when the service is open. */
  private renderWhatToBring() {
    const { offer, locale } = this
    const { service, bring } = offer
    const { term, fee } = processing[locale]
    const { cost, hours } = kiosk[locale]
    const papers: readonly ServiceDocument[] = bring?.map(name => ({ name })) ?? service.documents
    const note = bring ? undefined : service.documentsNote
    const look = papers.length > maxRoomyPapers ? 'dense' : ''
    return html`
      ${
        papers.length === 0
          ? nothing
          : html`<section class=${look}>
              <ul>
                ${papers.map(paper => documentLine(locale, paper))}
              </ul>
              ${note ? html`<p class="note">${note[locale]}</p>` : nothing}
            </section>`
      }
      ${bring ? nothing : this.renderFiles()}
      <dl class=${look}>
        ${fact(term, 'wide', ...service.processing.map(one => termWords(locale, one)))}
        ${fact(cost, '', fee[service.fee])} ${fact(hours, '', formatHours(locale, offer.hours))}
      </dl>
    `
  }

  private renderAbout() {
    const { locale } = this
    const { service } = this.offer
    const t = serviceFacts[locale]
    return html`<dl class="dense">
      ${fact(t.whoMayApply, 'wide', applicants(locale, service))}
      ${fact(kiosk[locale].yourResult, 'wide', service.result?.[locale])}
      ${fact(t.decidingBody, 'wide', service.decidingBody?.[locale])}
      ${fact(t.formsAt, 'wide', service.formsAt?.[locale])}
      ${fact(t.legalBasis, 'wide', service.legalBasis?.[locale])}
      ${fact(t.contacts, 'wide', service.contacts?.[locale])}
    </dl>`
  }

  protected override render() {
    const { offer, locale } = this
    const { service } = offer
    const words = kiosk[locale]
    const { toBring, documents } = serviceFacts[locale]
    return html`
      <kezek-kiosk-page .heading=${offer.title[locale]} .locale=${locale} canGoBack canBegin>
        ${
          service.title[locale] === offer.title[locale]
            ? nothing
            : html`<p class="official">${service.title[locale]}</p>`
        }
        <div class="tabs">
          ${this.renderTab('papers', offer.bring ? toBring : documents)} ${this.renderTab('about', words.aboutService)}
        </div>
        ${this.tab === 'papers' ? this.renderWhatToBring() : this.renderAbout()}
        ${offer.opening.open ? this.renderTake() : this.renderClosed(offer.opening.opensAt)}
      </kezek-kiosk-page>
    `
  }
}
