import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
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

/** As long as a command takes it. */
const longestReason = 200

/** Asks why: the reasons that come up most, each one press, or own words. */
@customElement('kezek-reason-form')
export class ReasonForm extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host,
      form {
        display: grid;
        gap: 8px;
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

  @query('button') private readonly first!: HTMLButtonElement

  @property({ attribute: false }) reasons: readonly string[] = []
  @property() ownLabel = ''
  @property() action = ''

  protected override firstUpdated(): void {
    this.first.focus()
  }

  #give(reason: string): void {
    if (reason !== '') this.dispatchEvent(new CustomEvent('kezek-reason', { detail: reason }))
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    this.#give(String(data.get('reason') ?? '').trim())
  }

  override render(): TemplateResult {
    return html`
      ${this.reasons.map(reason => html`<button @click=${() => this.#give(reason)}>${reason}</button>`)}
      <form @submit=${this.#submit}>
        <label>
          <span>${this.ownLabel}</span>
          <input name="reason" maxlength=${longestReason} required autocomplete="off" pattern=".*\\S.*" />
        </label>
        <button>${this.action}</button>
      </form>
    `
  }
}
