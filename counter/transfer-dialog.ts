import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { isOn, letterOf } from '../shared/catalogue/effective.ts'
import { type Locale, locales } from '../shared/domain/locale.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { common } from '../shared/i18n/common/common.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { openCountersOf } from '../shared/view/counters.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk, Visitor } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { queueTitle } from './titles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-transfer-dialog': TransferDialog
  }
}

/** Chooses another queue for the visitor at the window: type a part of its name, use the arrow keys, press Enter. */
@customElement('kezek-transfer-dialog')
export class TransferDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      ul {
        height: min(50dvh, 420px);
        margin: 0;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 10px;
        list-style: none;
        overflow-y: auto;
      }

      li {
        display: grid;
        grid-template-columns: 2ch minmax(0, 1fr);
        gap: 0 10px;
        padding: 8px 12px;
        border-bottom: 1px solid var(--line);
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      li:hover {
        background: var(--ground-2);
      }

      li[aria-selected='true'] {
        background: var(--brand);
        color: var(--brand-ink);
      }

      li strong {
        grid-row: span 2;
      }

      li .windows {
        grid-column: 2;
        font-size: 14px;
      }

      p {
        margin: 0;
      }

      p:empty {
        display: none;
      }
    `,
  ]

  @query('[aria-selected="true"]') private readonly chosenItem!: HTMLElement | null
  @query('input') private readonly input!: HTMLInputElement

  @state() private typed = ''
  @state() private chosen = 0

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk
  @property({ attribute: false }) visitor!: Visitor

  constructor() {
    super()
    new DeskController(this)
  }

  protected override firstUpdated(): void {
    // The dialog opens only after its own first render.
    void this.updateComplete.then(() => this.input.focus())
  }

  protected override updated(): void {
    this.chosenItem?.scrollIntoView({ block: 'nearest' })
  }

  /** Queues that match the typed text, in any language or by the letter of their numbers. */
  get #queues(): QueueId[] {
    const { hall, catalogue } = this.desk
    const settings = hall.view?.settings
    if (!settings) return []
    const words = this.typed.trim().toLowerCase().split(/\s+/)
    return catalogue.queues
      .filter(queue => queue !== this.visitor.queue && isOn(settings, queue, catalogue))
      .filter(queue => {
        const titles = locales.map(locale => queueTitle(locale, queue, settings, catalogue))
        const text = titles.map(({ service, purpose }) => `${service} ${purpose}`).join(' ')
        const known = `${letterOf(settings, queue, catalogue)} ${text}`.toLowerCase()
        return words.every(word => known.includes(word))
      })
      .sort((a, b) => this.#letter(a).localeCompare(this.#letter(b)))
  }

  #letter(queue: QueueId): string {
    const { hall, catalogue } = this.desk
    return hall.view ? letterOf(hall.view.settings, queue, catalogue) : ''
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('kezek-dialog-close'))
  }

  async #send(queue: QueueId | undefined): Promise<void> {
    if (!queue) return
    await this.desk.transfer(this.visitor.id, queue)
    this.#close()
  }

  #onInput(): void {
    this.typed = this.input.value
    this.chosen = 0
  }

  #onKeydown(event: KeyboardEvent): void {
    const queues = this.#queues
    const last = queues.length - 1
    if (event.key === 'ArrowDown') this.chosen = Math.min(last, this.chosen + 1)
    else if (event.key === 'ArrowUp') this.chosen = Math.max(0, this.chosen - 1)
    else if (event.key === 'Enter' && !event.repeat) void this.#send(queues[this.chosen])
    else return
    event.preventDefault()
  }

  #item(queue: QueueId, index: number): TemplateResult {
    const m = counter[this.locale]
    const c = common[this.locale]
    const { hall, catalogue } = this.desk
    const { view } = hall
    if (!view) return html`${nothing}`
    const { service, purpose } = queueTitle(this.locale, queue, view.settings, catalogue)
    const open = openCountersOf(view, queue).length
    const waiting = view.queues[queue]?.waiting ?? 0
    return html`
      <li
        id="queue-${index}"
        role="option"
        aria-selected=${index === this.chosen}
        @click=${() => this.#send(queue)}
      >
        <strong>${this.#letter(queue)}</strong>
        <span><b>${service}</b><br />${purpose}</span>
        <span class="windows digits">${m.waitingForYou(waiting)} · ${open > 0 ? m.openWindows(open) : html`▲ ${c.noWindowOpen}`}</span>
      </li>
    `
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const queues = this.#queues
    return html`
      <kezek-dialog
        .heading=${m.transferTo(this.visitor.number ?? '')}
        .closeLabel=${m.close}
      >
        <label>
          <span>${m.findService}</span>
          <input
            role="combobox"
            aria-expanded="true"
            aria-controls="queues"
            aria-autocomplete="list"
            aria-activedescendant=${queues.length > 0 ? `queue-${this.chosen}` : nothing}
            autocomplete="off"
            @input=${this.#onInput}
            @keydown=${this.#onKeydown}
          />
        </label>
        <p role="status">${queues.length === 0 ? m.noService : nothing}</p>
        ${
          queues.length > 0
            ? html`<ul id="queues" role="listbox" tabindex="-1" aria-label=${m.transferTo(this.visitor.number ?? '')}>
                ${queues.map((queue, index) => this.#item(queue, index))}
              </ul>`
            : nothing
        }
      </kezek-dialog>
    `
  }
}
