import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SettingsSection } from '../../shared/domain/settings-sections.ts'
import { copyOffice } from '../../shared/i18n/office/copy.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import type { Office } from '../office.ts'
import type { CopyTarget } from './copy-dialog.ts'

/** Below a section of the settings: the button that copies it to other centres. Shown where the user may change other centres. */
@customElement('kezek-copy-bar')
export class CopyBar extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    css`
      :host {
        display: block;
        padding: 16px 0 24px;
      }
    `,
  ]

  @state() private isOpen = false

  @property({ attribute: false }) office!: Office
  @property() section: SettingsSection = 'windows'
  @property({ attribute: false }) targets: readonly CopyTarget[] = []
  @property({ type: Boolean }) isUnsaved = false

  async #open(): Promise<void> {
    await import('./copy-dialog.ts')
    this.isOpen = true
  }

  #dialog(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing
    return html`<kezek-copy-dialog
      .office=${this.office}
      .section=${this.section}
      .targets=${this.targets}
      .isUnsaved=${this.isUnsaved}
      @kezek-dialog-close=${() => {
        this.isOpen = false
      }}
    ></kezek-copy-dialog>`
  }

  override render(): TemplateResult {
    return html`<button class="button" data-act="copy-section" @click=${() => void this.#open()}>
        ${copyOffice[this.office.locale].open}
      </button>
      ${this.#dialog()}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-copy-bar': CopyBar
  }
}
