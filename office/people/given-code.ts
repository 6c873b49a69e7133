import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { GivenCode } from '../../shared/contract/people.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { peopleOffice } from '../../shared/i18n/office/people.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

/** Shows a one-time code. The server never shows it again. */
@customElement('kezek-given-code')
export class GivenCodePanel extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .card {
        margin-bottom: 16px;
        border: 2px solid var(--brand);
      }

      .code {
        font-size: 2rem;
        font-weight: 700;
        letter-spacing: 0.06em;
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ]

  @state() private isCopied = false

  @property({ attribute: false }) given!: GivenCode
  @property() locale: Locale = 'kk'

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(this.given.code ?? '')
    this.isCopied = true
  }

  override render(): TemplateResult {
    const t = peopleOffice[this.locale]
    const { person, code } = this.given
    return html`<div class="card" role="status">
      <h3>${t.code}: ${[person.surname, person.name].join(' ')} (${person.login})</h3>
      <p class="code">${code}</p>
      <p>${t.codeMeans}</p>
      ${
        // Browsers let only pages from HTTPS or from this machine write to the clipboard.
        window.isSecureContext
          ? html`<div class="actions">
              <button class="button" @click=${() => void this.#copy()}>${this.isCopied ? t.copied : t.copy}</button>
            </div>`
          : nothing
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-given-code': GivenCodePanel
  }
}
