import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { officeMessages } from '../shared/i18n/office/office.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'

/** What to do with unsaved changes before another section opens. `keep` leaves them as they are, unsaved. */
export type LeaveChoice = 'save' | 'keep' | 'stay'

/** Asks what to do with the unsaved changes of a section that the user is leaving. */
@customElement('kezek-leave-dialog')
export class LeaveDialog extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      dialog {
        width: min(520px, calc(100vw - 24px));
        padding: 20px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--ground);
        color: var(--ink);
      }

      dialog::backdrop {
        background: rgb(7 21 33 / 55%);
      }

      p {
        margin: 8px 0 16px;
      }

      .actions {
        display: grid;
      }
    `,
  ]

  @query('dialog') private readonly dialog!: HTMLDialogElement

  @property() locale: Locale = 'kk'
  /** The section that has unsaved changes, as the navigation calls it. */
  @property() section = ''
  /** The changes can be saved from here; what is typed in a form has its own button. */
  @property({ type: Boolean }) canSave = false

  protected override firstUpdated(): void {
    this.dialog.showModal()
  }

  #choose(choice: LeaveChoice, event?: Event): void {
    event?.preventDefault()
    this.dispatchEvent(new CustomEvent('kezek-leave-choice', { detail: choice }))
  }

  override render() {
    const t = officeMessages[this.locale]
    const button = (choice: LeaveChoice, words: string, look = '') =>
      html`<button class="button ${look}" data-leave=${choice} @click=${() => this.#choose(choice)}>${words}</button>`
    return html`<dialog aria-labelledby="title" @cancel=${(event: Event) => this.#choose('stay', event)}>
      <h2 id="title">${t.leaveTitle(this.section)}</h2>
      <p>${t.leaveHint}</p>
      <div class="actions">
        ${this.canSave ? button('save', t.leaveSave, 'primary') : nothing} ${button('keep', t.leaveKeep)}
        ${button('stay', t.leaveStay)}
      </div>
    </dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-leave-dialog': LeaveDialog
  }
  interface HTMLElementEventMap {
    'kezek-leave-choice': CustomEvent<LeaveChoice>
  }
}
