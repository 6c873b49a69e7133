import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { QueueFigures } from '../shared/contract/hall-view.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { formatClock, formatDuration } from '../shared/i18n/common/time.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { levelMark } from './marks.ts'
import { queueTitle } from './titles.ts'
import type { WaitLevel } from './waits.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-queue-list': QueueList
  }
  interface HTMLElementEventMap {
    /** The inspector opens the waiting list of a queue; null: of all queues. */
    'kezek-show-waiting': CustomEvent<QueueId | null>
    'kezek-change-queues': CustomEvent<void>
  }
}

/** Lists the window's queues with their waiting visitors and the next end of a target. */
@customElement('kezek-queue-list')
export class QueueList extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 8px;
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }

      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 10px;
        align-items: center;
        width: 100%;
        padding: 5px 10px;
        border-color: var(--line);
        font-weight: 400;
        text-align: start;
      }

      .service {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .purpose {
        color: var(--ink-2);
        font-size: 14px;
      }

      .count {
        grid-row: span 2;
        font-size: 22px;
        font-weight: 700;
      }

      .due {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        grid-column: 1 / -1;
        font-size: 14px;
      }

      p {
        margin: 0;
        color: var(--ink-2);
        font-size: 15px;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  constructor() {
    super()
    new DeskController(this)
  }

  #show(queue: QueueId | null): void {
    this.dispatchEvent(new CustomEvent('kezek-show-waiting', { detail: queue }))
  }

  #change(): void {
    this.dispatchEvent(new CustomEvent('kezek-change-queues'))
  }

  /** Renders the next end of a target, the time until then, and the numbers of visitors near or past theirs. */
  #due({ nextDueBy, approaching, breached }: QueueFigures): TemplateResult | typeof nothing {
    if (nextDueBy === null) return nothing
    const m = counter[this.locale]
    const c = common[this.locale]
    const { now, zone } = this.desk.hall
    const level: WaitLevel = nextDueBy <= now ? 'breached' : approaching > 0 ? 'approaching' : 'within'
    const span = formatDuration(this.locale, Math.abs(nextDueBy - now))
    const count = (n: number, of: 'approaching' | 'breached') =>
      n === 0
        ? nothing
        : html`<span class="level ${of}" title=${c[of]}>
            ${levelMark(of)} ${n}<span class="visually-hidden"> ${c[of]}</span>
          </span>`
    return html`
      <span class="due">
        <span class="digits">
          ${levelMark(level)} ${formatClock(nextDueBy, zone)} ·
          ${nextDueBy <= now ? m.past(span) : m.left(span)}
        </span>
        ${count(approaching, 'approaching')} ${count(breached, 'breached')}
      </span>
    `
  }

  #queue(queue: QueueId, figures: QueueFigures): TemplateResult {
    const { hall, catalogue } = this.desk
    const settings = hall.view?.settings
    const title = settings && queueTitle(this.locale, queue, settings, catalogue)
    return html`
      <li>
        <button @click=${() => this.#show(queue)}>
          <span class="service">${title?.service}</span>
          <span class="count digits">${figures.waiting}</span>
          <span class="purpose">${title?.purpose}</span>
          ${this.#due(figures)}
        </button>
      </li>
    `
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const { view } = this.desk.hall
    const own = this.desk.counter
    const queues = own?.queues ?? []
    const busy = queues
      .flatMap(queue => {
        const figures = view?.queues[queue]
        return figures && figures.waiting > 0 ? [{ queue, figures }] : []
      })
      .sort((a, b) => dueOrder(a.figures) - dueOrder(b.figures))
    const mayChange = view?.settings.counters.find(({ id }) => id === own?.id)?.ownQueues ?? false
    return html`
      <div class="head">
        <h2>${m.myQueues}: <span class="digits">${this.desk.waiting}</span></h2>
        <button class="small" @click=${() => this.#show(null)}>${m.waitingList}</button>
      </div>
      <ul>
        ${busy.map(({ queue, figures }) => this.#queue(queue, figures))}
      </ul>
      <p>${m.emptyQueues(queues.length - busy.length)}</p>
      ${mayChange ? html`<button class="small" @click=${this.#change}>${m.changeQueues}</button>` : nothing}
    `
  }
}

/** Sorts by the next end of a target; queues without a target come last. */
function dueOrder({ nextDueBy }: QueueFigures): number {
  return nextDueBy ?? Number.MAX_SAFE_INTEGER
}
