import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { focused } from '../shared/ui/focus.ts'
import { controlStyles } from './controls.styles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-dialog': CounterDialog
  }
  interface HTMLElementEventMap {
    /** The person closes the dialog without an action. */
    'kezek-close': CustomEvent<void>
  }
}

/** A modal dialog with a question or a form. It is open while it is rendered; Escape and its button close it. */
@customElement('kezek-dialog')
export class CounterDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      dialog {
        width: min(640px, calc(100vw - 16px));
        max-height: calc(100dvh - 16px);
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        color: var(--ink);
        overflow: hidden;
      }

      dialog[open] {
        display: flex;
        flex-direction: column;
      }

      dialog::backdrop {
        background: rgb(7 21 33 / 55%);
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
        font-size: 19px;
      }

      .head button {
        flex: none;
      }

      .body {
        display: flex;
        flex-direction: column;
        gap: 12px;
        min-height: 0;
        padding: 16px;
        overflow: auto;
      }
    `,
  ]

  #focusedBefore: HTMLElement | undefined

  @query('dialog') private readonly dialog!: HTMLDialogElement

  @property() heading = ''
  @property() closeLabel = ''

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

  #close(event?: Event): void {
    event?.preventDefault()
    this.dispatchEvent(new CustomEvent('kezek-close'))
  }

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="heading" @cancel=${this.#close}>
        <div class="head">
          <h2 id="heading">${this.heading}</h2>
          <button class="small" @click=${() => this.#close()}>${this.closeLabel} <kbd>Esc</kbd></button>
        </div>
        <div class="body"><slot></slot></div>
      </dialog>
    `
  }
}
