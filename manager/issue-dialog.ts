import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { isOn, rightsOf } from '../shared/catalogue/effective.ts'
import { type Locale, locales } from '../shared/domain/locale.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { languageNames } from '../shared/i18n/common/messages.ts'
import { ticketStory } from '../shared/i18n/common/ticket-story.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { entitlementTitle, queueName } from '../shared/ui/hall-words.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import './queue-picker.ts'

/** Issues a ticket for a visitor who can't use the kiosk and shows its number large, to be read out or written down. */
@customElement('kezek-board-issue')
export class IssueDialog extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      form,
      .issued {
        display: flex;
        flex-direction: column;
        gap: 16px;
      }

      .languages {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
      }

      .number-given {
        font-size: 6rem;
        font-weight: 700;
        line-height: 1;
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  readonly #action = new ActionController(this)

  @state() private queue: QueueId | undefined
  @state() private language: Locale | undefined
  @state() private category = ''
  @state() private issued: { number: string; before: number | undefined } | undefined
  @state() private missing = ''

  @property({ attribute: false }) board!: Board

  async #issue(event: Event): Promise<void> {
    event.preventDefault()
    const { hall, locale } = this.board
    const { queue, category, language = locale } = this
    this.missing = queue === undefined ? managerActions[locale].chooseQueue : ''
    if (queue === undefined) return
    const body = { queue, lang: language, ...(category !== '' && { category }) }
    const reply = await this.#action.run(hall, 'ticket:issue', body)
    if (!reply) return
    const { number, before } = reply.reply
    this.issued = { number: String(number), before: typeof before === 'number' ? before : undefined }
  }

  #again(): void {
    this.issued = undefined
    this.queue = undefined
    this.category = ''
  }

  #choice(name: string, value: string, word: string, chosen: boolean, choose: () => void): TemplateResult {
    return html`<label class="choice">
      <input type="radio" name=${name} value=${value} .checked=${chosen} @change=${choose} />
      ${word}
    </label>`
  }

  #entitlement(queue: QueueId): TemplateResult | typeof nothing {
    const { board } = this
    const c = common[board.locale]
    const rights = rightsOf(board.view.settings, queue, board.catalogue)
    if (rights.length === 0) return nothing
    const choose = (id: string) => () => {
      this.category = id
    }
    return html`<fieldset>
      <legend>${c.outOfTurn}</legend>
      ${this.#choice('category', '', c.noEntitlement, this.category === '', choose(''))}
      ${rights.map(id => this.#choice('category', id, entitlementTitle(board, id), this.category === id, choose(id)))}
    </fieldset>`
  }

  #form(): TemplateResult {
    const { board } = this
    const { catalogue, locale, view } = board
    const t = managerActions[locale]
    const options = catalogue.queues.filter(queue => isOn(view.settings, queue, catalogue))
    const { language: chosen = locale } = this
    return html`<form novalidate @submit=${this.#issue}>
      <p>${t.issueWhy}</p>
      <kezek-board-queue-picker
        .board=${board}
        .legend=${t.issueQueue}
        .options=${options}
        .value=${this.queue === undefined ? [] : [this.queue]}
        @kezek-queues-picked=${(event: CustomEvent<readonly QueueId[]>) => {
          this.queue = event.detail[0]
          this.category = ''
        }}
      ></kezek-board-queue-picker>
      <fieldset>
        <legend>${t.issueLanguage}</legend>
        <div class="languages">
          ${locales.map(language =>
            this.#choice('lang', language, languageNames[language], chosen === language, () => {
              this.language = language
            }),
          )}
        </div>
      </fieldset>
      ${this.queue === undefined ? nothing : this.#entitlement(this.queue)}
      ${this.missing ? html`<p class="trouble" role="alert">${this.missing}</p>` : nothing}
      <div class="actions">
        <button class="button primary" ?disabled=${this.#action.busy}>${t.issueNow}</button>
      </div>
    </form>`
  }

  #given(number: string, before: number | undefined): TemplateResult {
    const { board } = this
    const t = managerActions[board.locale]
    return html`<div class="issued" role="status">
      <p>${t.issuedNumber}</p>
      <p class="number-given">${number}</p>
      <p>${this.queue === undefined ? nothing : queueName(board, this.queue)}</p>
      ${before === undefined ? nothing : html`<p>${ticketStory[board.locale].peopleAhead(before)}</p>`}
      <div class="actions">
        <button class="button" @click=${this.#again}>${t.issueAnother}</button>
      </div>
    </div>`
  }

  override render() {
    const { locale } = this.board
    const { refusal } = this.#action
    return html`<kezek-dialog
      .heading=${managerMessages[locale].issueTicket}
      .closeLabel=${managerMessages[locale].close}
      .trouble=${refusal ? errorMessage(locale, refusal) : ''}
    >
      ${this.issued ? this.#given(this.issued.number, this.issued.before) : this.#form()}
    </kezek-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-issue': IssueDialog
  }
}
