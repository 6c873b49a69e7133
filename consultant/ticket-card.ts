import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { CommandBody } from '../shared/contract/commands.ts'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import { maxRestores } from '../shared/domain/transitions.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { printers } from '../shared/i18n/common/printers.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { rightsIn } from '../shared/ui/offer.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { consultantStyles } from './consultant.styles.ts'
import { type HelpDesk, offeringOf, type ShownTicket } from './help-desk.ts'
import { LiveQuery } from './live-query.ts'
import { choosePrinter, chosenPrinter, printerField } from './printers.ts'
import { ticketCardStyles } from './ticket-card.styles.ts'
import { factsOf, stateWords } from './ticket-words.ts'

/** States in which a ticket can be printed again. */
const printable: readonly StaffTicket['state'][] = ['waiting', 'called', 'serving', 'parked', 'no-show']

/** Shows where one ticket is now, and what a consultant can do for its visitor. */
@customElement('kezek-help-ticket')
export class TicketCard extends LitElement {
  static override styles = [baseStyles, staffStyles, consultantStyles, ticketCardStyles]

  readonly #action = new ActionController(this)
  readonly #standing = new LiveQuery(
    this,
    'standing',
    // Others who come or are called change the number of people ahead.
    ({ ticket, change }) => ticket === this.ticket.id || change?.queues !== undefined,
  )

  /** The consultant is asked which right the visitor has. */
  @state() private isGranting = false
  /** What was done, in words. */
  @state() private said = ''

  @property({ attribute: false }) desk!: HelpDesk
  @property({ attribute: false }) ticket!: ShownTicket

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('ticket')) {
      this.isGranting = false
      this.said = ''
      this.#action.forget()
    }
    this.#standing.show(this.desk.hall, { ticket: this.ticket.id })
  }

  async #act<N extends 'ticket:restore' | 'ticket:reprint' | 'ticket:grant-entitlement'>(
    name: N,
    body: CommandBody<N>,
    words: string,
  ): Promise<void> {
    this.said = ''
    if (!(await this.#action.run(this.desk.hall, name, body))) return
    this.said = words
    this.isGranting = false
  }

  #rights(ticket: StaffTicket): TemplateResult | typeof nothing {
    const { desk, isGranting } = this
    const t = managerActions[desk.locale]
    const rights = rightsIn(offeringOf(desk), ticket.queue)
    if (ticket.state !== 'waiting' || ticket.lane === 'first' || rights.length === 0) return nothing
    if (!isGranting)
      return html`<button class="button" data-act="grant" @click=${() => (this.isGranting = true)}>${t.grant}</button>`
    const { id } = ticket
    return html`<fieldset>
      <legend>${t.grantWhich}</legend>
      <div class="choices">
        ${rights.map(
          ({ id: category, title }) => html`<button
            class="button"
            data-right=${category}
            ?disabled=${this.#action.busy}
            @click=${() => void this.#act('ticket:grant-entitlement', { ticket: id, category }, t.granted(ticket.number))}
          >
            ${title[desk.locale]}
          </button>`,
        )}
        <button class="button" data-act="cancel-grant" @click=${() => (this.isGranting = false)}>${t.cancelStep}</button>
      </div>
    </fieldset>`
  }

  #copy({ id, number, state }: StaffTicket): TemplateResult | typeof nothing {
    const { desk } = this
    const { settings } = desk.view
    const printer = chosenPrinter(desk.view) ?? Object.keys(settings.printers)[0]
    if (printer === undefined || !printable.includes(state)) return nothing
    const words = printers[desk.locale]
    const field = printerField(
      desk,
      printer,
      chosen => {
        choosePrinter(chosen)
        this.requestUpdate()
      },
      { mayTell: false },
    )
    return html`<div class="printing">
      ${field}
      <button
        class="button"
        data-act="reprint"
        ?disabled=${this.#action.busy}
        @click=${() => void this.#act('ticket:reprint', { ticket: id, printer }, words.copied(number))}
      >
        ${words.reprint}
      </button>
    </div>`
  }

  #restore({ id, number, state, restores = 0 }: StaffTicket): TemplateResult | typeof nothing {
    const t = managerActions[this.desk.locale]
    if (state !== 'no-show' || restores >= maxRestores) return nothing
    return html`<button
      class="button primary"
      data-act="restore"
      ?disabled=${this.#action.busy}
      @click=${() => void this.#act('ticket:restore', { ticket: id }, t.restored(number))}
    >
      ${t.restore}
    </button>`
  }

  #ticket(ticket: StaffTicket): TemplateResult {
    const { desk } = this
    const { answer } = this.#standing
    const { locale } = desk
    const isToNote = this.ticket.isNew && !ticket.print
    return html`
      <p class="number-large">${ticket.number}</p>
      <p class="state" role="status" data-state=${ticket.state}>${stateWords(desk, ticket)}</p>
      ${isToNote ? html`<p class="trouble">${consultant[locale].noteNumber}</p>` : nothing}
      <div class="facts">
        ${answer ? factsOf(desk, answer, ticket).map(fact => html`<p>${fact}</p>`) : nothing}
      </div>
      ${this.#restore(ticket)} ${this.#rights(ticket)} ${this.#copy(ticket)}
    `
  }

  override render() {
    const { locale } = this.desk
    const { answer } = this.#standing
    const { refusal } = this.#action
    const t = consultant[locale]
    const heading = this.ticket.isNew
      ? managerActions[locale].issuedNumber
      : managerActions[locale].ticket('')
    return html`<div class="stack">
      <h2 tabindex="-1">${answer?.ticket && !this.ticket.isNew ? managerActions[locale].ticket(answer.ticket.number) : heading}</h2>
      ${answer?.ticket ? this.#ticket(answer.ticket) : nothing}
      ${answer && !answer.ticket ? html`<p>${t.lostTicket}</p>` : nothing}
      <div role="status">${this.said ? html`<p class="said">${this.said}</p>` : nothing}</div>
      <div role="alert">${refusal ? html`<p class="trouble">${errorMessage(locale, refusal)}</p>` : nothing}</div>
      <div class="actions">
        <button
          class="button ${this.ticket.isNew ? 'primary' : ''}"
          data-act="next"
          @click=${() => this.dispatchEvent(new CustomEvent('kezek-help-back'))}
        >
          ${this.ticket.isNew ? t.nextVisitor : common[locale].back}
        </button>
      </div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-help-ticket': TicketCard
  }
}
