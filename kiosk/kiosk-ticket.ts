import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import type { LocalizedText } from '../shared/domain/settings.ts'
import type { PrintState } from '../shared/domain/ticket.ts'
import { visitor } from '../shared/i18n/common/visitor.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { CountdownController } from '../shared/ui/countdown-controller.ts'
import { buttonStyles } from './button.styles.ts'
import './kiosk-page.ts'
import { kioskTicketStyles } from './kiosk-ticket.styles.ts'
import type { IssuedTicket } from './steps.ts'

/** Time that the ticket stays on screen, ms; the next visitor may be waiting. */
const showTicketMs = 15_000

/** The last step: the ticket, with everything that a visitor must know if no paper comes out. */
@customElement('kezek-kiosk-ticket')
export class KioskTicket extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskTicketStyles]

  readonly #stays = new CountdownController(this, () => this.leave())

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) ticket!: IssuedTicket
  /** Title of the ticket's service. */
  @property({ attribute: false }) service: LocalizedText | undefined
  /** State of printing; undefined: unknown yet. */
  @property() print: PrintState | undefined

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A visitor who must remember the number because printing failed gets the full time again.
    if (changed.has('ticket') || (changed.has('print') && isFailed(this.print)))
      this.#stays.start(showTicketMs)
  }

  private leave(): void {
    this.dispatchEvent(new CustomEvent('kezek-begin', { bubbles: true, composed: true }))
  }

  private renderBefore() {
    const { before } = this.ticket
    if (before === undefined) return nothing
    const { nobodyBefore, peopleBefore } = visitor[this.locale]
    return before === 0 ? nobodyBefore : peopleBefore(before)
  }

  private renderLikelyWait() {
    const { waitFrom, waitTo } = this.ticket
    const { waitNotKnown, likelyWait } = visitor[this.locale]
    return waitFrom === undefined || waitTo === undefined ? waitNotKnown : likelyWait(waitFrom, waitTo)
  }

  private renderPaper() {
    const { print, locale } = this
    const say = (text: string, look: string) => html`<p class="paper ${look}" role="status">${text}</p>`
    if (print === undefined) return nothing
    if (isFailed(print)) return say(kiosk[locale].noPaper(this.ticket.number), 'none')
    return print === 'sending' ? say(visitor[locale].beingPrinted, '') : say(kiosk[locale].takeTicket, 'out')
  }

  protected override render() {
    const { locale, ticket, service } = this
    const words = kiosk[locale]
    const { secondsLeft } = this.#stays
    return html`
      <kezek-kiosk-page .heading=${words.yourNumber} .locale=${locale}>
        <p class="number ${ticket.number.length > 4 ? 'long' : ''}">${ticket.number}</p>
        ${service ? html`<p class="service">${service[locale]}</p>` : nothing}
        <div class="wait">
          <p>${this.renderBefore()}</p>
          <p>${this.renderLikelyWait()}</p>
        </div>
        ${this.renderPaper()}
        <p class="where">${words.whereToWait}</p>
        <button type="button" slot="action" class="primary" @click=${this.leave}>${words.done}</button>
        <p slot="action" class="stays">
          <span>${words.closesIn(secondsLeft)}</span>
          <span class="track"><span .style=${`inline-size: ${(secondsLeft * 100_000) / showTicketMs}%`}></span></span>
        </p>
      </kezek-kiosk-page>
    `
  }
}

function isFailed(print: PrintState | undefined): boolean {
  return print === 'failed' || print === 'midway'
}
