import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { formatClock } from '../shared/i18n/common/time.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import './action-bar.ts'
import type { WindowAction } from './actions.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk, PressContext, Visitor } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { deskStyles } from './desk-screen.styles.ts'
import { focusKind } from './focus.ts'
import './held-tickets.ts'
import { actionOfKey } from './keys.ts'
import './notice-bar.ts'
import './number-search.ts'
import './printer-news.ts'
import './queue-list.ts'
import './queues-dialog.ts'
import { fullName } from './sitting.ts'
import './ticket-dialog.ts'
import './transfer-dialog.ts'
import './visitor-card.ts'
import './waiting-dialog.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-desk': DeskScreen
  }
  interface HTMLElementEventMap {
    /** The inspector closed the window. */
    'kezek-closed': CustomEvent<void>
  }
}

/** The dialog over the screen. */
type Over =
  | { is: 'transfer' | 'refuse'; visitor: Visitor }
  | { is: 'ticket'; ticket: Visitor }
  | { is: 'waiting'; queue: QueueId | null }
  | { is: 'queues' }

/** Interval between updates of running times, ms; they show seconds. */
const redrawEveryMs = 1_000

/** The screen of the work at a window: the visitor, the buttons and their keys, and the queues. */
@customElement('kezek-desk')
export class DeskScreen extends LitElement {
  static override styles = [baseStyles, controlStyles, deskStyles]

  #clock: ReturnType<typeof setInterval> | undefined

  @state() private over: Over | undefined

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  constructor() {
    super()
    new DeskController(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    // Listens before all controls, so that F2 calls the next visitor whatever has the focus.
    window.addEventListener('keydown', this.#onKeydown, { capture: true })
    this.#clock = setInterval(() => this.requestUpdate(), redrawEveryMs)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#onKeydown, { capture: true })
    clearInterval(this.#clock)
  }

  protected override willUpdate(_changed: PropertyValues): void {
    // Tells tests that the screen would send a press.
    this.toggleAttribute('data-ready', !this.desk.hall.stale && this.desk.inFlight === undefined)
    const { over } = this
    if (!over) return
    const present = this.desk.visitor?.id
    // A dialog about one visitor closes when another comes to the window.
    if ('visitor' in over && over.visitor.id !== present) this.over = undefined
    if (over.is === 'ticket' && over.ticket.id === present) this.over = undefined
  }

  readonly #onKeydown = (event: KeyboardEvent) => {
    const focus = focusKind()
    const action = actionOfKey(event, focus)
    if (!action) return
    const isInDialog = this.over !== undefined
    if (isInDialog && action === 'next' && event.key === ' ') return
    event.preventDefault()
    if (isInDialog && action !== 'next') return
    const context = { isRepeat: event.repeat, ticketAtPress: this.desk.ticketAtPress }
    if (action === 'undo') void this.desk.undo(context)
    else void this.#act(action, context)
  }

  #onAction(event: CustomEvent<{ action: WindowAction; context: PressContext }>): void {
    void this.#act(event.detail.action, event.detail.context)
  }

  async #act(action: WindowAction, context: PressContext): Promise<void> {
    const { desk } = this
    if (action === 'next') {
      const before = desk.visitor?.id
      await desk.next(context)
      if (desk.visitor && desk.visitor.id !== before) this.over = undefined
    } else if (action === 'transfer') {
      const { visitor } = desk
      if (!context.isRepeat && desk.allowOrNotify('transfer') && visitor)
        this.over = { is: 'transfer', visitor }
    } else await desk.step(action, context)
  }

  #onClose(): void {
    this.over = undefined
  }

  #onTicket(event: CustomEvent<Visitor>): void {
    this.over = { is: 'ticket', ticket: event.detail }
  }

  #onWaiting(event: CustomEvent<QueueId | null>): void {
    this.over = { is: 'waiting', queue: event.detail }
  }

  #onRefuse(): void {
    const { visitor } = this.desk
    if (visitor) this.over = { is: 'refuse', visitor }
  }

  async #refuse(): Promise<void> {
    this.over = undefined
    await this.desk.step('refuse')
  }

  async #closeWindow(): Promise<void> {
    if (await this.desk.closeWindow()) this.dispatchEvent(new CustomEvent('kezek-closed'))
  }

  #over(over: Over): TemplateResult {
    const { locale, desk } = this
    const m = counter[locale]
    switch (over.is) {
      case 'transfer':
        return html`<kezek-transfer-dialog
          .locale=${locale}
          .desk=${desk}
          .visitor=${over.visitor}
          @kezek-dialog-close=${this.#onClose}
        ></kezek-transfer-dialog>`
      case 'ticket':
        return html`<kezek-ticket-dialog
          .locale=${locale}
          .desk=${desk}
          .ticket=${over.ticket}
          @kezek-dialog-close=${this.#onClose}
        ></kezek-ticket-dialog>`
      case 'waiting':
        return html`<kezek-waiting-dialog
          .locale=${locale}
          .desk=${desk}
          .queue=${over.queue}
          @kezek-dialog-close=${this.#onClose}
          @kezek-show-ticket=${this.#onTicket}
        ></kezek-waiting-dialog>`
      case 'queues':
        return html`<kezek-queues-dialog
          .locale=${locale}
          .desk=${desk}
          @kezek-dialog-close=${this.#onClose}
        ></kezek-queues-dialog>`
      case 'refuse':
        return html`<kezek-dialog
          .heading=${m.refuseClaim}
          .closeLabel=${common[locale].back}
          @kezek-dialog-close=${this.#onClose}
        >
          <p>${m.refuseQuestion(over.visitor.number ?? '')}</p>
          <button class="main" @click=${this.#refuse}>${m.refuseClaim}</button>
        </kezek-dialog>`
    }
  }

  #header(): TemplateResult {
    const { desk } = this
    const m = counter[this.locale]
    const c = common[this.locale]
    const own = desk.counter
    const { sign, counter: id } = desk.sitting
    const { view, now, zone } = desk.hall
    return html`
      <header>
        <h1>${c.window(id)}</h1>
        <p class="state">${own ? c.counterStates[own.state] : m.connecting}</p>
        <p class="who"><strong>${fullName(sign)}</strong> <span>${sign.post}</span></p>
        <div class="menu">
          ${
            own?.state === 'open'
              ? html`<button class="small" @click=${() => desk.setBreak(true)}>${m.takeBreak}</button>`
              : nothing
          }
          ${
            own?.state === 'paused'
              ? html`<button class="small" @click=${() => desk.setBreak(false)}>${m.endBreak}</button>`
              : nothing
          }
          <button class="small" @click=${this.#closeWindow}>${m.closeWindow}</button>
        </div>
        ${view ? html`<time class="digits">${formatClock(now, zone)}</time>` : nothing}
        <slot name="languages"></slot>
      </header>
    `
  }

  override render(): TemplateResult {
    const { locale, desk, over } = this
    return html`
      ${this.#header()}
      <main>
        <div class="work">
          <kezek-visitor-card
            .locale=${locale}
            .desk=${desk}
            @kezek-refuse=${this.#onRefuse}
          ></kezek-visitor-card>
          <div class="foot">
            <kezek-notice-bar .locale=${locale} .desk=${desk}></kezek-notice-bar>
          <kezek-action-bar
            .locale=${locale}
            .desk=${desk}
            @kezek-action=${this.#onAction}
          ></kezek-action-bar>
        </div>
        </div>
        <div class="side">
          <kezek-number-search
            .locale=${locale}
            .desk=${desk}
            @kezek-show-ticket=${this.#onTicket}
          ></kezek-number-search>
          <kezek-printer-news .locale=${locale} .desk=${desk}></kezek-printer-news>
          <kezek-queue-list
            .locale=${locale}
            .desk=${desk}
            @kezek-show-waiting=${this.#onWaiting}
            @kezek-change-queues=${() => {
              this.over = { is: 'queues' }
            }}
          ></kezek-queue-list>
          ${(['parked', 'no-show'] as const).map(
            state => html`<kezek-held-tickets
              .locale=${locale}
              .desk=${desk}
              .state=${state}
              @kezek-show-ticket=${this.#onTicket}
            ></kezek-held-tickets>`,
          )}
        </div>
      </main>
      ${over ? this.#over(over) : nothing}
    `
  }
}
