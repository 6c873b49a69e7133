import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { icon } from '../shared/ui/icons.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { sendBoardEvent } from './board-events.ts'

/**
 * The frame of every dialog: a native modal one, so that focus stays inside, Escape closes it, and focus goes back where it
 * came from. It opens as soon as it is rendered. It sends `kezek-board-close` when it has closed, and its owner then removes it.
 */
@customElement('kezek-board-dialog')
export class BoardDialog extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      dialog {
        width: min(100vw - 32px, var(--dialog-width, 640px));
        max-height: calc(100dvh - 32px);
        padding: 0;
        border: 0;
        border-radius: var(--radius);
        color: var(--ink);
        background: var(--ground);
        box-shadow: 0 20px 60px rgb(7 21 33 / 40%);
      }

      dialog[open] {
        display: flex;
        flex-direction: column;
      }

      dialog::backdrop {
        background: rgb(7 21 33 / 60%);
      }

      .head {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 12px 12px 12px 20px;
        border-bottom: 1px solid var(--line);
      }

      h2 {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .body {
        display: flex;
        flex-direction: column;
        gap: 16px;
        padding: 16px 20px 20px;
        overflow-y: auto;
      }

      /* Screen readers announce only a live region that existed before; an empty one takes no room. */
      [role='alert']:empty {
        margin-top: -16px;
      }
    `,
  ]

  @query('dialog') private dialog!: HTMLDialogElement

  @property() heading = ''
  /** The word on the button that closes it. */
  @property() closeWord = ''
  /** Why the last press did nothing. */
  @property() trouble = ''

  override firstUpdated(): void {
    this.dialog.showModal()
  }

  /** Closes the dialog, which sends `kezek-board-close`. */
  close(): void {
    this.dialog.close()
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => sendBoardEvent(this, 'kezek-board-close')}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        <button class="button" @click=${() => this.close()}>${this.closeWord}</button>
      </div>
      <div class="body">
        <slot></slot>
        <div role="alert">${this.trouble ? html`<p class="trouble">${icon('bad')} ${this.trouble}</p>` : nothing}</div>
      </div>
    </dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-board-dialog': BoardDialog
  }
}
