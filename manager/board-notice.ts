import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { managerMessages } from '../shared/i18n/manager/manager.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'

/** Shows at the bottom of the board what was done last and, while it can be undone, the button for that. */
@customElement('kezek-board-notice')
export class BoardNotice extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        position: fixed;
        z-index: 2;
        right: 16px;
        bottom: 16px;
        max-width: calc(100vw - 32px);
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px 16px;
        padding: 10px 12px 10px 20px;
        border-radius: var(--radius);
        color: var(--night-ink);
        background: var(--night);
        box-shadow: 0 8px 30px rgb(7 21 33 / 40%);
      }

      .bar.trouble {
        border-left: 8px solid var(--bad);
      }

      p {
        font-weight: 600;
      }

      .undo {
        background: var(--call);
        border-color: var(--call);
        color: var(--night);
      }

      .undo:hover:not(:disabled) {
        background: #ffe58a;
      }

      .hide {
        background: transparent;
        border-color: var(--night-ink-2);
        color: var(--night-ink);
      }

      .hide:hover:not(:disabled) {
        background: var(--night-2);
      }
    `,
  ]

  @query('.undo') private undoButton!: HTMLButtonElement | null

  @property() locale: Locale = 'kk'
  @property() text = ''
  @property({ type: Boolean }) trouble = false
  /** Seconds left to undo it; undefined when it can't be undone. */
  @property({ type: Number }) undoFor: number | undefined

  /** Moves the focus to the undo button: the button that was pressed is gone with its row. */
  focusUndo(): void {
    this.undoButton?.focus()
  }

  #send(what: 'kezek-notice-undo' | 'kezek-notice-hide'): void {
    this.dispatchEvent(new CustomEvent(what))
  }

  override render() {
    const t = managerMessages[this.locale]
    if (this.text === '') return html`<div role="status"></div>`
    return html`<div class="bar ${this.trouble ? 'trouble' : ''}">
      <p role=${this.trouble ? 'alert' : 'status'}>${this.text}</p>
      ${
        this.undoFor === undefined
          ? nothing
          : html`<button class="button undo" aria-label=${t.undo} @click=${() => this.#send('kezek-notice-undo')}>
              ${t.undo} · ${this.undoFor}
            </button>`
      }
      <button class="button hide" @click=${() => this.#send('kezek-notice-hide')}>${t.hide}</button>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-notice': BoardNotice
  }
  interface HTMLElementEventMap {
    'kezek-notice-undo': CustomEvent<undefined>
    'kezek-notice-hide': CustomEvent<undefined>
  }
}
