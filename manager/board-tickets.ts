import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { QueueId } from '../shared/domain/queue.ts'
import type { Ticket, TicketState } from '../shared/domain/ticket.ts'
import { common } from '../shared/i18n/common/common.ts'
import { formatNumber } from '../shared/i18n/common/numbers.ts'
import { formatClock, formatDuration } from '../shared/i18n/common/time.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { entitlementTitle, queueLetter, queueName } from '../shared/ui/hall-words.ts'
import { icon } from '../shared/ui/icons.ts'
import { stackedTableStyles } from '../shared/ui/stacked-table.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { type Board, may } from './board.ts'
import { sendBoardEvent } from './board-events.ts'
import { boardTicketsStyles } from './board-tickets.styles.ts'
import { leftUnserved, peopleIn } from './by-queue.ts'
import { urgencyOf } from './figures.ts'
import { TicketListController } from './ticket-list-controller.ts'

const listNames = ['waiting', 'windows', 'parked', 'missed', 'unserved'] as const
type ListName = (typeof listNames)[number]
/** Lists whose tickets are not in the view: the board requests them page by page. */
type PagedList = 'waiting' | 'unserved'

/** The states of the tickets on each list. */
const statesOf: Record<Exclude<ListName, PagedList>, readonly TicketState[]> = {
  windows: ['called', 'serving'],
  parked: ['parked'],
  missed: ['no-show'],
}

function isPaged(list: ListName): list is PagedList {
  return list === 'waiting' || list === 'unserved'
}

/** Tickets per page: the server's limit for one answer. */
const pageSize = 100

/**
 * Tickets: those who wait and those left unserved, by pages; those at the windows, put aside and missed; and any ticket of today by
 * its number.
 */
@customElement('kezek-board-tickets')
export class BoardTickets extends LitElement {
  static override styles = [baseStyles, staffStyles, boardTicketsStyles, stackedTableStyles]

  readonly #list = new TicketListController(this)

  @state() private list: ListName = 'waiting'
  @state() private queue: QueueId | undefined
  @state() private page = 0
  @state() private number = ''

  @property({ attribute: false }) board!: Board

  override willUpdate(): void {
    const { hall } = this.board
    const number = this.number.trim()
    // The open page is empty now: its visitors have been called.
    const last = Math.max(0, Math.ceil(this.#list.total / pageSize) - 1)
    if (this.#list.loaded && this.page > last && number === '' && isPaged(this.list)) this.page = last
    // Until the new day's first ticket, the server's list is still yesterday's.
    const isToday = hall.view?.day === this.board.view.day
    if (!isToday) this.#list.show(hall, undefined)
    else if (number !== '') this.#list.show(hall, { list: 'found', number })
    else if (!isPaged(this.list)) this.#list.show(hall, undefined)
    else {
      const queue = this.queue === undefined ? {} : { queue: this.queue }
      this.#list.show(hall, { list: this.list, page: this.page, ...queue })
    }
  }

  #onSearch(event: InputEvent): void {
    this.number = (event.target as HTMLInputElement).value
  }

  #onQueue(event: Event): void {
    const { value } = event.target as HTMLSelectElement
    this.queue = value === '' ? undefined : (value as QueueId)
    this.page = 0
  }

  #show(list: ListName): void {
    this.list = list
    this.number = ''
    this.page = 0
  }

  /** Shows the tickets that wait in one queue. */
  showQueue(queue: QueueId): void {
    this.#show('waiting')
    this.queue = queue
  }

  /** Shows the tickets that the end of the day left unserved. */
  showUnserved(): void {
    this.#show('unserved')
    this.queue = undefined
  }

  #rowsHere(): readonly Partial<Ticket>[] {
    if (this.number.trim() !== '' || isPaged(this.list)) return this.#list.tickets
    const states = statesOf[this.list]
    return Object.values(this.board.view.tickets)
      .filter(({ state, queue }) => state && states.includes(state) && (!this.queue || queue === this.queue))
      .sort((a, b) => (a.waitSince ?? 0) - (b.waitSince ?? 0))
  }

  #row(ticket: Partial<Ticket>): TemplateResult {
    const { board } = this
    const { locale, now } = board
    const t = managerMessages[locale]
    const { zone } = this.board.hall
    const { id = '', number = '', queue, state, waitSince, dueBy, called, counter, ended } = ticket
    const until = state === 'waiting' ? now : (called ?? ended)
    const urgency = state === 'waiting' ? urgencyOf(ticket, now) : 'calm'
    return html`<tr role="row" data-ticket=${number}>
      <th role="rowheader" scope="row" class="ticket-number">${number}</th>
      <td role="cell" class="queue wide">
        ${queue === undefined ? nothing : queueName(board, queue)}
        ${ticket.lane === 'first' ? html`<span class="mark">${common[locale].outOfTurn}${ticket.category ? `: ${entitlementTitle(board, ticket.category)}` : ''}</span>` : nothing}
        ${ticket.print === 'failed' || ticket.print === 'midway' ? html`<span class="mark warn">${icon('warn')}${common[locale].printStates[ticket.print]}</span>` : nothing}
      </td>
      <td role="cell" class="state ${this.#tellsSince ? 'wide' : ''}" data-head=${t.state}>
        ${state ? common[locale].ticketStates[state] : nothing}${counter === undefined ? nothing : html`, ${common[locale].window(counter)}`}
      </td>
      <td role="cell" class="number" data-head=${t.waited}>${
        waitSince === undefined || until === undefined ? t.none : formatDuration(locale, until - waitSince)
      }</td>
      ${
        this.#tellsSince
          ? html`<td role="cell" class="number since" data-head=${t.since}>${waitSince === undefined ? t.none : formatClock(waitSince, zone)}</td>`
          : nothing
      }
      <td role="cell" class="number due" data-head=${t.due}>
        ${dueBy === undefined ? t.noDue : formatClock(dueBy, zone)}
        ${urgency === 'breached' ? html`<span class="mark bad">${icon('bad')}${common[locale].breached}</span>` : nothing}
        ${urgency === 'approaching' ? html`<span class="mark warn">${icon('warn')}${common[locale].approaching}</span>` : nothing}
      </td>
      <td role="cell" class="number wide">
        <button
          class="button"
          aria-label=${t.open(number)}
          @click=${() => sendBoardEvent(this, 'kezek-board-go', { to: 'ticket', ticket: id })}
        >
          ${t.openShort}
        </button>
      </td>
    </tr>`
  }

  /** A list made hours ago shows since when a visitor waited: for how long would mean little. */
  get #tellsSince(): boolean {
    return this.number.trim() === '' && this.list === 'unserved'
  }

  #table(rows: readonly Partial<Ticket>[]): TemplateResult {
    const t = managerMessages[this.board.locale]
    return html`<div class="scroll">
      <table role="table" aria-labelledby="title">
        <thead>
          <tr>
            <th scope="col">${t.number}</th>
            <th scope="col">${t.queue}</th>
            <th scope="col">${t.state}</th>
            <th scope="col" class="number">${t.waited}</th>
            ${this.#tellsSince ? html`<th scope="col" class="number">${t.since}</th>` : nothing}
            <th scope="col" class="number">${t.due}</th>
            <td><span class="visually-hidden">${t.openShort}</span></td>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            rows,
            ticket => ticket.id,
            ticket => this.#row(ticket),
          )}
        </tbody>
      </table>
    </div>`
  }

  #pager(): TemplateResult | typeof nothing {
    const t = managerMessages[this.board.locale]
    const { total } = this.#list
    if (total === 0) return nothing
    const pages = Math.ceil(total / pageSize)
    const go = (by: number) => () => {
      this.page = Math.min(pages - 1, Math.max(0, this.page + by))
    }
    return html`<div class="pager">
      <span role="status">${pages > 1 ? `${t.page(this.page + 1, pages)}, ` : ''}${t.inAll(total)}</span>
      ${
        pages > 1
          ? html`<button class="button" data-page="previous" ?disabled=${this.page === 0} @click=${go(-1)}>${t.previous}</button>
              <button class="button" data-page="next" ?disabled=${this.page >= pages - 1} @click=${go(1)}>${t.next}</button>`
          : nothing
      }
    </div>`
  }

  #tools(): TemplateResult {
    const { board } = this
    const t = managerMessages[board.locale]
    const unserved = peopleIn(leftUnserved(board))
    const { queues } = board.catalogue
    return html`<div class="tools">
      <input
        class="field search"
        type="search"
        autocomplete="off"
        maxlength="12"
        .value=${this.number}
        placeholder=${t.searchNumber}
        aria-label=${t.searchNumber}
        @input=${this.#onSearch}
      />
      <div class="lists" role="group" aria-label=${t.tickets}>
        ${listNames.map(
          name => html`<button
            class="button"
            data-list=${name}
            aria-pressed=${this.number.trim() === '' && this.list === name}
            @click=${() => this.#show(name)}
          >
            ${t.lists[name]}${name === 'unserved' && unserved > 0 ? ` (${formatNumber(board.locale, unserved)})` : nothing}
          </button>`,
        )}
      </div>
      <select class="field queue-choice" aria-label=${t.queue} @change=${this.#onQueue}>
        <option value="" ?selected=${this.queue === undefined}>${t.allQueues}</option>
        ${(queues as QueueId[]).map(
          queue =>
            html`<option value=${queue} ?selected=${this.queue === queue}>
              ${queueLetter(board, queue)} · ${queueName(board, queue)}
            </option>`,
        )}
      </select>
    </div>`
  }

  /** Offers to bring unserved tickets back after `set-day` has opened an ended day. */
  #returning(): TemplateResult | typeof nothing {
    const { board } = this
    const isOpen = board.view.days[board.view.day] === 'open'
    if (!this.#tellsSince || !isOpen || peopleIn(leftUnserved(board)) === 0 || !may(board, 'day:reopen-day'))
      return nothing
    return html`<button class="button returning" @click=${() => sendBoardEvent(this, 'kezek-board-go', { to: 'reopen-day' })}>
      ${managerMessages[board.locale].returnUnserved}
    </button>`
  }

  override render() {
    const t = managerMessages[this.board.locale]
    const searching = this.number.trim() !== ''
    const rows = this.#rowsHere()
    const isPagedHere = !searching && isPaged(this.list)
    const asked = searching || isPagedHere
    const isToday = this.board.hall.view?.day === this.board.view.day
    const known = !asked || this.#list.loaded || !isToday
    return html`
      <h2 id="title" tabindex="-1">${t.tickets}</h2>
      ${this.#tools()}
      ${searching && known && rows.length > 0 ? html`<p role="status" class="quiet">${t.found(rows.length)}</p>` : nothing}
      ${isPagedHere ? this.#pager() : nothing} ${this.#returning()}
      ${rows.length > 0 ? this.#table(rows) : nothing}
      ${
        rows.length === 0 && known
          ? html`<p class="empty" role="status">${searching ? t.notFound : this.list === 'unserved' ? t.nobodyUnserved : t.nobodyHere}</p>`
          : nothing
      }
      ${isPagedHere && rows.length > 20 ? this.#pager() : nothing}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-tickets': BoardTickets
  }
}
