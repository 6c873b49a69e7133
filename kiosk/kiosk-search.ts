import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { act } from './act.ts'
import { buttonStyles } from './button.styles.ts'
import { kioskChoicesStyles } from './kiosk-choices.styles.ts'
import { type Choice, renderChoice } from './kiosk-choices.ts'
import './kiosk-keyboard.ts'
import { applyKey, type Key } from './keys.ts'
import './kiosk-page.ts'
import { kioskSearchStyles } from './kiosk-search.styles.ts'

/** Finds a service by its name, typed on the screen or on a keyboard. */
@customElement('kezek-kiosk-search')
export class KioskSearch extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskChoicesStyles, kioskSearchStyles]

  @property() locale: Locale = 'kk'
  @property() typed = ''
  /** The offers that match. */
  @property({ attribute: false }) choices: readonly Choice[] = []

  private onInput(event: Event): void {
    act(this, { type: 'type', typed: (event.target as HTMLInputElement).value })
  }

  private onKey({ detail }: CustomEvent<Key>): void {
    act(this, { type: 'type', typed: applyKey(this.typed, detail) })
  }

  protected override render() {
    const { findService, serviceName, nothingFound } = kiosk[this.locale]
    return html`
      <kezek-kiosk-page .heading=${findService} .locale=${this.locale} canGoBack canBegin>
        <input
          type="text"
          inputmode="none"
          autocomplete="off"
          spellcheck="false"
          aria-label=${serviceName}
          placeholder=${serviceName}
          .value=${this.typed}
          @input=${this.onInput}
        />
        <div class="found" aria-live="polite">
          ${
            this.choices.length === 0
              ? html`<p>${nothingFound}</p>`
              : html`<ul>${this.choices.map(choice => html`<li>${renderChoice(this, choice)}</li>`)}</ul>`
          }
        </div>
        <kezek-kiosk-keyboard .locale=${this.locale} @kezek-key=${this.onKey}></kezek-kiosk-keyboard>
      </kezek-kiosk-page>
    `
  }
}
