import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { visitor } from '../shared/i18n/common/visitor.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { act } from './act.ts'
import { buttonStyles } from './button.styles.ts'
import { icons } from './icons.ts'
import { kioskPageStyles } from './kiosk-page.styles.ts'

/** Time, ms, in which a new step ignores taps: the second tap of a double tap comes within 300 ms and must not press it. */
const ignoreTapsMs = 400

declare global {
  interface HTMLElementEventMap {
    /** The visitor starts over. */
    'kezek-begin': CustomEvent<void>
  }
  interface HTMLElementTagNameMap {
    'kezek-kiosk-page': KioskPage
  }
}

/**
 * The frame of every step: a heading that takes the focus, the step, and the buttons to go back. Slots: the step; `action` for
 * the buttons that lead on.
 */
@customElement('kezek-kiosk-page')
export class KioskPage extends LitElement {
  static override styles = [baseStyles, buttonStyles, kioskPageStyles]

  #settle: ReturnType<typeof setTimeout> | undefined

  @query('h1') private headingElement!: HTMLElement

  /** Whether the step still ignores taps. */
  @property({ type: Boolean, reflect: true }) settling = true
  @property() heading = ''
  @property() locale: Locale = 'kk'
  @property({ type: Boolean }) canGoBack = false
  @property({ type: Boolean }) canBegin = false
  /** Whether the foot is empty. */
  @property({ type: Boolean, reflect: true }) bare = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.#settle = setTimeout(() => (this.settling = false), ignoreTapsMs)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#settle)
  }

  protected override firstUpdated(): void {
    window.scrollTo(0, 0)
    this.headingElement.focus({ preventScroll: true })
  }

  private onBegin(): void {
    this.dispatchEvent(new CustomEvent('kezek-begin', { bubbles: true, composed: true }))
  }

  private renderWays(back: string, toStart: string) {
    return html`<div class="ways">
      ${
        this.canGoBack
          ? html`<button type="button" class="back" @click=${() => act(this, { type: 'back' })}>
              ${icons.back}<span>${back}</span>
            </button>`
          : nothing
      }
      ${
        this.canBegin
          ? html`<button type="button" class="begin" @click=${this.onBegin}>${toStart}</button>`
          : nothing
      }
    </div>`
  }

  protected override render() {
    const { back, toStart } = visitor[this.locale]
    return html`
      <main>
        <h1 part="heading" tabindex="-1">${this.heading}</h1>
        <slot></slot>
      </main>
      <footer>
        <slot name="action"></slot>
        ${this.canGoBack || this.canBegin ? this.renderWays(back, toStart) : nothing}
      </footer>
    `
  }
}
