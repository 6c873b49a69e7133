import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { locales } from '../domain/locale.ts'
import { languageNames } from '../i18n/common/messages.ts'
import { baseStyles } from './base.styles.ts'
import { language, PageLanguage } from './language.ts'

/** Lets the user choose the page's language; part of the coloured bar at the top of a page. */
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

  readonly #language = new PageLanguage(this)

  /** What a screen reader calls the choice. */
  @property() label = ''

  override render() {
    return html`<div role="group" aria-label=${this.label}>
      ${locales.map(
        locale => html`<button
          type="button"
          lang=${locale}
          aria-pressed=${locale === this.#language.locale}
          @click=${() => language.choose(locale)}
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
}
