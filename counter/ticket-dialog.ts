import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { rightsOf } from '../shared/catalogue/effective.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { common } from '../shared/i18n/common/common.ts'
import { printers } from '../shared/i18n/common/printers.ts'
import { formatClock, formatDuration } from '../shared/i18n/common/time.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk, Step, Visitor } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import './reason-form.ts'
import { fullName } from './sitting.ts'
import { queueTitle } from './titles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-ticket-dialog': TicketDialog
  }
}

/** The dialog's current question. */
type Asking = 'nothing' | 'call' | 'cancel' | 'grant' | { busyFor: string }

/** Shows one of today's tickets in any state, with all actions that an inspector has for it. */
@customElement('kezek-ticket-dialog')
export class TicketDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      p {
        margin: 0;
      }

      .facts,
      .ways {
        display: grid;
        gap: 6px;
      }
    `,
  ]

  #stop: (() => void) | undefined

  @state() private asking: Asking = 'nothing'
  /** The ticket as of the last query, because this screen's view has no waiting tickets. */
  @state() private asked: Visitor | undefined

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) ticket!: Visitor

  constructor() {
    super()
    new DeskController(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stop = this.desk.hall.onEvent(event => {
      if (event.ticket === this.ticket.id) void this.#ask()
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop?.()
  }

  async #ask(): Promise<void> {
    const answer = await this.desk.hall.query('find', { number: this.ticket.number ?? '' })
    if (answer.ok) this.asked = answer.reply.tickets.find(({ id }) => id === this.ticket.id)
  }

  get #current(): Visitor {
    return this.asked ?? this.ticket
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('kezek-dialog-close'))
  }

  /** Closes the dialog; the screen behind it shows the result. */
  async #do(work: Promise<unknown>): Promise<void> {
    await work
    this.#close()
  }

  #onCallReason(event: CustomEvent<string>): void {
    if (this.desk.visitor) this.asking = { busyFor: event.detail }
    else void this.#do(this.desk.callTicket(this.ticket.id, event.detail))
  }

  /** Ends the present visit by the chosen step, then calls the ticket. If the step fails, it calls nobody. */
  async #leaveAndCall(step: Step, word: string): Promise<void> {
    const { desk, ticket } = this
    await this.#do(desk.step(step).then(left => left && desk.callTicket(ticket.id, word)))
  }

  #facts(ticket: Visitor): TemplateResult {
    const c = common[this.locale]
    const m = counter[this.locale]
    const { hall, catalogue } = this.desk
    const { view, now } = hall
    const title =
      ticket.queue && view ? queueTitle(this.locale, ticket.queue, view.settings, catalogue) : undefined
    const isThere = ticket.state === 'called' || ticket.state === 'serving'
    const sign = view?.persons[view.counters[ticket.counter ?? '']?.inspector ?? '']
    const entitlement = view?.settings.entitlements.find(({ id }) => id === ticket.category)
    return html`
      <div class="facts">
        <p><strong>${ticket.state ? c.ticketStates[ticket.state] : nothing}</strong></p>
        <p>${title?.service}. ${title?.purpose}</p>
        ${
          ticket.state === 'waiting' && ticket.waitSince !== undefined
            ? html`<p class="digits">
                ${c.waited}: ${formatDuration(this.locale, now - ticket.waitSince)}${
                  ticket.dueBy !== undefined && view
                    ? html` · ${c.target}: ${formatClock(ticket.dueBy, hall.zone)}`
                    : nothing
                }
              </p>`
            : nothing
        }
        ${entitlement ? html`<p>${c.outOfTurn}: ${entitlement.title[this.locale]}</p>` : nothing}
        ${
          isThere && ticket.counter
            ? html`<p>${m.atWindow(ticket.counter, sign ? fullName(sign) : '')}</p>`
            : nothing
        }
        ${isThere && ticket.counter !== this.desk.sitting.counter ? html`<p>${m.calledElsewhere}</p>` : nothing}
        ${ticket.word && ticket.state === 'cancelled' ? html`<p>${ticket.word}</p>` : nothing}
      </div>
    `
  }

  #ways(ticket: Visitor): TemplateResult {
    const m = counter[this.locale]
    const { state } = ticket
    const { view } = this.desk.hall
    const mayCall = state === 'waiting' || state === 'parked' || state === 'no-show'
    const mayReturn = state === 'parked' || state === 'no-show'
    const mayCancel = state === 'waiting' || state === 'parked'
    const mayGrant =
      state === 'waiting' && ticket.lane !== 'first' && ticket.queue && this.#rights(ticket).length > 0
    if (!view || !mayCall) return html`${nothing}`
    const way = (label: string, act: () => void, isFirst = false) =>
      html`<button class=${isFirst ? 'main' : ''} ?autofocus=${isFirst} @click=${act}>${label}</button>`
    const ask = (asking: Asking) => () => {
      this.asking = asking
    }
    return html`
      <div class="ways">
        ${
          mayReturn
            ? way(
                state === 'parked' ? m.resume : m.restore,
                () => this.#do(this.desk.bringBack(ticket)),
                true,
              )
            : nothing
        }
        ${way(m.call, ask('call'), !mayReturn)} ${mayGrant ? way(m.grant, ask('grant')) : nothing}
        ${ticket.print ? way(printers[this.locale].reprint, () => this.#do(this.desk.reprint(ticket))) : nothing}
        ${mayCancel ? way(m.cancelTicket, ask('cancel')) : nothing}
      </div>
    `
  }

  #rights({ queue }: Visitor): { id: string; title: string }[] {
    const settings = this.desk.hall.view?.settings
    if (!settings || !queue) return []
    const counted = rightsOf(settings, queue, this.desk.catalogue)
    return settings.entitlements
      .filter(({ id }) => counted.includes(id))
      .map(({ id, title }) => ({ id, title: title[this.locale] }))
  }

  #reasons(
    label: string,
    reasons: readonly string[],
    action: string,
    give: (event: CustomEvent<string>) => void,
  ): TemplateResult {
    return html`<kezek-reason-form
      .label=${label}
      .reasons=${reasons}
      .ownLabel=${counter[this.locale].ownWords}
      .action=${action}
      @kezek-reason=${give}
    ></kezek-reason-form>`
  }

  #busy(word: string): TemplateResult {
    const m = counter[this.locale]
    const { visitor } = this.desk
    const [present, wanted] = [visitor?.number ?? '', this.ticket.number ?? '']
    const leave = (step: Step, label: string) =>
      html`<button @click=${() => this.#leaveAndCall(step, word)}>${label}</button>`
    return html`
      <p>${m.busyQuestion(present, wanted)}</p>
      <div class="ways">
        ${
          visitor?.state === 'serving'
            ? leave('finish', m.finishAndCall(present, wanted))
            : leave('no-show', m.missedAndCall(present, wanted))
        }
        ${leave('park', m.parkAndCall(present, wanted))}
      </div>
    `
  }

  #body(ticket: Visitor): TemplateResult {
    const m = counter[this.locale]
    const { asking } = this
    if (asking === 'call')
      return html`<h3>${m.callReason}</h3>
        ${this.#reasons(m.callReason, m.callReasons, m.call, this.#onCallReason)}`
    if (asking === 'cancel')
      return html`<h3>${m.cancelReason}</h3>
        ${this.#reasons(m.cancelReason, m.cancelReasons, m.cancelTicket, event =>
          this.#do(this.desk.cancel(ticket, event.detail)),
        )}`
    if (asking === 'grant')
      return html`<h3>${m.grant}</h3>
        <div class="ways">
          ${this.#rights(ticket).map(
            ({ id, title }) =>
              html`<button @click=${() => this.#do(this.desk.grant(ticket, id))}>${title}</button>`,
          )}
        </div>`
    if (asking !== 'nothing') return this.#busy(asking.busyFor)
    return this.#ways(ticket)
  }

  override render(): TemplateResult {
    const ticket = this.#current
    return html`
      <kezek-dialog
        .heading=${ticket.number ?? ''}
        .closeLabel=${counter[this.locale].close}
      >
        ${this.#facts(ticket)} ${this.#body(ticket)}
      </kezek-dialog>
    `
  }
}
