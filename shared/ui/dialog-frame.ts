import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { baseStyles } from './base.styles.ts'
import { focused } from './focus.ts'
import { icon } from './icons.ts'
import { staffStyles } from './staff.styles.ts'

/**
 * The frame of every dialog on staff pages: a modal dialog with a heading, which is open while it is rendered. The focus stays inside.
 * Escape and the close button send `kezek-dialog-close`; the owner then removes the dialog, and the focus returns to where it was. The
 * content is slotted. `autofocus` on a slotted element gives it the first focus. `--dialog-width` sets the width.
 */
@customElement('kezek-dialog')
export class DialogFrame extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      dialog {
        width: min(100vw - 16px, var(--dialog-width, 640px));
        max-height: calc(100dvh - 16px);
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        color: var(--ink);
        box-shadow: 0 20px 60px rgb(7 21 33 / 40%);
        overflow: hidden;
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
        justify-content: space-between;
        gap: 12px;
        padding: 12px 16px;
        border-bottom: 1px solid var(--line);
      }

      h2 {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .head button {
        flex: none;
      }

      kbd {
        padding: 1px 6px;
        border: 1px solid currentcolor;
        border-radius: 6px;
        font: inherit;
        font-size: 0.8125rem;
        white-space: nowrap;
      }

      /* Tablets have no Escape key. */
      @media (hover: none) {
        kbd {
          display: none;
        }
      }

      .body {
        display: flex;
        flex-direction: column;
        gap: 16px;
        min-height: 0;
        padding: 16px;
        overflow-y: auto;
      }

      /* Screen readers announce only a live region that existed before; an empty one takes no room. */
      [role='alert']:empty {
        margin-top: -16px;
      }
    `,
  ]

  /** The element that had the focus before the dialog opened. */
  #focusedBefore: HTMLElement | undefined

  @query('dialog') private readonly dialog!: HTMLDialogElement

  @property() heading = ''
  /** The word on the close button; empty: the content has its own buttons, and only Escape closes the dialog from outside them. */
  @property() closeLabel = ''
  /** Why the last press did nothing; screen readers announce it. */
  @property() trouble = ''

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    // Browsers do not restore the focus when a dialog is removed.
    if (this.#focusedBefore?.isConnected) this.#focusedBefore.focus()
  }

  protected override firstUpdated(): void {
    this.#focusedBefore = focused()
    this.dialog.showModal()
    // The dialog element ignores `autofocus` in slotted content.
    this.querySelector<HTMLElement>('[autofocus]')?.focus()
  }

  /** Asks the owner to remove the dialog. The browser itself must not close it: it would stay on the page, empty. */
  #close(event?: Event): void {
    event?.preventDefault()
    this.dispatchEvent(new CustomEvent('kezek-dialog-close', { bubbles: true, composed: true }))
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @cancel=${this.#close} @close=${this.#close}>
      <div class="head">
        <h2 id="heading">${this.heading}</h2>
        ${
          this.closeLabel
            ? html`<button class="button" @click=${() => this.#close()}>${this.closeLabel} <kbd>Esc</kbd></button>`
            : nothing
        }
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
    'kezek-dialog': DialogFrame
  }
  interface HTMLElementEventMap {
    /** The person closes the dialog without an action. */
    'kezek-dialog-close': CustomEvent<void>
  }
}
