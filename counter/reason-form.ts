import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { textLimits } from '../shared/domain/text-limits.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reason-form': ReasonForm
  }
  interface HTMLElementEventMap {
    'kezek-reason': CustomEvent<string>
  }
}

/**
 * Asks for a reason: buttons for the most common ones, and a field for own words. At first the group has the focus and not a
 * button, so that a second Enter or immediate typing chooses nothing. Arrow keys lead to the buttons.
 */
@customElement('kezek-reason-form')
export class ReasonForm extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host,
      .reasons,
      form {
        display: grid;
        gap: 8px;
      }

      .reasons:focus-visible {
        outline: 3px solid var(--brand);
        outline-offset: 4px;
        border-radius: 10px;
        box-shadow: none;
      }

      button {
        text-align: start;
      }

      form {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        margin-top: 4px;
      }
    `,
  ]

  @query('.reasons') private readonly group!: HTMLElement

  @property({ attribute: false }) reasons: readonly string[] = []
  /** The question, for screen readers. */
  @property() label = ''
  @property() ownLabel = ''
  @property() action = ''

  protected override firstUpdated(): void {
    this.group.focus()
  }

  #give(reason: string): void {
    if (reason !== '') this.dispatchEvent(new CustomEvent('kezek-reason', { detail: reason }))
  }

  #onKeydown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...this.group.querySelectorAll('button')]
    const at = buttons.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement)
    const to = at < 0 && step < 0 ? buttons.length - 1 : at + step
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus()
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    this.#give(String(data.get('reason') ?? '').trim())
  }

  override render(): TemplateResult {
    return html`
      <div class="reasons" role="group" tabindex="-1" aria-label=${this.label} @keydown=${this.#onKeydown}>
        ${this.reasons.map(reason => html`<button @click=${() => this.#give(reason)}>${reason}</button>`)}
      </div>
      <form @submit=${this.#submit}>
        <label>
          <span>${this.ownLabel}</span>
          <input name="reason" maxlength=${textLimits.reason} required autocomplete="off" pattern=".*\\S.*" />
        </label>
        <button>${this.action}</button>
      </form>
    `
  }
}
