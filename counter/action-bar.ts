import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { isOpenTo, mainAction, type WindowAction, windowActions } from './actions.ts'
import { controlStyles } from './controls.styles.ts'
import type { Desk, PressContext } from './desk.ts'
import { DeskController } from './desk-controller.ts'
import { keyOf } from './keys.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-action-bar': ActionBar
  }
  interface HTMLElementEventMap {
    'kezek-action': CustomEvent<{ action: WindowAction; context: PressContext }>
  }
}

/**
 * Buttons for the steps of a visit. Every button keeps its place, so that the second tap of a double click hits the button that
 * has just acted, and no other.
 */
@customElement('kezek-action-bar')
export class ActionBar extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      div {
        display: grid;
        grid-template-columns: repeat(15, 1fr);
        gap: 8px;
      }

      button {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 5px;
        grid-column: span 3;
        min-width: 0;
        padding: 6px;
        font-size: 15px;
        overflow-wrap: anywhere;
        user-select: none;
      }

      button[data-action='next'],
      button[data-action='start'],
      button[data-action='finish'] {
        grid-column: span 5;
        min-height: 76px;
        font-size: 20px;
      }

      button[data-in-flight] {
        outline: 3px dashed var(--line-strong);
        outline-offset: -6px;
      }

      .keys {
        display: flex;
        gap: 4px;
      }

      @container (max-width: 560px) {
        div {
          grid-template-columns: repeat(2, 1fr);
          gap: 6px;
        }

        button,
        button[data-action='start'],
        button[data-action='finish'] {
          flex-direction: row;
          justify-content: space-between;
          grid-column: span 1;
          min-height: 46px;
          padding: 4px 8px;
          font-size: 15px;
          text-align: start;
        }

        button[data-action='next'],
        button[data-action='return'] {
          grid-column: span 2;
          min-height: 46px;
        }

        button[data-action='next'] {
          font-size: 18px;
        }
      }

      /* At 200 % zoom a pixel here is two on the screen. */
      @media (max-width: 900px) and (max-height: 560px) {
        div {
          gap: 4px;
        }

        button[data-action] {
          min-height: 36px;
          padding: 2px 6px;
          font-size: 13px;
          line-height: 1.15;
        }
      }

      @media (max-width: 900px) and (max-height: 380px) {
        button[data-action] {
          min-height: 32px;
        }
      }
    `,
  ]

  /** The ticket on screen at the last pointer-down. */
  #ticketAtDown: PressContext['ticketAtPress']

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) desk!: Desk

  constructor() {
    super()
    new DeskController(this)
  }

  #onDown(): void {
    this.#ticketAtDown = this.desk.ticketAtPress
  }

  #onClick(action: WindowAction, event: MouseEvent): void {
    // A click by keyboard has no pointer-down before it.
    const ticketAtPress = (event.detail > 0 && this.#ticketAtDown) || this.desk.ticketAtPress
    this.#ticketAtDown = undefined
    this.dispatchEvent(new CustomEvent('kezek-action', { detail: { action, context: { ticketAtPress } } }))
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const state = this.desk.visitor?.state
    const isPaused = this.desk.counter?.state === 'paused'
    const isOpen = (action: WindowAction) => isOpenTo(action, state) && !(isPaused && action === 'next')
    const button = (action: WindowAction) => html`
      <button
        data-action=${action}
        class=${action === mainAction(state) && isOpen(action) ? 'main' : ''}
        aria-disabled=${!isOpen(action)}
        aria-keyshortcuts=${keyOf[action]}
        ?data-in-flight=${this.desk.inFlight === action}
        @pointerdown=${this.#onDown}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${(event: MouseEvent) => this.#onClick(action, event)}
      >
        <span>${m.actions[action]}</span>
        <span class="keys">
          <kbd>${keyOf[action]}</kbd>${action === 'next' ? html`<kbd>${m.spaceKey}</kbd>` : nothing}
        </span>
      </button>
    `
    // In the order of the buttons: the main steps first, then the exceptions.
    const order = ['next', 'start', 'finish'] as const
    const others = windowActions.filter(action => !order.some(first => first === action))
    return html`<div>${[...order, ...others].map(button)}</div>`
  }
}
