import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { common } from '../shared/i18n/common/common.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk, Visitor } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { queueTitle } from './titles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-held-tickets': HeldTickets
  }
  interface HTMLElementEventMap {
    'kezek-show-ticket': CustomEvent<Visitor>
  }
}

/** Lists parked and missed visitors with a button to bring each back. Visitors of the window's own queues come first. */
@customElement('kezek-held-tickets')
export class HeldTickets extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 6px;
      }

      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: stretch;
        gap: 6px;
      }

      .ticket {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 10px;
        min-width: 0;
        border-color: var(--line);
        font-weight: 400;
        text-align: start;
      }

      .ticket span {
        min-width: 0;
        font-size: 14px;
        overflow-wrap: anywhere;
      }

      .back {
        flex: none;
        max-width: 45%;
      }

      p,
      h3 {
        margin: 0;
        color: var(--ink-2);
        font-size: 15px;
        font-weight: 400;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk
  @property() state: 'parked' | 'no-show' = 'parked'

  constructor() {
    super()
    new DeskController(this)
  }

  #show(ticket: Visitor): void {
    this.dispatchEvent(new CustomEvent('kezek-show-ticket', { detail: ticket }))
  }

  #row(ticket: Visitor): TemplateResult {
    const m = counter[this.locale]
    const c = common[this.locale]
    const { hall, catalogue } = this.desk
    const settings = hall.view?.settings
    const title =
      ticket.queue && settings ? queueTitle(this.locale, ticket.queue, settings, catalogue).service : ''
    const back = this.state === 'parked' ? m.resume : m.restore
    return html`
      <li>
        <button
          class="ticket small"
          @click=${() => this.#show(ticket)}
        >
          <strong class="digits">${ticket.number}</strong>
          <span>${title}${ticket.counter ? html` · ${c.window(ticket.counter)}` : nothing}</span>
        </button>
        <button
          class="back small"
          aria-label=${`${back}: ${ticket.number}`}
          @click=${() => this.desk.bringBack(ticket)}
        >
          ${back}
        </button>
      </li>
    `
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const { desk } = this
    const held = Object.values(desk.hall.view?.tickets ?? {})
      .filter((ticket): ticket is Visitor => ticket.state === this.state && ticket.id !== undefined)
      .sort((a, b) => (a.ended ?? a.called ?? 0) - (b.ended ?? b.called ?? 0))
    const isOwn = ({ queue, counter: at }: Visitor) =>
      at === desk.sitting.counter || (queue !== undefined && desk.counter?.queues.includes(queue) === true)
    const own = held.filter(isOwn)
    const others = held.filter(ticket => !isOwn(ticket))
    return html`
      <h2>${this.state === 'parked' ? m.parked : m.missed}: <span class="digits">${held.length}</span></h2>
      ${own.length > 0 ? html`<ul>${own.map(ticket => this.#row(ticket))}</ul>` : nothing}
      ${
        others.length > 0
          ? html`<h3>${m.otherWindows}</h3><ul>${others.map(ticket => this.#row(ticket))}</ul>`
          : nothing
      }
    `
  }
}
