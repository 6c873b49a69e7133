import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { act } from './act.ts'
import { buttonStyles } from './button.styles.ts'
import { kioskMessageStyles } from './kiosk-message.styles.ts'
import './kiosk-page.ts'
import type { Action } from './steps.ts'

/** A large sentence with at most one button: proof to show, a ticket being requested, a refusal, or a fault. */
@customElement('kezek-kiosk-message')
export class KioskMessage extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskMessageStyles]

  @property() heading = ''
  @property() locale: Locale = 'kk'
  @property() text = ''
  /** A second, smaller sentence. */
  @property() note = ''
  @property() look: 'plain' | 'bad' = 'plain'
  @property({ attribute: false }) onward: { title: string; action: Action } | undefined
  @property({ type: Boolean }) canGoBack = false
  @property({ type: Boolean }) canBegin = false

  protected override render() {
    const { onward } = this
    return html`
      <kezek-kiosk-page
        .heading=${this.heading}
        .locale=${this.locale}
        .canGoBack=${this.canGoBack}
        .canBegin=${this.canBegin}
        .bare=${!this.canGoBack && !this.canBegin && !onward}
      >
        <div class="message ${this.look}" role=${this.look === 'bad' ? 'alert' : 'status'}>
          ${this.text ? html`<p>${this.text}</p>` : nothing}
          ${this.note ? html`<p class="note">${this.note}</p>` : nothing}
        </div>
        ${
          onward
            ? html`<button
                type="button"
                slot="action"
                class="primary"
                @click=${() => act(this, onward.action)}
              >
                ${onward.title}
              </button>`
            : nothing
        }
      </kezek-kiosk-page>
    `
  }
}
