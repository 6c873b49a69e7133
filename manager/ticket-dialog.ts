import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { isOn, rightsOf } from '../shared/catalogue/effective.ts'
import type { CommandBody } from '../shared/contract/commands.ts'
import type { Action } from '../shared/contract/permissions.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { textLimits } from '../shared/domain/text-limits.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { printers } from '../shared/i18n/common/printers.ts'
import { formatTimer } from '../shared/i18n/common/time.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { entitlementTitle, queueName } from '../shared/ui/hall-words.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { type Board, may } from './board.ts'
import { sendBoardEvent } from './board-events.ts'
import { StoryController } from './story-controller.ts'
import { ticketDialogStyles } from './ticket-dialog.styles.ts'
import './queue-picker.ts'
import './board-story.ts'

type Form = 'cancel' | 'transfer' | 'grant'
/** Names of the buttons, for tests: their words change with the language. */
type Act = Form | 'reprint' | 'restore' | 'resume' | 'free' | 'window' | 'do' | 'back'
/** The command behind a button; absent where the button only shows something. */
const actionOf: Partial<Record<Act, Action>> = {
  transfer: 'ticket:transfer',
  grant: 'ticket:grant-entitlement',
  restore: 'ticket:restore',
  resume: 'ticket:resume',
  free: 'ticket:return-to-queue',
  reprint: 'ticket:reprint',
  cancel: 'ticket:cancel',
}
type Simple = 'ticket:restore' | 'ticket:resume' | 'ticket:return-to-queue' | 'ticket:reprint'

/** A dialog with one ticket's history and all that a manager can do with it in its state. */
@customElement('kezek-board-ticket')
export class TicketDialog extends LitElement {
  static override styles = [baseStyles, staffStyles, ticketDialogStyles]

  readonly #action = new ActionController(this)
  readonly #story = new StoryController(this)

  @state() private form: Form | undefined
  @state() private reason = ''
  @state() private ownReason = ''
  @state() private queue: readonly QueueId[] = []
  @state() private category = ''
  /** What the form still needs. */
  @state() private missing = ''

  @property({ attribute: false }) board!: Board
  @property() ticket = ''

  override willUpdate(): void {
    this.#story.show(this.board.hall, this.ticket)
  }

  #open(form: Form | undefined): void {
    this.form = form
    this.missing = ''
    this.#action.forget()
  }

  #done(text: string, undo?: unknown): void {
    sendBoardEvent(this, 'kezek-board-done', {
      text,
      ...(typeof undo === 'number' && {
        undo: { ticket: this.ticket, of: undo, number: this.#story.ticket?.number ?? '' },
      }),
    })
  }

  async #simple(name: Simple, done: string): Promise<void> {
    const reply = await this.#action.run(this.board.hall, name, { ticket: this.ticket })
    if (reply) this.#done(done, reply.reply.undo)
  }

  async #cancel(number: string): Promise<void> {
    const t = managerActions[this.board.locale]
    const word = (this.reason || this.ownReason).trim()
    this.missing = word === '' ? t.reasonMissing : ''
    if (word === '') return
    const reply = await this.#action.run(this.board.hall, 'ticket:cancel', { ticket: this.ticket, word })
    if (reply) this.#done(t.cancelled(number), reply.reply.undo)
  }

  async #transfer(number: string): Promise<void> {
    const t = managerActions[this.board.locale]
    const [queue] = this.queue
    this.missing = queue === undefined ? t.chooseQueue : ''
    if (queue === undefined) return
    const body: CommandBody<'ticket:transfer'> = { ticket: this.ticket, queue }
    const reply = await this.#action.run(this.board.hall, 'ticket:transfer', body)
    if (reply) this.#done(t.transferred(number), reply.reply.undo)
  }

  async #grant(number: string): Promise<void> {
    const t = managerActions[this.board.locale]
    this.missing = this.category === '' ? t.grantWhich : ''
    if (this.category === '') return
    const body = { ticket: this.ticket, category: this.category }
    const reply = await this.#action.run(this.board.hall, 'ticket:grant-entitlement', body)
    if (reply) this.#done(t.granted(number))
  }

  #button(act: Act, word: string, press: () => unknown, kind = ''): TemplateResult | typeof nothing {
    const action = actionOf[act]
    if (action && !may(this.board, action)) return nothing
    return html`<button class="button ${kind}" data-act=${act} ?disabled=${this.#action.busy} @click=${press}>${word}</button>`
  }

  #buttons(): TemplateResult | typeof nothing {
    const { board } = this
    const t = managerActions[board.locale]
    const ticket = this.#story.ticket
    // A ticket that has ended can only be viewed.
    if (!ticket || ticket.state === 'done' || ticket.state === 'cancelled' || ticket.state === 'unserved')
      return nothing
    const { state, number, queue, lane, counter = '' } = ticket
    const rights = rightsOf(board.view.settings, queue, board.catalogue)
    const isAtWindow = state === 'called' || state === 'serving'
    return html`<div class="actions">
      ${state === 'waiting' ? this.#button('transfer', t.transfer, () => this.#open('transfer')) : nothing}
      ${state === 'waiting' && lane !== 'first' && rights.length > 0 ? this.#button('grant', t.grant, () => this.#open('grant')) : nothing}
      ${state === 'no-show' ? this.#button('restore', t.restore, () => this.#simple('ticket:restore', t.restored(number)), 'primary') : nothing}
      ${state === 'parked' ? this.#button('resume', t.resume, () => this.#simple('ticket:resume', t.resumed(number)), 'primary') : nothing}
      ${
        state === 'called'
          ? this.#button(
              'free',
              t.free,
              () => this.#simple('ticket:return-to-queue', t.freed(number, counter)),
              'primary',
            )
          : nothing
      }
      ${
        ticket.print
          ? this.#button('reprint', printers[board.locale].reprint, () =>
              this.#simple('ticket:reprint', printers[board.locale].copied(number)),
            )
          : nothing
      }
      ${isAtWindow ? this.#button('window', t.toWindow(counter), () => sendBoardEvent(this, 'kezek-board-go', { to: 'counter', counter })) : nothing}
      ${
        state === 'waiting' || state === 'parked' || state === 'called' || state === 'no-show'
          ? this.#button('cancel', t.cancel, () => this.#open('cancel'), 'danger')
          : nothing
      }
      ${state === 'serving' ? html`<p class="quiet">${t.servingHint}</p>` : nothing}
    </div>`
  }

  #cancelForm(): TemplateResult {
    const t = managerActions[this.board.locale]
    return html`<fieldset>
      <legend>${t.cancelWhy}</legend>
      ${t.cancelReasons.map(
        reason => html`<label class="choice">
          <input
            type="radio"
            name="reason"
            .checked=${this.reason === reason}
            @change=${() => {
              this.reason = reason
              this.ownReason = ''
            }}
          />
          ${reason}
        </label>`,
      )}
      <label>
        <span class="label own">${t.ownReason}</span>
        <input
          class="field"
          maxlength=${textLimits.reason}
          .value=${this.ownReason}
          @input=${(event: InputEvent) => {
            this.ownReason = (event.target as HTMLInputElement).value
            this.reason = ''
          }}
        />
      </label>
    </fieldset>`
  }

  #transferForm(from: QueueId): TemplateResult {
    const { board } = this
    const { catalogue, view } = board
    const options = catalogue.queues.filter(queue => queue !== from && isOn(view.settings, queue, catalogue))
    return html`<kezek-board-queue-picker
      .board=${board}
      .legend=${managerActions[board.locale].transferWhere}
      .options=${options}
      .value=${this.queue}
      @kezek-queues-picked=${(event: CustomEvent<readonly QueueId[]>) => {
        this.queue = event.detail
      }}
    ></kezek-board-queue-picker>`
  }

  #grantForm(queue: QueueId): TemplateResult {
    const { board } = this
    return html`<fieldset>
      <legend>${managerActions[board.locale].grantWhich}</legend>
      ${rightsOf(board.view.settings, queue, board.catalogue).map(
        id => html`<label class="choice">
          <input
            type="radio"
            name="category"
            .checked=${this.category === id}
            @change=${() => {
              this.category = id
            }}
          />
          ${entitlementTitle(board, id)}
        </label>`,
      )}
    </fieldset>`
  }

  #form(form: Form): TemplateResult | typeof nothing {
    const t = managerActions[this.board.locale]
    const ticket = this.#story.ticket
    if (!ticket) return nothing
    const { number, queue } = ticket
    const [body, word, press] =
      form === 'cancel'
        ? [this.#cancelForm(), t.cancel, () => this.#cancel(number)]
        : form === 'transfer'
          ? [this.#transferForm(queue), t.transfer, () => this.#transfer(number)]
          : [this.#grantForm(queue), t.grant, () => this.#grant(number)]
    return html`<div class="form">
      ${body}
      ${this.missing ? html`<p class="trouble" role="alert">${this.missing}</p>` : nothing}
      <div class="actions">
        ${this.#button('do', word, press, form === 'cancel' ? 'danger sure' : 'primary')}
        ${this.#button('back', t.cancelStep, () => this.#open(undefined))}
      </div>
    </div>`
  }

  override render() {
    const { board } = this
    const { locale, now } = board
    const t = managerActions[locale]
    const { ticket, steps, loaded } = this.#story
    const { refusal } = this.#action
    const number = ticket?.number ?? this.#story.number
    return html`<kezek-dialog
      .heading=${number ? t.ticket(number) : t.story}
      .closeLabel=${managerMessages[locale].close}
      .trouble=${refusal ? errorMessage(locale, refusal) : ''}
    >
      ${
        ticket
          ? html`<p class="about">
              <span class="mark">${common[locale].ticketStates[ticket.state]}</span>
              <span>${queueName(board, ticket.queue)}</span>
              ${ticket.state === 'waiting' ? html`<span class="quiet">${common[locale].waited}: ${formatTimer(now - ticket.waitSince)}</span>` : nothing}
            </p>`
          : nothing
      }
      ${this.form ? this.#form(this.form) : this.#buttons()}
      <kezek-board-story .board=${board} .steps=${steps} ?loaded=${loaded}></kezek-board-story>
    </kezek-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-ticket': TicketDialog
  }
}
