import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { common } from '../shared/i18n/common/common.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-locked': LockedScreen
  }
  interface HTMLElementEventMap {
    'kezek-sign-in-again': CustomEvent<void>
  }
}

/** Locks the screen because another one operates its window. It names the other inspector until this one signs in again. */
@customElement('kezek-locked')
export class LockedScreen extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      section {
        display: grid;
        gap: 14px;
        justify-items: start;
        padding: 24px;
        border: 2px solid var(--warn);
        border-radius: var(--radius);
        background: var(--warn-soft);
        overflow-wrap: anywhere;
      }

      h1,
      p {
        margin: 0;
      }

      h1 {
        font-size: 26px;
        line-height: 1.2;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property() counter = ''
  /** Name of the person who took the window over; empty: the same person. */
  @property() name = ''

  #signIn(): void {
    this.dispatchEvent(new CustomEvent('kezek-sign-in-again'))
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    return html`
      <section role="alert">
        <p>${common[this.locale].window(this.counter)}</p>
        <h1>${this.name === '' ? m.takenByYou : m.takenFromYou(this.name)}</h1>
        <p>${m.lockedHint}</p>
        <button class="main" @click=${this.#signIn}>${m.signInAgain}</button>
      </section>
    `
  }
}
