import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { QueueId } from '../shared/domain/queue.ts'
import { managerActions } from '../shared/i18n/manager/actions.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { queueLetter, queueName } from '../shared/ui/hall-words.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import type { Board } from './board.ts'

/** Lets the user choose one queue or several, with a search over their names. */
@customElement('kezek-board-queue-picker')
export class QueuePicker extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      .options {
        max-height: 264px;
        margin-top: 8px;
        padding: 4px;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: 10px;
      }

      .letter {
        flex: none;
        width: 1.2em;
        font-weight: 700;
      }

      .choice > span:last-child {
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .none {
        padding: 12px;
        color: var(--ink-2);
      }
    `,
  ]

  @state() private filter = ''

  @property({ attribute: false }) board!: Board
  @property() legend = ''
  @property({ attribute: false }) options: readonly QueueId[] = []
  @property({ type: Boolean }) multiple = false
  /** The chosen queues. */
  @property({ attribute: false }) value: readonly QueueId[] = []

  #choose(queue: QueueId, chosen: boolean): void {
    const others = this.multiple ? this.value.filter(other => other !== queue) : []
    this.value = chosen ? [...others, queue] : others
    this.dispatchEvent(new CustomEvent('kezek-queues-picked', { detail: this.value }))
  }

  override render() {
    const { board } = this
    const wanted = this.filter.trim().toLocaleLowerCase(board.locale)
    const shown = this.options.filter(queue =>
      `${queueLetter(board, queue)} ${queueName(board, queue)}`
        .toLocaleLowerCase(board.locale)
        .includes(wanted),
    )
    const find = managerActions[board.locale].findQueue
    return html`<fieldset>
      <legend>${this.legend}</legend>
      <input
        class="field"
        type="search"
        .value=${this.filter}
        placeholder=${find}
        aria-label=${find}
        @input=${(event: InputEvent) => {
          this.filter = (event.target as HTMLInputElement).value
        }}
      />
      <div class="options">
        ${repeat(
          shown,
          queue => queue,
          queue => html`<label class="choice">
            <input
              type=${this.multiple ? 'checkbox' : 'radio'}
              name="queue"
              value=${queue}
              .checked=${this.value.includes(queue)}
              @change=${(event: Event) => this.#choose(queue, (event.target as HTMLInputElement).checked)}
            />
            <span class="letter">${queueLetter(board, queue)}</span>
            <span>${queueName(board, queue)}</span>
          </label>`,
        )}
        ${shown.length === 0 ? html`<p class="none" role="status">${managerMessages[board.locale].noSuchQueue}</p>` : ''}
      </div>
    </fieldset>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-queue-picker': QueuePicker
  }
  interface HTMLElementEventMap {
    'kezek-queues-picked': CustomEvent<readonly QueueId[]>
  }
}
