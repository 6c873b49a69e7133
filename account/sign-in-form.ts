import { html, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ErrorCode } from '../shared/contract/errors.ts'
import { account } from '../shared/i18n/account/account.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { callApi } from '../shared/ui/api.ts'
import { credentialField } from '../shared/ui/forms/text-field.ts'
import { icon } from '../shared/ui/icons.ts'
import { PageForm } from './page-form.ts'

/** Asks for login and password. The server never says which of the two was wrong. */
@customElement('kezek-sign-in-form')
export class SignInForm extends PageForm {
  @property() provider: string | undefined
  /** The page to open after signing in. */
  @property() next = ''

  /** Why the organisation's own sign-in sent the user back. */
  @property() refusedElsewhere: ErrorCode | undefined

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.isBusy) return
    const typed = this.read(event.target as HTMLFormElement, ['login', 'password'])
    if (!typed) return
    this.isBusy = true
    this.refusedElsewhere = undefined
    const answer = await callApi('POST', '/api/account/sign-in', typed)
    this.isBusy = false
    if (answer.ok) this.dispatchEvent(new CustomEvent('kezek-signed-in', { bubbles: true }))
    else this.refuse(answer.error)
  }

  #showing(): TemplateResult {
    const t = account[this.locale]
    return html`<button
      class="button"
      type="button"
      aria-pressed=${this.isShown}
      @click=${() => {
        this.isShown = !this.isShown
      }}
    >
      ${this.isShown ? t.hide : t.show}
    </button>`
  }

  override render(): TemplateResult {
    const t = account[this.locale]
    const { provider, refusedElsewhere } = this
    const trouble =
      this.wrong[''] ?? (refusedElsewhere && errorMessage(this.locale, { code: refusedElsewhere }))
    return html`<form novalidate @submit=${this.#submit} @keydown=${this.noteCapsLock}>
      <h1>${t.signIn}</h1>
      <p class="quiet">${t.signInHint}</p>
      <div role="alert">
        ${trouble ? html`<p class="trouble">${icon('bad')}<span>${trouble}</span></p>` : nothing}
        ${this.capsLock ? html`<p class="hint">${t.capsLock}</p>` : nothing}
      </div>
      ${credentialField({ name: 'login', label: t.login, autocomplete: 'username', wrong: this.wrong })}
      ${credentialField({
        name: 'password',
        label: t.password,
        autocomplete: 'current-password',
        hint: t.passwordHint,
        type: this.isShown ? 'text' : 'password',
        wrong: this.wrong,
        beside: this.#showing(),
      })}
      <div class="actions">
        <button class="button primary" aria-disabled=${this.isBusy}>${this.isBusy ? t.busy : t.signIn}</button>
        ${
          provider
            ? html`<a class="button" href="/api/account/oidc/start?next=${encodeURIComponent(this.next)}">
                ${t.with(provider)}
              </a>`
            : nothing
        }
      </div>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-sign-in-form': SignInForm
  }
  interface HTMLElementEventMap {
    'kezek-signed-in': CustomEvent
  }
}
