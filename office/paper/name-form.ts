import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Locale } from '../../shared/domain/locale.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { paperMessages } from '../../shared/i18n/office/paper.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'

/** The pattern of ids in the settings schema: names become part of keys and addresses. */
const idPattern = /^[A-Za-z0-9_-]{1,40}$/

/** Adds a kiosk, a printer or a model under a name that the user types. */
@customElement('kezek-name-form')
export class NameForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
        align-items: end;
        margin: 12px 0;
      }

      label {
        flex: 0 1 320px;
      }
    `,
  ]

  @state() private name = ''
  @state() private wrong: 'name' | 'nameTaken' | undefined

  @property() label = ''
  @property() locale: Locale = 'kk'
  @property({ attribute: false }) taken: readonly string[] = []

  #submit(event: Event): void {
    event.preventDefault()
    const name = this.name.trim()
    this.wrong = !idPattern.test(name) ? 'name' : this.taken.includes(name) ? 'nameTaken' : undefined
    if (this.wrong) return void this.renderRoot.querySelector('input')?.focus()
    this.name = ''
    this.dispatchEvent(new CustomEvent('kezek-name-given', { detail: name }))
  }

  override render() {
    const t = paperMessages[this.locale]
    return html`<form novalidate @submit=${this.#submit}>
        <label>
          <span class="label">${this.label}</span>
          <input
            class="field"
            name="name"
            autocomplete="off"
            spellcheck="false"
            maxlength=${textLimits.place}
            aria-invalid=${this.wrong !== undefined}
            aria-describedby="hint ${this.wrong ? 'wrong-name' : ''}"
            .value=${this.name}
            @input=${(event: InputEvent) => {
              this.name = (event.target as HTMLInputElement).value
              this.wrong = undefined
            }}
          />
        </label>
        <button class="button">${t.add}</button>
      </form>
      <p class="hint" id="hint">${t.nameHint}</p>
      ${wrongText('wrong-name', this.wrong && t.problems[this.wrong])}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-name-form': NameForm
  }
  interface HTMLElementEventMap {
    'kezek-name-given': CustomEvent<string>
  }
}
