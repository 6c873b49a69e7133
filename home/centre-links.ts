import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { letterOf } from '../shared/catalogue/effective.ts'
import type { Me } from '../shared/contract/account.ts'
import { type Action, mayDo } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { CentreSettings, CounterSettings } from '../shared/domain/settings.ts'
import { common } from '../shared/i18n/common/common.ts'
import { home } from '../shared/i18n/home/home.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import { loadSettings } from '../shared/ui/centre-settings.ts'
import type { Centre } from '../shared/ui/find-centres.ts'
import { loadMe } from '../shared/ui/me.ts'
import { centreLinksStyles } from './centre-links.styles.ts'

/** The kiosk that this page opens; a real kiosk has a number of its own. */
const firstKiosk = '1'

/** Links to each screen of one centre. */
@customElement('kezek-centre-links')
export class CentreLinks extends LitElement {
  static override styles = [baseStyles, centreLinksStyles]

  /** Undefined while they are not loaded. */
  @state() private settings: CentreSettings | 'none' | undefined
  /** The user; undefined while the server has not answered. */
  @state() private me: Me | undefined

  @property({ attribute: false }) centre: Centre | undefined
  @property({ attribute: false }) catalogue: LoadedCatalogue | undefined
  @property() locale: Locale = 'kk'

  get #looksBack(): boolean {
    return this.me !== undefined && (this.me.person ? this.#offers('report:read') : this.me.demo)
  }

  /** The page is for consultants alone. In the demonstration and before signing in, everybody may open it. */
  get #mayHelp(): boolean {
    const role = this.me?.person?.role
    return role === undefined || role === 'consultant'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void loadMe().then(me => {
      this.me = me
    })
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('centre') && this.centre) void this.#load(this.centre)
  }

  async #load(centre: Centre): Promise<void> {
    this.settings = undefined
    const settings = (await loadSettings(centre.id)) ?? 'none'
    // The user may have chosen another centre meanwhile.
    if (centre === this.centre) this.settings = settings
  }

  /** @returns whether the user may open a page. In the demonstration and before signing in, everybody may. */
  #offers(action: Action): boolean {
    const role = this.me?.person?.role
    return role === undefined || mayDo(role, action)
  }

  #screen(address: string, title: string, hint: string) {
    return html`<li>${this.#link(address, html`<strong>${title}</strong><small>${hint}</small>`)}</li>`
  }

  #counters(at: string) {
    const { settings } = this
    const words = home[this.locale]
    if (settings === undefined) return html`<p role="status">${words.connecting}</p>`
    if (settings === 'none') return html`<p role="status">${words.noCounters}</p>`
    return html`
      <ul class="counters">
        ${settings.counters.map(
          counter => html`
            <li>
              ${this.#link(
                `/counter/${at}&counter=${counter.id}`,
                html`
                  <strong>${common[this.locale].window(counter.id)}</strong>
                  <small>${this.#groupsOf(settings, counter)}</small>
                `,
              )}
            </li>
          `,
        )}
      </ul>
    `
  }

  /** Opens each screen in a new tab: a user who tries the hall needs several side by side. */
  #link(address: string, content: unknown) {
    return html`
      <a href=${address} target="_blank" rel="noopener">
        ${content}<span class="visually-hidden">(${home[this.locale].newTab})</span>
      </a>
    `
  }

  #groupsOf(settings: CentreSettings, { queues }: CounterSettings): string {
    const { catalogue, locale } = this
    if (!catalogue) return ''
    const letters = new Set(queues.map(queue => letterOf(settings, queue, catalogue)))
    return catalogue.groups
      .filter(({ letter }) => letters.has(letter))
      .map(({ title }) => title[locale])
      .join(' · ')
  }

  override render() {
    const { centre, locale } = this
    if (!centre) return nothing
    const words = home[locale]
    const at = `?centre=${centre.id}`
    return html`
      <section aria-labelledby="name">
        <h2 id="name">${centre.name[locale]}</h2>
        <p class="address">
          ${centre.address[locale]}${centre.phones.length > 0 ? html`<br />${words.phones}: ${centre.phones.join(', ')}` : nothing}
        </p>
        <ul class="screens">
          ${this.#screen(`/kiosk/${at}&kiosk=${firstKiosk}`, words.kiosk, words.kioskHint)}
          ${this.#screen(`/display/${at}`, words.display, words.displayHint)}
          ${this.#mayHelp ? this.#screen(`/consultant/${at}`, words.consultant, words.consultantHint) : nothing}
          ${
            this.#offers('settings:export')
              ? html`${this.#screen(`/manager/${at}`, words.manager, words.managerHint)}
                ${this.#screen(`/office/${at}`, words.office, words.officeHint)}`
              : nothing
          }
          ${this.#looksBack ? this.#screen(`/reports/${at}`, words.reports, words.reportsHint) : nothing}
        </ul>
        ${this.#offers('ticket:call-next') ? html`<h3>${words.counters}</h3>${this.#counters(at)}` : nothing}
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-centre-links': CentreLinks
  }
}
