import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { printers } from '../shared/i18n/common/printers.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'
import type { Departure } from './departure.ts'
import type { Desk, Notice } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { undoKey } from './keys.ts'
import { fullName } from './sitting.ts'
import { queueTitle } from './titles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-notice-bar': NoticeBar
  }
}

/** Shows the result of the last press, the offer to undo it, and what others did to the visitor at this window. */
@customElement('kezek-notice-bar')
export class NoticeBar extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }

      .departure {
        margin-bottom: 6px;
      }

      .line {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 10px;
        min-height: 44px;
        padding: 3px 12px;
        border-radius: 10px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .line.nothing {
        min-height: 0;
        padding: 0;
      }

      .line p {
        margin: 0;
      }

      @media (max-width: 900px) {
        .line {
          flex-wrap: wrap;
          gap: 2px 10px;
          padding: 3px 8px;
          font-size: 15px;
          line-height: 1.2;
        }

        .departure {
          flex-wrap: nowrap;
          font-size: 14px;
        }

        .line button {
          margin-inline: auto -4px;
        }
      }

      .line button {
        flex: none;
        margin-inline-end: -8px;
      }

      .refused {
        background: var(--bad-soft);
        color: var(--bad);
      }

      .calm {
        background: var(--brand-soft);
      }

      .departure {
        border: 2px solid var(--bad);
        background: var(--bad-soft);
        color: var(--bad);
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  constructor() {
    super()
    new DeskController(this)
  }

  #words(notice: Notice): string {
    const m = counter[this.locale]
    const c = common[this.locale]
    switch (notice.is) {
      case 'refused':
        return errorMessage(this.locale, notice.refusal)
      case 'still-here':
        return m.stillHere(notice.number)
      case 'call-first':
        return m.callFirst
      case 'in-flight':
        return m.inFlight
      case 'copied':
        return printers[this.locale].copied(notice.number)
      case 'undone':
        return m.undone(notice.number)
      case 'done': {
        const { settings } = this.desk.hall.view ?? {}
        if (!notice.queue || !settings) return `${notice.number} — ${c.ticketStates[notice.state]}`
        const { service, purpose } = queueTitle(this.locale, notice.queue, settings, this.desk.catalogue)
        return `${notice.number} — ${service}. ${purpose}`
      }
    }
  }

  #isRefusal(notice: Notice): boolean {
    // An empty queue is no error.
    if (notice.is === 'refused') return notice.refusal.code !== 'QUEUE_EMPTY'
    return notice.is === 'still-here' || notice.is === 'call-first' || notice.is === 'in-flight'
  }

  #departureWords({ number, what, by, word }: Departure): string {
    const m = counter[this.locale]
    const [role = '', id = ''] = by.split(':')
    const sign = this.desk.hall.view?.persons[id]
    const who = role === 'manager' ? m.manager : sign ? fullName(sign) : m.system
    return [m.whatHappened[what](number, who), word].filter(part => part !== '').join('. ')
  }

  #undo(): void {
    void this.desk.undo()
  }

  #departure(departure: Departure): TemplateResult {
    return html`
      <div class="line departure">
        <p>${this.#departureWords(departure)}</p>
        <button class="small" @click=${() => this.desk.dismiss()}>${counter[this.locale].dismiss}</button>
      </div>
    `
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const { notice, offer, departure, hall } = this.desk
    const isRefusal = notice !== undefined && this.#isRefusal(notice)
    const words = notice ? this.#words(notice) : nothing
    const seconds = offer ? Math.max(1, Math.ceil((offer.until - hall.now) / 1_000)) : 0
    return html`
      <div role="alert">${departure ? this.#departure(departure) : nothing}</div>
      <div class="line ${isRefusal ? 'refused' : notice || offer ? 'calm' : 'nothing'}">
        <div>
          <p role="alert">${isRefusal ? words : nothing}</p>
          <p role="status">${isRefusal ? nothing : words}</p>
        </div>
        ${
          offer
            ? html`<button
                class="small"
                data-action="undo"
                aria-keyshortcuts="Control+Z"
                @mousedown=${(event: Event) => event.preventDefault()}
                @click=${this.#undo}
              >
                ${notice?.is === 'done' ? nothing : html`${offer.number}: `}${m.undo} <kbd>${undoKey}</kbd>
                <span class="digits" aria-hidden="true">${m.secondsLeft(seconds)}</span>
              </button>`
            : nothing
        }
      </div>
    `
  }
}
