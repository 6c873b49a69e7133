import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Counter } from '../shared/domain/counter.ts'
import { common } from '../shared/i18n/common/common.ts'
import { formatDuration } from '../shared/i18n/common/time.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { icon } from '../shared/ui/icons.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { stateOf } from '../shared/view/counters.ts'
import { byNumber } from './alerts.ts'
import { type Board, shortName } from './board.ts'
import { boardCountersStyles } from './board-counters.styles.ts'
import { sendBoardEvent } from './board-events.ts'

/** Every window: its state, its inspector, its visitor, and since when. */
@customElement('kezek-board-counters')
export class BoardCounters extends LitElement {
  static override styles = [baseStyles, staffStyles, boardCountersStyles]

  @property({ attribute: false }) board!: Board
  /** Open windows without a screen for a minute. */
  @property({ attribute: false }) away: readonly string[] = []

  #state(counter: Counter): TemplateResult {
    const { locale, view } = this.board
    const words = common[locale].counterStates
    const state = stateOf(view, counter)
    if (state === 'open') return html`<span class="mark good">${icon('good')}${words.open}</span>`
    if (state === 'paused') return html`<span class="mark warn">${icon('paused')}${words.paused}</span>`
    return html`<span class="mark">${icon('closed')}${words.closed}</span>`
  }

  #visitor(counter: Counter): TemplateResult {
    const { locale, now, view } = this.board
    const t = managerMessages[locale]
    const ticket = counter.ticket === undefined ? undefined : view.tickets[counter.ticket]
    if (!ticket) return html`<div class="visitor quiet">${t.noTicket}</div>`
    const since = ticket.state === 'serving' ? ticket.started : ticket.called
    return html`<div class="visitor">
      <span class="ticket-number">${ticket.number}</span>
      <span>${ticket.state ? common[locale].ticketStates[ticket.state] : nothing}</span>
      ${since === undefined ? nothing : html`<span class="quiet">${formatDuration(locale, now - since)}</span>`}
    </div>`
  }

  /** Shows the inspector and since when the window has been in its state. */
  #who(counter: Counter): TemplateResult {
    const { locale, now, view } = this.board
    const sign = counter.inspector === undefined ? undefined : view.persons[counter.inspector]
    return html`<div class="who">
      <span title=${sign ? `${sign.surname} ${sign.name} ${sign.patronymic}, ${sign.post}` : nothing}
        >${sign ? shortName(sign) : managerMessages[locale].nobodySits}</span
      >
      ${
        counter.since === undefined
          ? nothing
          : html`<span class="quiet">${formatDuration(locale, now - counter.since)}</span>`
      }
    </div>`
  }

  #card(counter: Counter): TemplateResult {
    const { board } = this
    const { locale, view } = board
    const t = managerMessages[locale]
    const state = stateOf(view, counter)
    const isAway = state !== 'closed' && this.away.includes(counter.id)
    return html`<li class="${state} ${isAway ? 'away' : ''}" data-counter=${counter.id}>
      <span class="window" aria-hidden="true">${counter.id}</span>
      <div class="about">
        <span class="visually-hidden">${common[locale].window(counter.id)}</span>
        ${this.#state(counter)}
        ${isAway ? html`<span class="mark bad">${icon('away')}${t.away}</span>` : nothing}
      </div>
      <button
        class="button"
        aria-label=${t.manage(counter.id)}
        @click=${() => sendBoardEvent(this, 'kezek-board-go', { to: 'counter', counter: counter.id })}
      >
        ${t.manageShort}
      </button>
      ${state === 'closed' ? nothing : html`${this.#who(counter)} ${this.#visitor(counter)}`}
    </li>`
  }

  override render() {
    const counters = Object.values(this.board.view.counters).sort(byNumber)
    return html`
      <h2 id="title" tabindex="-1">${managerMessages[this.board.locale].counters}</h2>
      <ul aria-labelledby="title">
        ${repeat(
          counters,
          counter => counter.id,
          counter => this.#card(counter),
        )}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-counters': BoardCounters
  }
}
