import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ErrorCode } from '../shared/contract/errors.ts'
import type { ServiceId } from '../shared/domain/queue.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatMoment } from '../shared/i18n/common/time.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { groupsOf, type Offer, offersFor, purposesOf } from '../shared/ui/offer.ts'
import { search } from '../shared/ui/search-offers.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { consultantStyles } from './consultant.styles.ts'
import { fullness } from './fullness.ts'
import { type HelpDesk, offeringOf } from './help-desk.ts'

/** Characters of a search; the longest title of a service is shorter. */
const maxSearchLength = 80

/** Lists every service that the centre offers, by group, with a search over their titles in all languages. */
@customElement('kezek-help-services')
export class ServiceList extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    consultantStyles,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr));
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li .button {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        height: 100%;
        text-align: start;
      }

      li .button > span:last-child {
        min-width: 0;
        overflow-wrap: anywhere;
      }

      small {
        display: block;
        color: var(--ink-2);
        font-size: 0.875rem;
        font-weight: 400;
      }
    `,
  ]

  @state() private typed = ''

  @property({ attribute: false }) desk!: HelpDesk

  #choose(service: ServiceId): void {
    this.dispatchEvent(
      new CustomEvent('kezek-help-service', { detail: service, bubbles: true, composed: true }),
    )
  }

  /** @returns why the service issues no tickets, and when it will, in words; empty while it does. */
  #closedWords(offers: readonly Offer[]): string {
    const { locale, now, hall, view } = this.desk
    const t = consultant[locale]
    const opens: number[] = []
    const full: ErrorCode[] = []
    for (const { opening, queue } of offers) {
      const code = opening.open ? fullness(view, queue) : undefined
      if (opening.open && !code) return ''
      if (code) full.push(code)
      else if (!opening.open && opening.opensAt !== null) opens.push(opening.opensAt)
    }
    const [code] = full
    if (code) return errorMessage(locale, { code })
    return opens.length === 0
      ? t.closedNow
      : t.closedUntil(formatMoment(locale, Math.min(...opens), now, hall.zone))
  }

  #service(offers: readonly Offer[]): TemplateResult | typeof nothing {
    const { locale } = this.desk
    const [offer] = offers
    if (!offer) return nothing
    const { service, group, title } = offer
    const closed = this.#closedWords(offers)
    return html`<li>
      <button class="button" data-service=${service.id} @click=${() => this.#choose(service.id)}>
        <span class="letter">${group}</span>
        <span>${title[locale]}${closed ? html`<small>${closed}</small>` : nothing}</span>
      </button>
    </li>`
  }

  override render() {
    const { desk } = this
    const { locale, catalogue } = desk
    const offering = offeringOf(desk)
    const all = purposesOf(offering).flatMap(({ id }) => offersFor(offering, id))
    const found = search(all, this.typed)
    const inOrder = [...catalogue.servicesById.keys()]
      .map(id => found.filter(({ service }) => service.id === id))
      .filter(offers => offers.length > 0)
    const ofGroup = (letter: string) => inOrder.filter(([offer]) => offer?.group === letter)
    const t = kiosk[locale]
    return html`<div class="stack">
      <h2 tabindex="-1">${consultant[locale].issue}</h2>
      <label>
        <span class="label">${consultant[locale].chooseService}</span>
        <input
          class="field"
          type="search"
          maxlength=${maxSearchLength}
          autocomplete="off"
          placeholder=${t.findService}
          .value=${this.typed}
          @input=${(event: InputEvent) => {
            this.typed = (event.target as HTMLInputElement).value
          }}
        />
      </label>
      <p role="status">${found.length === 0 ? t.nothingFound : ''}</p>
      ${groupsOf(found, catalogue).map(
        ({ letter, title }) => html`<section class="stack" aria-label=${title[locale]}>
          <h3>${title[locale]}</h3>
          <ul>
            ${repeat(
              ofGroup(letter),
              ([offer]) => offer?.service.id,
              offers => this.#service(offers),
            )}
          </ul>
        </section>`,
      )}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-help-services': ServiceList
  }
  interface HTMLElementEventMap {
    /** The id of the service that the visitor has come for. */
    'kezek-help-service': CustomEvent<ServiceId>
  }
}
