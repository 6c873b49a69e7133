import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { About } from '../shared/contract/about.ts'
import { type Locale, locales } from '../shared/domain/locale.ts'
import { common } from '../shared/i18n/common/common.ts'
import { home } from '../shared/i18n/home/home.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { type LoadedCatalogue, loadCatalogue } from '../shared/ui/catalogue-client.ts'
import { pageParam } from '../shared/ui/device.ts'
import { FaultController } from '../shared/ui/fault-controller.ts'
import { chosenLanguage, language, PageLanguage } from '../shared/ui/language.ts'
import '../shared/ui/language-choice.ts'
import { loadJson } from '../shared/ui/load-json.ts'
import '../shared/ui/press.ts'
import { guardTyping } from '../shared/ui/typing-guard.ts'
import './centre-links.ts'
import { type Centre, findCentres } from '../shared/ui/find-centres.ts'
import { homeAppStyles } from './home-app.styles.ts'

/** The start page: lists all centres and, for the chosen one, links to its screens. */
@customElement('kezek-home-app')
export class HomeApp extends LitElement {
  static override styles = [baseStyles, homeAppStyles]

  readonly #language = new PageLanguage(this)
  readonly #faults = new FaultController(this)
  #endGuard: (() => void) | undefined

  @state() private catalogue: LoadedCatalogue | undefined
  @state() private isDemo = false
  @state() private typed = ''
  /** The chosen centre's id, as the address has it. */
  @state() private chosen = pageParam('centre')

  get #locale(): Locale {
    return this.#language.locale
  }

  get #centre(): Centre | undefined {
    return this.catalogue?.centres.find(({ id }) => id === this.chosen)
  }

  get #found(): readonly Centre[] {
    return findCentres(this.catalogue?.centres ?? [], this.typed)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endGuard = guardTyping()
    // The linked pages open in the language of this page.
    language.choose(firstLocale())
    window.addEventListener('popstate', this.#onBack)
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endGuard?.()
    window.removeEventListener('popstate', this.#onBack)
  }

  protected override updated(_changed: PropertyValues): void {
    const { product } = common[this.#locale]
    document.title = this.#centre ? `${this.#centre.name[this.#locale]} · ${product}` : product
  }

  readonly #onBack = (): void => {
    this.chosen = pageParam('centre')
  }

  async #load(): Promise<void> {
    const [{ demo }, catalogue] = await Promise.all([loadJson<About>('/api/about'), loadCatalogue()])
    this.isDemo = demo
    this.catalogue = catalogue
  }

  #choose(centre: Centre): void {
    this.chosen = centre.id
    history.pushState(null, '', addressOf(centre))
  }

  #follow(event: MouseEvent, centre: Centre): void {
    // The browser itself opens a link in a new tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#choose(centre)
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const [first] = this.#found
    if (first) this.#choose(first)
  }

  #centres(catalogue: LoadedCatalogue) {
    const words = home[this.#locale]
    const found = this.#found
    return html`
      <nav aria-label=${words.centres}>
        <form role="search" @submit=${this.#submit}>
          <label for="search">${words.searchCentres}</label>
          <input
            id="search"
            type="search"
            autocomplete="off"
            .value=${this.typed}
            @input=${(event: InputEvent) => {
              this.typed = (event.target as HTMLInputElement).value
            }}
          />
        </form>
        <p class="visually-hidden" role="status">${words.centres}: ${found.length}</p>
        ${found.length === 0 ? html`<p>${words.noCentreFound}</p>` : nothing}
        <ul>
          ${repeat(
            found,
            ({ id }) => id,
            centre => html`
              <li>
                <a
                  href=${addressOf(centre)}
                  aria-current=${centre.id === this.chosen ? 'true' : nothing}
                  @click=${(event: MouseEvent) => this.#follow(event, centre)}
                >
                  ${centre.name[this.#locale]}
                  <small>${centre.address[this.#locale]}</small>
                </a>
              </li>
            `,
          )}
        </ul>
      </nav>
      ${
        this.#centre
          ? html`
            <kezek-centre-links
              .centre=${this.#centre}
              .catalogue=${catalogue}
              .locale=${this.#locale}
            ></kezek-centre-links>
          `
          : html`<p class="choose">${words.chooseCentre}</p>`
      }
    `
  }

  override render() {
    const words = home[this.#locale]
    return html`
      <header>
        <h1>${common[this.#locale].product}</h1>
        <kezek-language-choice .label=${words.chooseLanguage}></kezek-language-choice>
      </header>
      ${
        this.isDemo
          ? html`<aside class="demo"><strong>${words.demo}.</strong> ${words.demoMeans}</aside>`
          : nothing
      }
      ${this.#faults.hasFault ? html`<p class="fault" role="alert">${words.fault}</p>` : nothing}
      <main>${this.catalogue ? this.#centres(this.catalogue) : html`<p>${words.connecting}</p>`}</main>
    `
  }
}

/** @returns the address's language, else the one chosen before, else the browser's first that Kezek has. */
function firstLocale(): Locale {
  const wishes = [pageParam('lang'), chosenLanguage(), ...navigator.languages]
  for (const wish of wishes) {
    const locale = locales.find(locale => locale === wish?.slice(0, 2))
    if (locale) return locale
  }
  return 'kk'
}

function addressOf({ id }: Centre): string {
  return `?centre=${id}`
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-home-app': HomeApp
  }
}
