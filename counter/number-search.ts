import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Refusal } from '../shared/contract/errors.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk } from './desk.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-number-search': NumberSearch
  }
}

/** Characters of a typed number: a letter and up to four digits, with room for blanks, hyphens or the sign №. */
const maxNumberLength = 12

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

  @query('input') private readonly input!: HTMLInputElement

  @state() private found: { number: string; tickets: StaffTicket[] } | undefined
  @state() private refusal: Refusal | undefined

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  async #search(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const number = this.input.value.trim()
    this.found = undefined
    this.refusal = undefined
    if (number === '') return
    const answer = await this.desk.hall.query('find', { number })
    if (!answer.ok) this.refusal = answer.error
    else this.found = { number: number.toUpperCase(), tickets: answer.reply.tickets }
    const [only] = this.found?.tickets ?? []
    if (only && this.found?.tickets.length === 1) this.#show(only)
  }

  #show(ticket: StaffTicket): void {
    this.found = undefined
    this.input.value = ''
    this.dispatchEvent(new CustomEvent('kezek-show-ticket', { detail: ticket }))
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const c = common[this.locale]
    const { found, refusal } = this
    const said = refusal
      ? errorMessage(this.locale, refusal)
      : found?.tickets.length === 0
        ? m.notFound(found.number)
        : ''
    return html`
      <form role="search" @submit=${this.#search}>
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
