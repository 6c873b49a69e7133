import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { isOn } from '../shared/catalogue/effective.ts'
import type { CommandBody, CommandName } from '../shared/contract/commands.ts'
import type { Action } from '../shared/contract/permissions.ts'
import type { Counter } from '../shared/domain/counter.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { stateOf } from '../shared/view/counters.ts'
import { type Board, may } from './board.ts'
import { sendBoardEvent } from './board-events.ts'
import './queue-picker.ts'

/** Names of the buttons, for tests: their words change with the language. */
type Act = 'free' | 'ticket' | 'open' | 'pause' | 'close' | 'force' | 'keep' | 'queues'
/** The command behind a button; absent where the button only shows something. */
const actionOf: Partial<Record<Act, Action>> = {
  free: 'ticket:return-to-queue',
  open: 'counter:open-counter',
  pause: 'counter:pause-counter',
  close: 'counter:close-counter',
  force: 'counter:close-counter',
  queues: 'counter:set-counter-queues',
}

/** A dialog to open, pause, close or free one window and to change its queues. */
@customElement('kezek-board-counter')
export class CounterDialog extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      .part {
        display: flex;
        flex-direction: column;
        gap: 12px;
      }

      .who {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        font-weight: 600;
      }

      .question {
        padding: 14px;
        border: 2px solid var(--bad);
        border-radius: 12px;
      }
    `,
  ]

  readonly #action = new ActionController(this)

  /** The queues chosen for the window; undefined while unchanged. */
  @state() private picked: readonly QueueId[] | undefined
  @state() private missing = ''

  @property({ attribute: false }) board!: Board
  @property() counter = ''

  async #do<N extends CommandName>(name: N, body: CommandBody<N>, done: string): Promise<void> {
    const reply = await this.#action.run(this.board.hall, name, body)
    if (reply) sendBoardEvent(this, 'kezek-board-done', { text: done })
  }

  async #free(ticket: string, number: string): Promise<void> {
    const reply = await this.#action.run(this.board.hall, 'ticket:return-to-queue', { ticket })
    if (!reply) return
    const { undo } = reply.reply
    sendBoardEvent(this, 'kezek-board-done', {
      text: managerActions[this.board.locale].freed(number, this.counter),
      ...(typeof undo === 'number' && { undo: { ticket, of: undo, number } }),
    })
  }

  #saveQueues(now: readonly QueueId[]): void {
    const t = managerActions[this.board.locale]
    const queues = this.picked ?? now
    this.missing = queues.length === 0 ? t.queueMissing : ''
    if (queues.length === 0) return
    const body = { counter: this.counter, queues: [...queues] }
    void this.#do('counter:set-counter-queues', body, t.queuesSaved(this.counter))
  }

  #button(act: Act, word: string, press: () => unknown, kind = ''): TemplateResult | typeof nothing {
    const action = actionOf[act]
    if (action && !may(this.board, action)) return nothing
    return html`<button class="button ${kind}" data-act=${act} ?disabled=${this.#action.busy} @click=${press}>${word}</button>`
  }

  #visitor(counter: Counter): TemplateResult | typeof nothing {
    const { locale, view } = this.board
    const t = managerActions[locale]
    const ticket = counter.ticket === undefined ? undefined : view.tickets[counter.ticket]
    if (!ticket?.id || !ticket.number) return nothing
    const { id, number, state } = ticket
    return html`<div class="part">
      <p class="who">
        <span class="ticket-number">${number}</span>
        <span>${state ? common[locale].ticketStates[state] : nothing}</span>
      </p>
      <div class="actions">
        ${state === 'called' ? this.#button('free', t.free, () => this.#free(id, number), 'primary') : nothing}
        ${this.#button('ticket', managerMessages[locale].open(number), () => sendBoardEvent(this, 'kezek-board-go', { to: 'ticket', ticket: id }))}
      </div>
    </div>`
  }

  #buttons(counter: Counter): TemplateResult {
    const { locale, view } = this.board
    const t = managerActions[locale]
    const { id } = counter
    const state = stateOf(view, counter)
    const body = { counter: id }
    return html`<div class="part">
      <div class="actions">
        ${state === 'closed' ? this.#button('open', t.openWindow, () => this.#do('counter:open-counter', body, t.opened(id)), 'primary') : nothing}
        ${state === 'open' ? this.#button('pause', t.pauseWindow, () => this.#do('counter:pause-counter', body, t.paused(id))) : nothing}
        ${state !== 'closed' ? this.#button('close', t.closeWindow, () => this.#do('counter:close-counter', body, t.closed(id)), 'danger') : nothing}
      </div>
      ${may(this.board, 'counter:open-counter') ? this.#hint(state) : nothing}
    </div>`
  }

  #hint(state: 'closed' | 'open' | 'paused'): TemplateResult | typeof nothing {
    const t = managerActions[this.board.locale]
    if (state === 'open') return nothing
    return html`<p class="quiet">${state === 'paused' ? t.pausedHint : t.queuesWhenOpen}</p>`
  }

  /** Asks before closing a window with a visitor, and says what happens to the visitor. */
  #question(counter: Counter): TemplateResult {
    const { locale, view } = this.board
    const t = managerActions[locale]
    const ticket = counter.ticket === undefined ? undefined : view.tickets[counter.ticket]
    const number = ticket?.number ?? ''
    const body = { counter: counter.id, force: true }
    return html`<div class="part question" role="alert">
      <p>${ticket?.state === 'called' ? t.forceCalled(number) : t.forceServing(number)}</p>
      <div class="actions">
        ${this.#button('force', t.forceClose, () => this.#do('counter:close-counter', body, t.closed(counter.id)), 'danger sure')}
        ${this.#button('keep', t.keepOpen, () => this.#action.forget())}
      </div>
    </div>`
  }

  #queues(counter: Counter): TemplateResult {
    const { board } = this
    const { catalogue, view } = board
    const t = managerActions[board.locale]
    const options = catalogue.queues.filter(
      queue => isOn(view.settings, queue, catalogue) || counter.queues.includes(queue),
    )
    return html`<div class="part">
      <kezek-board-queue-picker
        multiple
        .board=${board}
        .legend=${t.windowQueues}
        .options=${options}
        .value=${this.picked ?? counter.queues}
        @kezek-queues-picked=${(event: CustomEvent<readonly QueueId[]>) => {
          this.picked = event.detail
        }}
      ></kezek-board-queue-picker>
      ${this.missing ? html`<p class="trouble" role="alert">${this.missing}</p>` : nothing}
      <div class="actions">${this.#button('queues', t.saveQueues, () => this.#saveQueues(counter.queues))}</div>
    </div>`
  }

  override render() {
    const { board } = this
    const { locale, view } = board
    const t = managerActions[locale]
    const counter = view.counters[this.counter]
    const { refusal } = this.#action
    const isBusyWindow = refusal?.code === 'COUNTER_BUSY'
    const sign = counter?.inspector === undefined ? undefined : view.persons[counter.inspector]
    const state = counter && stateOf(view, counter)
    return html`<kezek-dialog
      .heading=${t.windowTitle(this.counter)}
      .closeLabel=${managerMessages[locale].close}
      .trouble=${refusal && !isBusyWindow ? errorMessage(locale, refusal) : ''}
    >
      ${
        counter && state
          ? html`<p class="who">
                <span class="mark">${common[locale].counterStates[state]}</span>
                ${
                  state === 'closed'
                    ? nothing
                    : html`<span
                        >${sign ? `${sign.surname} ${sign.name} ${sign.patronymic}, ${sign.post}` : managerMessages[locale].nobodySits}</span
                      >`
                }
              </p>
              ${isBusyWindow ? this.#question(counter) : html`${this.#visitor(counter)} ${this.#buttons(counter)}`}
              ${
                state === 'closed' || isBusyWindow || !may(board, 'counter:set-counter-queues')
                  ? nothing
                  : this.#queues(counter)
              }`
          : nothing
      }
    </kezek-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-counter': CounterDialog
  }
}
