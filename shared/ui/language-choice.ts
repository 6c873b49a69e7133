import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Locale, locales } from '../domain/locale.ts'
import { languageNames } from '../i18n/common/messages.ts'
import { baseStyles } from './base.styles.ts'

/** The languages to choose from, on the coloured bar over a page. */
@customElement('kezek-language-choice')
export class LanguageChoice extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
        color: inherit;
      }

      div {
        display: flex;
        gap: 4px;
      }

      button {
        min-width: 44px;
        min-height: 44px;
        padding: 0 10px;
        border: 2px solid transparent;
        border-radius: 10px;
        background: none;
      }

      button[aria-pressed='true'] {
        border-color: currentcolor;
        font-weight: 700;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  /** What the choice is, for the ear. */
  @property() label = ''

  #choose(locale: Locale): void {
    this.dispatchEvent(new CustomEvent('kezek-language', { detail: locale, bubbles: true, composed: true }))
  }

  override render() {
    return html`<div role="group" aria-label=${this.label}>
      ${locales.map(
        locale => html`<button
          type="button"
          lang=${locale}
          aria-pressed=${locale === this.locale}
          @click=${() => this.#choose(locale)}
        >
          ${languageNames[locale]}
        </button>`,
      )}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-language-choice': LanguageChoice
  }
  interface HTMLElementEventMap {
    /** Somebody wants to read in this language. */
    'kezek-language': CustomEvent<Locale>
  }
}
