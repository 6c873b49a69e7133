import { css, html, LitElement, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Sign } from '../shared/domain/counter.ts'
import type { Locale } from '../shared/domain/locale.ts'
import { textLimits } from '../shared/domain/text-limits.ts'
import { counter } from '../shared/i18n/counter/counter.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { controlStyles } from './controls.styles.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-sign-in': SignIn
  }
  interface HTMLElementEventMap {
    'kezek-signed': CustomEvent<Sign>
  }
}

/** Form of the demonstration for the inspector's name, as the sign at the window shows it. */
@customElement('kezek-sign-in')
export class SignIn extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      form {
        display: grid;
        gap: 14px;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) sign: Sign | undefined

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const [surname, name, patronymic, post] = ['surname', 'name', 'patronymic', 'post'].map(text)
    // The browser's own check accepts a name of blanks.
    if (!surname || !name || !post) return
    this.dispatchEvent(
      new CustomEvent('kezek-signed', { detail: { surname, name, patronymic: patronymic ?? '', post } }),
    )
  }

  override render(): TemplateResult {
    const m = counter[this.locale]
    const field = (name: keyof Sign, label: unknown, longest: number, isRequired: boolean) => html`
      <label>
        <span>${label}</span>
        <input
          name=${name}
          maxlength=${longest}
          ?required=${isRequired}
          autocomplete="off"
          pattern=".*\\S.*"
          .defaultValue=${this.sign?.[name] ?? ''}
        />
      </label>
    `
    return html`
      <form @submit=${this.#submit}>
        ${field('surname', m.surname, textLimits.name, true)} ${field('name', m.name, textLimits.name, true)}
        ${field('patronymic', html`${m.patronymic} <span class="hint">(${m.optional})</span>`, textLimits.name, false)}
        ${field('post', m.post, textLimits.post, true)}
        <button class="main">${m.continueLabel}</button>
      </form>
    `
  }
}
