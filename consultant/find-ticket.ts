import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { queueName } from '../shared/ui/hall-words.ts'
import { maxNumberLength, NumberSearchController } from '../shared/ui/number-search-controller.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { consultantStyles } from './consultant.styles.ts'
import { type HelpDesk, showTicket } from './help-desk.ts'

/** Finds a ticket by its number as a visitor says or shows it: A031, a031, or 31, where several tickets may have it. */
@customElement('kezek-help-find')
export class FindTicket extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    consultantStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 8px;
        align-items: end;
      }

      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li .button {
        display: grid;
        gap: 2px;
        width: 100%;
        text-align: start;
        overflow-wrap: anywhere;
      }

      li span {
        font-weight: 400;
      }

      p:empty {
        display: none;
      }
    `,
  ]

  readonly #search = new NumberSearchController(this)

  @query('input') private readonly input!: HTMLInputElement

  @property({ attribute: false }) desk!: HelpDesk

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const only = await this.#search.search(this.desk.hall, this.input.value)
    if (only) this.#show(only)
  }

  #show({ id }: StaffTicket): void {
    this.#search.forget()
    this.input.value = ''
    showTicket(this, id)
  }

  #found(tickets: readonly StaffTicket[]): TemplateResult {
    const { desk } = this
    return html`<h3>${consultant[desk.locale].whichTicket}</h3>
      <ul>
        ${tickets.map(
          ticket => html`<li>
            <button class="button" data-ticket=${ticket.number} @click=${() => this.#show(ticket)}>
              <strong>${ticket.number}</strong>
              <span>${common[desk.locale].ticketStates[ticket.state]} · ${queueName(desk, ticket.queue)}</span>
            </button>
          </li>`,
        )}
      </ul>`
  }

  override render() {
    const { locale } = this.desk
    const { found, refusal } = this.#search
    const m = counter[locale]
    const said = refusal
      ? errorMessage(locale, refusal)
      : found?.tickets.length === 0
        ? m.notFound(found.number)
        : ''
    return html`<div class="stack">
      <form role="search" @submit=${this.#onSubmit}>
        <label>
          <span class="label">${m.searchByNumber}</span>
          <input
            class="field"
            maxlength=${maxNumberLength}
            autocomplete="off"
            spellcheck="false"
            autocapitalize="characters"
            placeholder="A001"
          />
        </label>
        <button class="button">${common[locale].search}</button>
      </form>
      <p role="status">${said}</p>
      ${found && found.tickets.length > 0 ? this.#found(found.tickets) : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-help-find': FindTicket
  }
}
