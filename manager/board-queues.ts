import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { common } from '../shared/i18n/common/common.ts'
import { formatNumber, formatPercent } from '../shared/i18n/common/numbers.ts'
import { formatClock, formatDuration } from '../shared/i18n/common/time.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { queueName, queueWords } from '../shared/ui/hall-words.ts'
import { icon } from '../shared/ui/icons.ts'
import { stackedTableStyles } from '../shared/ui/stacked-table.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'
import { sendBoardEvent } from './board-events.ts'
import { boardQueuesStyles } from './board-queues.styles.ts'
import { isLively, type QueueRow, type SortKey, shareWithin, sortRows } from './figures.ts'

/** A table of all queues. Queues without people are folded away; a press on a heading sorts. */
@customElement('kezek-board-queues')
export class BoardQueues extends LitElement {
  static override styles = [baseStyles, staffStyles, boardQueuesStyles, stackedTableStyles]

  @state() private sortKey: SortKey = 'queue'
  @state() private direction: 'up' | 'down' = 'up'
  @state() private filter = ''
  @state() private showAll = false

  @property({ attribute: false }) board!: Board
  @property({ attribute: false }) rows: readonly QueueRow[] = []

  /** Sorts by a column. The first press puts the most urgent rows on top. */
  #sort(key: SortKey): void {
    const upFirst = key === 'queue' || key === 'due' || key === 'share' || key === 'windows'
    if (this.sortKey === key) this.direction = this.direction === 'up' ? 'down' : 'up'
    else this.direction = upFirst ? 'up' : 'down'
    this.sortKey = key
  }

  #head(key: SortKey, word: string, isNumber = true): TemplateResult {
    const active = this.sortKey === key
    const sorted = this.direction === 'up' ? 'ascending' : 'descending'
    return html`<th scope="col" class=${isNumber ? 'number' : ''} aria-sort=${active ? sorted : nothing}>
      <button @click=${() => this.#sort(key)}>
        ${word}${active ? html`<span class="arrow" aria-hidden="true">${this.direction === 'up' ? '↑' : '↓'}</span>` : nothing}
      </button>
    </th>`
  }

  #row(row: QueueRow): TemplateResult {
    const { board } = this
    const { locale, now } = board
    const t = managerMessages[locale]
    const { zone } = this.board.hall
    const { title, purpose } = queueWords(board, row.queue)
    const share = shareWithin(row)
    const n = (value: number) => (value === 0 ? '0' : formatNumber(locale, value))
    return html`<tr role="row" class=${isLively(row) ? '' : 'idle'} data-queue=${row.queue}>
      <th role="rowheader" scope="row">
        <button class="name" @click=${() => sendBoardEvent(this, 'kezek-board-go', { to: 'queue', queue: row.queue })}>
          <span class="letter">${row.letter}</span>
          <span class="words">${title} <span class="purpose">${purpose}${row.on ? '' : ` · ${t.switchedOff}`}</span></span>
        </button>
      </th>
      <td role="cell" class="number big" data-head=${t.waiting}>${n(row.waiting)}</td>
      <td role="cell" class="number" data-head=${t.longest}>${row.longestSince === null ? t.none : formatDuration(locale, now - row.longestSince)}</td>
      <td role="cell" class="number" data-head=${t.nextDue}>${
        row.nextDueBy === null
          ? t.none
          : html`<span class=${row.nextDueBy <= now ? 'past' : ''}>${formatClock(row.nextDueBy, zone)}</span>`
      }</td>
      <td role="cell" class="number" data-head=${t.atRisk}>${this.#marks(row)}</td>
      <td role="cell" class="number" data-head=${t.windows}>${
        row.windows === 0 && row.waiting > 0
          ? html`<span class="mark bad">${icon('bad')}${common[locale].noWindowOpen}</span>`
          : row.windows
      }</td>
      <td role="cell" class="number" data-head=${t.served}>${n(row.served)}</td>
      <td role="cell" class="number" data-head=${t.share}>${share === null ? t.none : formatPercent(locale, share)}</td>
    </tr>`
  }

  #marks(row: QueueRow): TemplateResult {
    const t = managerMessages[this.board.locale]
    if (row.breached === 0 && row.approaching === 0) return html`${t.none}`
    return html`
      ${row.breached > 0 ? html`<span class="mark bad">${icon('bad')}${t.breachedShort}: ${row.breached}</span>` : nothing}
      ${row.approaching > 0 ? html`<span class="mark warn">${icon('warn')}${t.approachingShort}: ${row.approaching}</span>` : nothing}
    `
  }

  #table(rows: readonly QueueRow[]): TemplateResult {
    const t = managerMessages[this.board.locale]
    return html`<div class="scroll">
      <table role="table" aria-labelledby="title">
        <thead>
          <tr>
            ${this.#head('queue', t.queue, false)} ${this.#head('waiting', t.waiting)}
            ${this.#head('longest', t.longest)} ${this.#head('due', t.nextDue)}
            ${this.#head('breached', t.atRisk)} ${this.#head('windows', t.windows)}
            ${this.#head('served', t.served)} ${this.#head('share', t.share)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            rows,
            row => row.queue,
            row => this.#row(row),
          )}
        </tbody>
      </table>
    </div>`
  }

  override render() {
    const { board } = this
    const t = managerMessages[board.locale]
    const wanted = this.filter.trim().toLocaleLowerCase(board.locale)
    const fits = (row: QueueRow) =>
      queueName(board, row.queue).toLocaleLowerCase(board.locale).includes(wanted)
    const lively = this.rows.filter(isLively)
    const quiet = this.rows.length - lively.length
    // The search also finds queues that are folded away.
    const shown = wanted ? this.rows.filter(fits) : this.showAll ? this.rows : lively
    return html`
      <div class="tools">
        <h2 id="title" tabindex="-1">${t.queues}</h2>
        <input
          class="field"
          type="search"
          .value=${this.filter}
          placeholder=${t.filter}
          aria-label=${t.filter}
          @input=${(event: InputEvent) => {
            this.filter = (event.target as HTMLInputElement).value
          }}
        />
      </div>
      ${
        shown.length > 0
          ? this.#table(sortRows(shown, this.sortKey, this.direction))
          : html`<p class="empty" role="status">${wanted ? t.noSuchQueue : t.quietDay}</p>`
      }
      ${
        quiet > 0 && !wanted
          ? html`<button
              class="button fold"
              aria-expanded=${this.showAll}
              @click=${() => {
                this.showAll = !this.showAll
              }}
            >
              ${this.showAll ? t.hideQuiet : t.showQuiet(quiet)}
            </button>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-queues': BoardQueues
  }
}
