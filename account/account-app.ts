import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Me } from '../shared/contract/account.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { Person } from '../shared/domain/person.ts'
import { account } from '../shared/i18n/account/account.ts'
import { common } from '../shared/i18n/common/common.ts'
import { callApi } from '../shared/ui/api.ts'
import { type LoadedCatalogue, loadCatalogue } from '../shared/ui/catalogue-client.ts'
import { pageParam } from '../shared/ui/device.ts'
import { keepLanguage, keptLanguage } from '../shared/ui/language.ts'
import '../shared/ui/language-choice.ts'
import { loadMe } from '../shared/ui/me.ts'
import '../shared/ui/press.ts'
import { isOwnFault } from '../shared/ui/own-fault.ts'
import { guardTyping } from '../shared/ui/typing-guard.ts'
import './own-sessions.ts'
import './password-form.ts'
import { placesOf } from './places.ts'
import './sign-in-form.ts'

/** Where people sign in, and look after their own account. */
@customElement('kezek-account-app')
export class AccountApp extends LitElement {
  #endGuard: (() => void) | undefined

  @state() private locale: Locale = keptLanguage()
  @state() private me: Me | undefined
  @state() private catalogue: LoadedCatalogue | undefined
  @state() private hasFault = false

  readonly #onFault = (event: Event) => {
    this.hasFault ||= isOwnFault(event)
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endGuard = guardTyping()
    window.addEventListener('error', this.#onFault)
    window.addEventListener('unhandledrejection', this.#onFault)
    this.addEventListener('kezek-signed-in', () => void this.#load(true))
    this.addEventListener('kezek-password-set', () => void this.#load(true))
    void loadCatalogue().then(catalogue => {
      this.catalogue = catalogue
    })
    void this.#load(false)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endGuard?.()
    window.removeEventListener('error', this.#onFault)
    window.removeEventListener('unhandledrejection', this.#onFault)
  }

  protected override updated(): void {
    document.documentElement.lang = this.locale
    const t = account[this.locale]
    document.title = `${this.me?.person ? t.whereTo : t.signIn} · ${common[this.locale].product}`
  }

  /** @param isDone somebody has just signed in, or set a password: on to where they were going. */
  async #load(isDone: boolean): Promise<void> {
    this.me = await loadMe()
    const { person } = this.me
    const wasNew =
      this.querySelector('kezek-password-form')?.first ?? this.querySelector('kezek-sign-in-form')
    if (isDone && wasNew && person && !person.mustChange && nextPage !== undefined)
      window.location.assign(nextPage)
  }

  async #signOut(): Promise<void> {
    await callApi('POST', '/api/account/sign-out', {})
    this.me = await loadMe()
  }

  #speak({ detail }: CustomEvent<Locale>): void {
    this.locale = detail
    keepLanguage(detail)
  }

  #header(): TemplateResult {
    const t = account[this.locale]
    return html`<header>
      <strong>${common[this.locale].product}</strong>
      <kezek-language-choice
        .locale=${this.locale}
        .label=${t.language}
        @kezek-language=${this.#speak}
      ></kezek-language-choice>
    </header>`
  }

  #signedIn(person: Person): TemplateResult {
    const t = account[this.locale]
    const places = this.catalogue ? placesOf(person, this.catalogue.centres, this.locale) : []
    return html`
      <section>
        <h1>${[person.surname, person.name, person.patronymic].filter(Boolean).join(' ')}</h1>
        <p class="quiet">${t.roles[person.role]} · ${person.post}</p>
        <div class="actions">
          <button class="button" @click=${() => void this.#signOut()}>${t.signOut}</button>
        </div>
      </section>
      <section aria-labelledby="places">
        <h2 id="places">${t.whereTo}</h2>
        <ul>
          ${places.map(
            ({ centre, links }) => html`<li class="card">
              <div><strong>${centre}</strong></div>
              <div class="actions">
                ${links.map(({ href, place }) => html`<a class="button" href=${href}>${t.places[place]}</a>`)}
              </div>
            </li>`,
          )}
        </ul>
      </section>
      <kezek-password-form .locale=${this.locale} .login=${person.login}></kezek-password-form>
      <kezek-own-sessions .locale=${this.locale} .centre=${person.centres[0] ?? ''}></kezek-own-sessions>
    `
  }

  #content({ person, provider, demo }: Me): TemplateResult {
    const { locale } = this
    if (!person) {
      return html`${demo ? html`<p class="demo">${account[locale].demo}</p>` : nothing}
        <kezek-sign-in-form
          .locale=${locale}
          .provider=${provider}
          .next=${nextPage ?? ''}
          .refusedElsewhere=${refusedElsewhere}
        ></kezek-sign-in-form>`
    }
    if (person.mustChange)
      return html`<kezek-password-form first .locale=${locale} .login=${person.login}></kezek-password-form>`
    return this.#signedIn(person)
  }

  override render(): TemplateResult {
    const t = account[this.locale]
    return html`${this.#header()}
      <main>
        ${this.hasFault ? html`<p class="trouble" role="alert">${t.unexpected}</p>` : nothing}
        ${this.me ? this.#content(this.me) : html`<p role="status">${t.connecting}</p>`}
      </main>`
  }
}

/** Where somebody was going: a page of this server, whatever the address says. */
const nextPage = ownPage(pageParam('next'))

/** Why the organisation's sign-in has led back without anybody. */
const refusedElsewhere = (['PROVIDER_AWAY', 'PROVIDER_REFUSED', 'NOT_AMONG_US', 'STORE_AWAY'] as const).find(
  code => code === pageParam('refused'),
)

function ownPage(next: string | undefined): string | undefined {
  if (next === undefined) return undefined
  const { origin } = window.location
  const url = URL.canParse(next, origin) ? new URL(next, origin) : undefined
  return url?.origin === origin ? url.href : undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-account-app': AccountApp
  }
}
