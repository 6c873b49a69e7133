import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { kiosk } from '../shared/i18n/kiosk/kiosk.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { buttonStyles } from './button.styles.ts'
import { icons } from './icons.ts'
import type { Key } from './keys.ts'
import { kioskKeyboardStyles } from './kiosk-keyboard.styles.ts'

declare global {
  interface HTMLElementEventMap {
    'kezek-key': CustomEvent<Key>
  }
}

/** On-screen keyboard with the letters of one language in their usual layout. */
@customElement('kezek-kiosk-keyboard')
export class KioskKeyboard extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskKeyboardStyles]

  @property() locale: Locale = 'kk'

  private press(key: Key): void {
    this.dispatchEvent(new CustomEvent('kezek-key', { detail: key, bubbles: true, composed: true }))
  }

  protected override render() {
    const { letters, space, erase, clear } = kiosk[this.locale]
    const rows = letters.split(' ')
    return html`
      ${rows.map(
        row => html`<div class="row">
          ${[...row].map(
            letter => html`<button type="button" class="key" @click=${() => this.press({ write: letter.toLowerCase() })}>
              ${letter}
            </button>`,
          )}
        </div>`,
      )}
      <div class="row">
        <button type="button" class="wide" @click=${() => this.press({ edit: 'clear' })}>${clear}</button>
        <button type="button" class="wide space" @click=${() => this.press({ write: ' ' })}>${space}</button>
        <button type="button" class="wide erase" aria-label=${erase} @click=${() => this.press({ edit: 'erase' })}>
          ${icons.erase}
        </button>
      </div>
    `
  }
}
