import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { isOn, letterOf } from '../shared/catalogue/effective.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { type Purpose, purposes, type QueueId, splitQueue } from '../shared/domain/queue.ts'
import { purposeTitle } from '../shared/i18n/common/purposes.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk } from './desk.ts'
import { queueTitle } from './titles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-queues-dialog': QueuesDialog
  }
}

/** Lets the inspector choose the window's queues. */
@customElement('kezek-queues-dialog')
export class QueuesDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      fieldset {
        margin: 0;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: 10px;
      }

      legend {
        font-weight: 700;
      }

      label {
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 10px;
        min-height: 36px;
        font-weight: 400;
      }

      input {
        width: 22px;
        min-height: 22px;
        margin: 0;
        accent-color: var(--brand);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      p {
        margin: 0;
        font-weight: 600;
      }

      p:empty {
        display: none;
      }
    `,
  ]

  @state() private chosen: ReadonlySet<QueueId> = new Set()

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  override connectedCallback(): void {
    super.connectedCallback()
    this.chosen = new Set(this.desk.counter?.queues)
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('kezek-dialog-close'))
  }

  #turn(queue: QueueId, isOn: boolean): void {
    const chosen = new Set(this.chosen)
    if (isOn) chosen.add(queue)
    else chosen.delete(queue)
    this.chosen = chosen
  }

  #standard(): void {
    const { hall, sitting } = this.desk
    this.chosen = new Set(hall.view?.settings.counters.find(({ id }) => id === sitting.counter)?.queues)
  }

  async #save(): Promise<void> {
    if (this.chosen.size === 0) return
    await this.desk.setQueues([...this.chosen])
    this.#close()
  }

  #purpose(purpose: Purpose): TemplateResult {
    const { hall, catalogue, counter: own } = this.desk
    const settings = hall.view?.settings
    if (!settings) return html`${nothing}`
    const letter = (queue: QueueId) => letterOf(settings, queue, catalogue)
    const queues = catalogue.queues
      .filter(queue => splitQueue(queue).purpose === purpose)
      // A queue that was switched off meanwhile keeps its waiting visitors.
      .filter(queue => isOn(settings, queue, catalogue) || own?.queues.includes(queue))
      .sort((a, b) => letter(a).localeCompare(letter(b)))
    if (queues.length === 0) return html`${nothing}`
    return html`
      <fieldset>
        <legend>${purposeTitle(this.locale, purpose, catalogue)}</legend>
        ${queues.map(
          queue => html`
            <label>
              <input
                type="checkbox"
                .checked=${this.chosen.has(queue)}
                @change=${(event: Event) => this.#turn(queue, (event.target as HTMLInputElement).checked)}
              />
              <span>
                <strong>${letter(queue)}</strong> ${queueTitle(this.locale, queue, settings, catalogue).service}
              </span>
            </label>
          `,
        )}
      </fieldset>
    `
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const isNone = this.chosen.size === 0
    return html`
      <kezek-dialog .heading=${m.changeQueues} .closeLabel=${m.close}>
        <div class="buttons">
          <button class="main" autofocus aria-disabled=${isNone} @click=${this.#save}>${m.saveQueues}</button>
          <button @click=${this.#standard}>${m.standardQueues}</button>
        </div>
        <p role="alert">${isNone ? m.oneQueueAtLeast : nothing}</p>
        ${purposes.map(purpose => this.#purpose(purpose))}
      </kezek-dialog>
    `
  }
}
