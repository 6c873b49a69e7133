import { css, html, LitElement } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { About } from '../contract/about.ts'
import { demo } from '../i18n/demo.ts'
import { type Locale, locales } from '../i18n/locale.ts'
import { loadJson } from './load-json.ts'

/** As high as one line of it; what a page has left is `100vh` less `--banner`. */
const height = '26px'

/** Stands over every screen of the demonstration, in the language that the screen has just now. */
@customElement('kezek-demo-banner')
export class DemoBanner extends LitElement {
  static override styles = css`
    :host {
      display: block;
      height: var(--banner);
      overflow: hidden;
      background: var(--warn);
      color: var(--ground);
      font-size: 15px;
      line-height: var(--banner);
      text-align: center;
      white-space: nowrap;
    }

    @media (max-width: 400px) {
      :host {
        font-size: 13px;
      }
    }
  `

  @state() private locale: Locale = 'kk'

  readonly #language = new MutationObserver(() => this.#readLanguage())

  override connectedCallback(): void {
    super.connectedCallback()
    this.#readLanguage()
    this.#language.observe(document.documentElement, { attributeFilter: ['lang'] })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#language.disconnect()
  }

  #readLanguage(): void {
    this.locale = locales.find(locale => locale === document.documentElement.lang) ?? this.locale
  }

  override render() {
    return html`<aside aria-label=${demo[this.locale].demonstration}>
      ${demo[this.locale].demonstration}. ${demo[this.locale].notForVisitors}
    </aside>`
  }
}

void loadJson<About>('/api/about').then(about => {
  if (!about.demo) return
  document.documentElement.style.setProperty('--banner', height)
  document.body.prepend(document.createElement('kezek-demo-banner'))
})
