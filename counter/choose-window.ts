import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { groupOf } from '../shared/catalogue/effective.ts'
import type { Refusal } from '../shared/contract/errors.ts'
import type { HallView } from '../shared/contract/hall-view.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { splitQueue } from '../shared/domain/queue.ts'
import type { CounterSettings } from '../shared/domain/settings.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { purposeTitle } from '../shared/i18n/common/purposes.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import '../shared/ui/dialog-frame.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'
import { HallController } from '../shared/ui/hall-controller.ts'
import { stateOf } from '../shared/view/counters.ts'
import { windowStyles } from './choose-window.styles.ts'
import { controlStyles } from './controls.styles.ts'
import { fullName } from './sitting.ts'
import { waitForEvent } from './wait-for-event.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-choose-window': ChooseWindow
  }
  interface HTMLElementEventMap {
    /** The window is open, and this screen operates it. */
    'kezek-seated': CustomEvent<{ counter: string; session: string }>
    'kezek-someone-else': CustomEvent<void>
  }
}

/** A question that the inspector must answer before the window opens. */
type Question = { is: 'occupied'; counter: string; by: string } | { is: 'elsewhere'; counter: string }

/** Lists the centre's windows with their inspectors, and opens the chosen one. */
@customElement('kezek-choose-window')
export class ChooseWindow extends LitElement {
  static override styles = [baseStyles, controlStyles, windowStyles]

  #hasProposed = false

  @state() private question: Question | undefined
  @state() private refusal: Refusal | undefined
  @state() private isOpening = false

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) hall!: HallConnection
  @property({ attribute: false }) catalogue!: LoadedCatalogue
  /** Id of the signed-in person. */
  @property() person = ''
  /** Number of the window in the page's address; empty: none. */
  @property() proposed = ''

  override connectedCallback(): void {
    new HallController(this, this.hall)
    super.connectedCallback()
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.toggleAttribute('data-ready', !this.hall.stale)
  }

  protected override updated(_changed: PropertyValues): void {
    // Proposes the window only once; afterwards the inspector moves the focus.
    if (this.#hasProposed || !this.hall.view) return
    this.#hasProposed = true
    this.renderRoot.querySelector<HTMLButtonElement>('button.proposed')?.focus()
  }

  async #open(id: string, takeOver?: string): Promise<void> {
    // Handles one press at a time.
    if (this.isOpening) return
    this.question = undefined
    this.refusal = this.hall.stale ? { code: 'NOT_CONNECTED' } : undefined
    if (this.refusal) return
    this.isOpening = true
    const reply = await this.hall.send('counter:open-counter', {
      counter: id,
      ...(takeOver !== undefined && { takeOver }),
    })
    if (reply.ok) await waitForEvent(this.hall, reply.n)
    this.isOpening = false
    if (!this.isConnected) return
    if (reply.ok) {
      const detail = { counter: id, session: String(reply.reply.session) }
      this.dispatchEvent(new CustomEvent('kezek-seated', { detail }))
    } else this.#refused(id, reply.error)
  }

  #refused(id: string, error: Refusal): void {
    const { code, detail = {} } = error
    if (code === 'COUNTER_OCCUPIED' && detail.inspector !== undefined)
      this.question = { is: 'occupied', counter: id, by: String(detail.inspector) }
    else if (code === 'SITS_ELSEWHERE' && detail.counter !== undefined)
      this.question = { is: 'elsewhere', counter: String(detail.counter) }
    else this.refusal = error
  }

  #someoneElse(): void {
    this.dispatchEvent(new CustomEvent('kezek-someone-else'))
  }

  #nameOf(view: HallView, person: string): string {
    const sign = view.persons[person]
    return sign ? fullName(sign) : ''
  }

  #window(view: HallView, settings: CounterSettings): TemplateResult {
    const m = counter[this.locale]
    const c = common[this.locale]
    const own = view.counters[settings.id]
    const state = own ? stateOf(view, own) : 'closed'
    const name = own?.inspector ? this.#nameOf(view, own.inspector) : ''
    const who = state === 'closed' ? m.free : name || m.nobodySits
    return html`
      <li>
        <button
          class=${settings.id === this.proposed ? 'proposed' : ''}
          data-counter=${settings.id}
          ?data-taken=${state !== 'closed'}
          @click=${() => this.#open(settings.id)}
        >
          <strong>${c.window(settings.id)}</strong>
          <span class="who">${who}${state === 'paused' ? html` · ${c.counterStates.paused}` : nothing}</span>
          <span class="hint">${this.#serves(view, settings)}</span>
        </button>
      </li>
    `
  }

  /** @returns the window's purpose from the settings, or else the purposes and groups of its queues. */
  #serves({ settings }: HallView, own: CounterSettings): string {
    if (own.purpose) return own.purpose[this.locale]
    const { groups } = this.catalogue
    const queues = own.queues.map(splitQueue)
    const purposes = [
      ...new Set(queues.map(({ purpose }) => purposeTitle(this.locale, purpose, this.catalogue))),
    ]
    const letters = new Set(queues.map(({ service }) => groupOf(settings, service, this.catalogue)))
    const titles = groups.filter(({ letter }) => letters.has(letter)).map(({ title }) => title[this.locale])
    const all = new Set(this.catalogue.services.map(({ id }) => groupOf(settings, id, this.catalogue)))
    // A window that serves all groups shows only its purposes.
    return `${purposes.join(', ')}${letters.size < all.size ? ` · ${titles.join(', ')}` : ''}`
  }

  #ask(view: HallView, question: Question): TemplateResult {
    const m = counter[this.locale]
    const id = question.counter
    const ticket = view.tickets[view.counters[id]?.ticket ?? '']
    const isSelf = question.is === 'occupied' && question.by === this.person
    const heading =
      question.is === 'elsewhere'
        ? m.sitsElsewhere(id)
        : isSelf
          ? m.ownElsewhere(id)
          : m.windowTaken(id, this.#nameOf(view, question.by))
    const by = question.is === 'elsewhere' ? this.person : question.by
    return html`
      <kezek-dialog
        .heading=${heading}
        .closeLabel=${common[this.locale].back}
        @kezek-dialog-close=${() => {
          this.question = undefined
        }}
      >
        ${ticket?.number ? html`<p>${m.visitorStays(ticket.number)}</p>` : nothing}
        <button class="main" autofocus @click=${() => this.#open(id, by)}>
          ${question.is === 'elsewhere' ? m.goToWindow(id) : m.takeOver}
        </button>
      </kezek-dialog>
    `
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const { view } = this.hall
    return html`
      <p class="refusal" role="alert">${this.refusal ? errorMessage(this.locale, this.refusal) : nothing}</p>
      <p role="status">${this.isOpening ? m.opening : view ? nothing : m.connecting}</p>
      <ul>
        ${view?.settings.counters.map(settings => this.#window(view, settings))}
      </ul>
      <button class="small" @click=${this.#someoneElse}>${m.someoneElse}</button>
      ${view && this.question ? this.#ask(view, this.question) : nothing}
    `
  }
}
