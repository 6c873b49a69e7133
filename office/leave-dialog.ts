import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { officeMessages } from '../shared/i18n/office/office.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import '../shared/ui/dialog-frame.ts'
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
      :host {
        --dialog-width: 520px;
      }

      .actions {
        display: grid;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  /** The section that has unsaved changes, as the navigation calls it. */
  @property() section = ''
  /** The changes can be saved from here; what is typed in a form has its own button. */
  @property({ type: Boolean }) canSave = false

  #choose(choice: LeaveChoice): void {
    this.dispatchEvent(new CustomEvent('kezek-leave-choice', { detail: choice }))
  }

  override render(): TemplateResult {
    const t = officeMessages[this.locale]
    const button = (choice: LeaveChoice, words: string, look = '') =>
      html`<button class="button ${look}" data-leave=${choice} @click=${() => this.#choose(choice)}>${words}</button>`
    return html`<kezek-dialog .heading=${t.leaveTitle(this.section)} @kezek-dialog-close=${() => this.#choose('stay')}>
      <p>${t.leaveHint}</p>
      <div class="actions">
        ${this.canSave ? button('save', t.leaveSave, 'primary') : nothing} ${button('keep', t.leaveKeep)}
        ${button('stay', t.leaveStay)}
      </div>
    </kezek-dialog>`
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
