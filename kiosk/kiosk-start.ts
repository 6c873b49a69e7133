import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import type { LocalizedText } from '../shared/domain/settings.ts'
import { languageNames } from '../shared/i18n/common/messages.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { act } from './act.ts'
import { buttonStyles } from './button.styles.ts'
import './kiosk-page.ts'
import { kioskStartStyles } from './kiosk-start.styles.ts'

/** The first step: the choice of a language, each in its own words, in the centre's order. */
@customElement('kezek-kiosk-start')
export class KioskStart extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskStartStyles]

  @property({ attribute: false }) languages: readonly Locale[] = []
  /** The manager's notice to the hall for today. */
  @property({ attribute: false }) notice: LocalizedText | undefined

  private renderNotice(notice: LocalizedText) {
    return html`<div class="notice">
      ${this.languages.map(lang => (notice[lang] ? html`<p lang=${lang}>${notice[lang]}</p>` : nothing))}
    </div>`
  }

  protected override render() {
    const [first = 'kk', ...others] = this.languages
    return html`
      <kezek-kiosk-page .heading=${kiosk[first].chooseLanguage} .locale=${first} bare>
        <p class="also">
          ${others.map(lang => html`<span lang=${lang}>${kiosk[lang].chooseLanguage}</span>`)}
        </p>
        ${this.notice ? this.renderNotice(this.notice) : nothing}
        <div class="languages">
          ${this.languages.map(
            lang => html`
              <button type="button" lang=${lang} @click=${() => act(this, { type: 'choose-language', lang })}>
                <span class="name">${languageNames[lang]}</span>
                <span class="invitation">${kiosk[lang].touchToStart}</span>
              </button>
            `,
          )}
        </div>
      </kezek-kiosk-page>
    `
  }
}
