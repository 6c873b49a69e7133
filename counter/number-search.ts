import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { maxNumberLength, NumberSearchController } from '../shared/ui/number-search-controller.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk } from './desk.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-number-search': NumberSearch
  }
}

/** Finds today's tickets by a number typed in Cyrillic or Latin. */
@customElement('kezek-number-search')
export class NumberSearch extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: 6px;
      }

      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li button {
        display: flex;
        justify-content: space-between;
        gap: 10px;
        width: 100%;
        border-color: var(--line);
      }

      li span {
        font-weight: 400;
      }

      p {
        margin: 0;
      }

      p:empty {
        display: none;
      }
    `,
  ]

  readonly #search = new NumberSearchController(this)

  @query('input') private readonly input!: HTMLInputElement

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const only = await this.#search.search(this.desk.hall, this.input.value)
    if (only) this.#show(only)
  }

  #show(ticket: StaffTicket): void {
    this.#search.forget()
    this.input.value = ''
    this.dispatchEvent(new CustomEvent('kezek-show-ticket', { detail: ticket }))
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const c = common[this.locale]
    const { found, refusal } = this.#search
    const said = refusal
      ? errorMessage(this.locale, refusal)
      : found?.tickets.length === 0
        ? m.notFound(found.number)
        : ''
    return html`
      <form role="search" @submit=${this.#onSubmit}>
        <label>
          <span>${m.searchByNumber}</span>
          <input maxlength=${maxNumberLength} autocomplete="off" spellcheck="false" placeholder="A001" />
        </label>
        <button>${c.search}</button>
      </form>
      <p role="status">${said}</p>
      ${
        found && found.tickets.length > 0
          ? html`<ul>
              ${found.tickets.map(
                ticket => html`
                  <li>
                    <button class="small" @click=${() => this.#show(ticket)}>
                      <strong class="digits">${ticket.number}</strong>
                      <span>${c.ticketStates[ticket.state]}</span>
                    </button>
                  </li>
                `,
              )}
            </ul>`
          : nothing
      }
    `
  }
}
