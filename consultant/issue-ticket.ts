import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Locale, locales } from '../shared/domain/locale.ts'
import { type QueueId, type ServiceId, splitQueue } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { languageNames } from '../shared/i18n/common/messages.ts'
import { purposeTitle } from '../shared/i18n/common/purposes.ts'
import { formatMoment } from '../shared/i18n/common/time.ts'
import { consultant } from '../shared/i18n/consultant/consultant.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { ActionController } from '../shared/ui/action-controller.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { type Offer, offersFor, purposesOf, rightsIn } from '../shared/ui/offer.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { consultantStyles } from './consultant.styles.ts'
import { type HelpDesk, offeringOf, showTicket } from './help-desk.ts'
import { choosePrinter, chosenPrinter, printerField } from './printers.ts'

/** One page with everything that decides a ticket of a service; what is usual is chosen already, so that one press issues it. */
@customElement('kezek-help-issue')
export class IssueTicket extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    consultantStyles,
    css`
      small {
        display: block;
        font-size: 0.875rem;
        font-weight: 400;
      }

      .actions .primary {
        flex: 1 1 260px;
        min-height: 64px;
        font-size: 1.25rem;
      }
    `,
  ]

  readonly #action = new ActionController(this)

  /** Undefined: the first that issues tickets now. */
  @state() private queue: QueueId | undefined
  /** Undefined: the page's. */
  @state() private language: Locale | undefined
  @state() private category = ''

  @property({ attribute: false }) desk!: HelpDesk
  @property() service: ServiceId = ''

  get #offers(): Offer[] {
    const offering = offeringOf(this.desk)
    return purposesOf(offering)
      .flatMap(({ id }) => offersFor(offering, id))
      .filter(({ service }) => service.id === this.service)
  }

  /** @returns the queue that is chosen; undefined while none issues tickets. */
  #chosen(offers: readonly Offer[]): QueueId | undefined {
    const open = offers.filter(({ opening }) => opening.open)
    return (open.find(({ queue }) => queue === this.queue) ?? open[0])?.queue
  }

  async #issue(event: Event): Promise<void> {
    event.preventDefault()
    const { desk, category, language = desk.locale } = this
    const queue = this.#chosen(this.#offers)
    if (queue === undefined) return
    const counts = rightsIn(offeringOf(desk), queue).some(({ id }) => id === category)
    const printer = chosenPrinter(desk.view)
    const reply = await this.#action.run(desk.hall, 'ticket:issue', {
      queue,
      lang: language,
      ...(counts && { category }),
      ...(printer !== undefined && { printer }),
    })
    if (reply) showTicket(this, String(reply.reply.ticket), true)
  }

  #choice(
    name: string,
    value: string,
    { words, note = '', isChosen, isDisabled = false }: Choice,
    choose: () => void,
  ): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name=${name}
        value=${value}
        .checked=${isChosen}
        ?disabled=${isDisabled}
        @change=${choose}
      />
      <span>${words}${note ? html`<small>${note}</small>` : nothing}</span>
    </label>`
  }

  #purposes(offers: readonly Offer[], chosen: QueueId | undefined): TemplateResult {
    const { locale, catalogue, now, hall } = this.desk
    const t = consultant[locale]
    return html`<fieldset>
      <legend>${kiosk[locale].choosePurpose}</legend>
      <div class="choices">
        ${offers.map(({ queue, opening }) => {
          const words = purposeTitle(locale, splitQueue(queue).purpose, catalogue)
          const opensAt = opening.open ? null : opening.opensAt
          const closed =
            opensAt === null ? t.closedNow : t.closedUntil(formatMoment(locale, opensAt, now, hall.zone))
          return this.#choice(
            'queue',
            queue,
            {
              words,
              note: opening.open ? '' : closed,
              isChosen: queue === chosen,
              isDisabled: !opening.open,
            },
            () => {
              this.queue = queue
            },
          )
        })}
      </div>
    </fieldset>`
  }

  #rights(queue: QueueId): TemplateResult | typeof nothing {
    const { desk, category } = this
    const { locale } = desk
    const rights = rightsIn(offeringOf(desk), queue)
    if (rights.length === 0) return nothing
    const isClaimed = rights.some(({ id }) => id === category)
    const choose = (id: string) => () => {
      this.category = id
    }
    const c = common[locale]
    return html`<fieldset>
      <legend>${c.outOfTurn}</legend>
      <div class="choices">
        ${this.#choice('category', '', { words: c.noEntitlement, isChosen: !isClaimed }, choose(''))}
        ${rights.map(({ id, title }) =>
          this.#choice('category', id, { words: title[locale], isChosen: id === category }, choose(id)),
        )}
      </div>
    </fieldset>`
  }

  #languages(): TemplateResult {
    const { locale } = this.desk
    const { language: chosen = locale } = this
    return html`<fieldset>
      <legend>${managerActions[locale].issueLanguage}</legend>
      <div class="choices">
        ${locales.map(language =>
          this.#choice(
            'lang',
            language,
            { words: languageNames[language], isChosen: language === chosen },
            () => {
              this.language = language
            },
          ),
        )}
      </div>
    </fieldset>`
  }

  #printer(): TemplateResult {
    const { desk } = this
    const t = consultant[desk.locale]
    const printer = chosenPrinter(desk.view)
    const hasPrinters = Object.keys(desk.view.settings.printers).length > 0
    const field = printerField(
      desk,
      printer,
      chosen => {
        choosePrinter(chosen)
        this.requestUpdate()
      },
      { mayTell: true },
    )
    return html`${hasPrinters ? field : nothing}
      ${printer === undefined ? html`<p>${t.noteNumber}</p>` : nothing}`
  }

  override render() {
    const { desk } = this
    const { locale } = desk
    const offers = this.#offers
    const chosen = this.#chosen(offers)
    const { refusal, busy } = this.#action
    return html`<form class="stack" novalidate @submit=${this.#issue}>
      <h2 tabindex="-1">${offers[0]?.title[locale] ?? this.service}</h2>
      ${this.#purposes(offers, chosen)} ${chosen === undefined ? nothing : this.#rights(chosen)}
      ${this.#languages()} ${this.#printer()}
      <div role="alert">${refusal ? html`<p class="trouble">${errorMessage(locale, refusal)}</p>` : nothing}</div>
      <div class="actions">
        <button class="button" type="button" data-act="back" @click=${() => this.dispatchEvent(new CustomEvent('kezek-help-back'))}>
          ${common[locale].back}
        </button>
        <button class="button primary" data-act="issue" ?disabled=${busy || chosen === undefined}>
          ${consultant[locale].issue}
        </button>
      </div>
    </form>`
  }
}

interface Choice {
  words: string
  note?: string
  isChosen: boolean
  isDisabled?: boolean
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-help-issue': IssueTicket
  }
  interface HTMLElementEventMap {
    /** The consultant returns to the list of services. */
    'kezek-help-back': CustomEvent<undefined>
  }
}
