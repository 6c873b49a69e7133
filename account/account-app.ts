import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Me } from '../shared/contract/account.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { Person } from '../shared/domain/person.ts'
import { account } from '../shared/i18n/account/account.ts'
import { common } from '../shared/i18n/common/common.ts'
import { callApi } from '../shared/ui/api.ts'
import { pageParam } from '../shared/ui/device.ts'
import { FaultController } from '../shared/ui/fault-controller.ts'
import { PageLanguage } from '../shared/ui/language.ts'
import '../shared/ui/staff-page/staff-page.ts'
import { StaffSession } from '../shared/ui/staff-page/staff-session.ts'
import './own-sessions.ts'
import './password-form.ts'
import { placesOf } from './places.ts'
import './sign-in-form.ts'

/** The page on which people sign in, change their password and end their sessions. */
@customElement('kezek-account-app')
export class AccountApp extends LitElement {
  readonly #language = new PageLanguage(this)
  readonly #session = new StaffSession(this)
  readonly #faults = new FaultController(this)

  get #locale(): Locale {
    return this.#language.locale
  }

  /** Password managers look for fields in the document itself. */
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('kezek-signed-in', this.#onDone)
    this.addEventListener('kezek-password-set', this.#onDone)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('kezek-signed-in', this.#onDone)
    this.removeEventListener('kezek-password-set', this.#onDone)
  }

  readonly #onDone = (): void => void this.#continue()

  /** Leads on to the page that the user came from, after a sign-in or a first password. */
  async #continue(): Promise<void> {
    const wasNew =
      this.querySelector('kezek-password-form')?.first ?? this.querySelector('kezek-sign-in-form')
    const { person } = await this.#session.reload()
    if (wasNew && person && !person.mustChange && nextPage !== undefined) window.location.assign(nextPage)
  }

  async #signOut(): Promise<void> {
    await callApi('POST', '/api/account/sign-out', {})
    await this.#session.reload()
  }

  #signedIn(person: Person): TemplateResult {
    const t = account[this.#locale]
    const { catalogue } = this.#session
    const places = catalogue ? placesOf(person, catalogue.centres, this.#locale) : []
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
      <kezek-password-form .locale=${this.#locale} .login=${person.login}></kezek-password-form>
      <kezek-own-sessions .locale=${this.#locale} .centre=${person.centres[0] ?? ''}></kezek-own-sessions>
    `
  }

  #content({ person, provider, demo }: Me): TemplateResult {
    const locale = this.#locale
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
    const { me } = this.#session
    const t = account[this.#locale]
    const { product } = common[this.#locale]
    return html`<kezek-staff-page
      .words=${t}
      .documentTitle=${`${me?.person ? t.whereTo : t.signIn} · ${product}`}
      .heading=${product}
      .here=${'account'}
      .fault=${this.#faults.hasFault ? t.unexpected : ''}
    >
      <main>${me ? this.#content(me) : html`<p role="status">${t.connecting}</p>`}</main>
    </kezek-staff-page>`
  }
}

/** The page that the user was going to: one of this server, whatever the address says. */
const nextPage = ownPage(pageParam('next'))

/** Why the organisation's sign-in sent the user back without signing them in. */
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
