import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { account } from '../shared/i18n/account/account.ts'
import { callApi } from '../shared/ui/api.ts'
import { credentialField } from '../shared/ui/forms/text-field.ts'
import { icon } from '../shared/ui/icons.ts'
import { PageForm } from './page-form.ts'

/** Sets the user's own password: required after the first sign-in, possible later. */
@customElement('kezek-password-form')
export class PasswordForm extends PageForm {
  @state() private isSet = false

  /** The password must be set before anything else can be done. */
  @property({ type: Boolean }) first = false
  @property() login = ''

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.isBusy) return
    this.isSet = false
    const form = event.target as HTMLFormElement
    const typed = this.read(form, ['current', 'next'])
    if (!typed) return
    this.isBusy = true
    const answer = await callApi('POST', '/api/account/password', typed)
    this.isBusy = false
    if (!answer.ok) return this.refuse(answer.error)
    form.reset()
    this.isSet = true
    this.dispatchEvent(new CustomEvent('kezek-password-set', { bubbles: true }))
  }

  override render(): TemplateResult {
    const t = account[this.locale]
    const type = this.isShown ? 'text' : 'password'
    const trouble = this.wrong['']
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.noteCapsLock}>
      ${this.first ? html`<h1>${t.setPasswordFirst}</h1>` : html`<h2>${t.setPassword}</h2>`}
      <div role="alert">
        ${trouble ? html`<p class="trouble">${icon('bad')}<span>${trouble}</span></p>` : nothing}
        ${this.capsLock ? html`<p class="hint">${t.capsLock}</p>` : nothing}
      </div>
      <div role="status">${this.isSet ? html`<p class="done">${t.passwordSet}</p>` : nothing}</div>
      <input type="text" name="username" autocomplete="username" .value=${this.login} hidden readonly />
      ${credentialField({
        name: 'current',
        label: this.first ? t.currentOrCode : t.current,
        autocomplete: 'current-password',
        type,
        wrong: this.wrong,
      })}
      ${credentialField({
        name: 'next',
        label: t.next,
        hint: t.rules,
        autocomplete: 'new-password',
        type,
        wrong: this.wrong,
      })}
      <div class="actions">
        <button class="button primary" aria-disabled=${this.isBusy}>${this.isBusy ? t.busy : t.save}</button>
        <button
          class="button"
          type="button"
          aria-pressed=${this.isShown}
          @click=${() => {
            this.isShown = !this.isShown
          }}
        >
          ${this.isShown ? t.hide : t.show}
        </button>
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-password-form': PasswordForm
  }
  interface HTMLElementEventMap {
    'kezek-password-set': CustomEvent
  }
}
