import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Refusal } from '../shared/contract/errors.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import type { StaffTicket } from '../shared/domain/ticket.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatDuration } from '../shared/i18n/common/time.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { levelMark } from './marks.ts'
import { queueTitle } from './titles.ts'
import { waitOf } from './waits.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-waiting-dialog': WaitingDialog
  }
}

/** Tickets per page, as the server pages them. */
const pageSize = 100

/** Lists waiting visitors by deadline, in one queue or in the whole centre. */
@customElement('kezek-waiting-dialog')
export class WaitingDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li button {
        display: grid;
        grid-template-columns: 5ch minmax(0, 1fr) auto;
        gap: 0 12px;
        align-items: center;
        width: 100%;
        border-color: var(--line);
        font-weight: 400;
        text-align: start;
        overflow-wrap: anywhere;
      }

      nav {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }

      p {
        margin: 0;
      }
    `,
  ]

  #stop: (() => void) | undefined
  #asks = 0

  @state() private page = 0
  @state() private answer: { total: number; tickets: StaffTicket[] } | undefined
  @state() private refusal: Refusal | undefined

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk
  /** The queue; null: all queues of the centre. */
  @property({ attribute: false }) queue: QueueId | null = null

  constructor() {
    super()
    new DeskController(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#ask()
    // The list is outdated: a visitor came, was called or left.
    this.#stop = this.desk.hall.onEvent(event => {
      if (event.ticket !== undefined) void this.#ask()
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  async #ask(): Promise<void> {
    const ask = ++this.#asks
    const { queue, page } = this
    const answer = await this.desk.hall.query('waiting', { page, ...(queue !== null && { queue }) })
    // Ignores an older answer that arrives after a newer one.
    if (ask !== this.#asks) return
    this.refusal = answer.ok ? undefined : answer.error
    if (answer.ok) this.answer = answer.reply
  }

  #turn(by: number): void {
    this.page += by
    void this.#ask()
  }

  #show(ticket: StaffTicket): void {
    this.dispatchEvent(new CustomEvent('kezek-show-ticket', { detail: ticket }))
  }

  #row(ticket: StaffTicket): TemplateResult {
    const c = common[this.locale]
    const { hall, catalogue } = this.desk
    const { waited, level } = waitOf(ticket, hall.now)
    const settings = hall.view?.settings
    const title = settings && queueTitle(this.locale, ticket.queue, settings, catalogue)
    const words = { none: '', within: c.withinTarget, approaching: c.approaching, breached: c.breached }[
      level
    ]
    return html`
      <li>
        <button class="small" @click=${() => this.#show(ticket)}>
          <strong class="digits">${ticket.number}</strong>
          <span>
            ${this.queue === null ? html`${title?.service}. ${title?.purpose}` : nothing}
            ${ticket.lane === 'first' ? html`<strong>${c.outOfTurn}</strong>` : nothing}
          </span>
          <span class="level ${level} digits" title=${words}>
            ${levelMark(level)} ${formatDuration(this.locale, waited)}<span class="visually-hidden"> ${words}</span>
          </span>
        </button>
      </li>
    `
  }

  #pages(total: number): TemplateResult | typeof nothing {
    const m = counter[this.locale]
    const pages = Math.ceil(total / pageSize)
    if (pages < 2) return nothing
    return html`
      <nav>
        <button class="small" ?disabled=${this.page === 0} @click=${() => this.#turn(-1)}>${m.previousPage}</button>
        <span class="digits">${this.page + 1} / ${pages}</span>
        <button class="small" ?disabled=${this.page + 1 >= pages} @click=${() => this.#turn(1)}>
          ${m.nextPage}
        </button>
      </nav>
    `
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const { hall, catalogue } = this.desk
    const settings = hall.view?.settings
    const title =
      this.queue && settings ? queueTitle(this.locale, this.queue, settings, catalogue) : undefined
    const { answer, refusal } = this
    const total = answer?.total ?? 0
    return html`
      <kezek-dialog
        .heading=${title ? `${title.service}. ${title.purpose}` : m.allQueues}
        .closeLabel=${m.close}
      >
        ${refusal ? html`<p role="alert">${errorMessage(this.locale, refusal)}</p>` : nothing}
        ${
          answer
            ? html`<p role="status">
                ${total === 0 ? common[this.locale].nobodyWaits : m.number(total, common[this.locale].ticketStates.waiting)}
              </p>`
            : nothing
        }
        <ul>
          ${answer?.tickets.map(ticket => this.#row(ticket))}
        </ul>
        ${this.#pages(total)}
      </kezek-dialog>
    `
  }
}
