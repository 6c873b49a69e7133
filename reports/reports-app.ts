import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Me } from '../shared/contract/account.ts'
import { type ArchiveReport, allCentres } from '../shared/contract/archive-report.ts'
import type { CentreClock } from '../shared/contract/centre-clock.ts'
import { mayDo } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { staffPages } from '../shared/i18n/common/staff-pages.ts'
import { formatSpan } from '../shared/i18n/common/time.ts'
import { reportsMessages } from '../shared/i18n/reports/reports.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { type LoadedCatalogue, loadCatalogue } from '../shared/ui/catalogue-client.ts'
import { loadClock } from '../shared/ui/centre-clock.ts'
import { loadSettings } from '../shared/ui/centre-settings.ts'
import { pageLink, pageParam } from '../shared/ui/device.ts'
import { icon } from '../shared/ui/icons.ts'
import { keepLanguage, keptLanguage } from '../shared/ui/language.ts'
import '../shared/ui/language-choice.ts'
import { goToSignIn, loadMe, pageRole } from '../shared/ui/me.ts'
import '../shared/ui/press.ts'
import { isOwnFault } from '../shared/ui/own-fault.ts'
import { SectionLoader } from '../shared/ui/section-loader.ts'
import { lostSection } from '../shared/ui/section-lost.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { staffPageStyles } from '../shared/ui/staff-page.styles.ts'
import { guardTyping } from '../shared/ui/typing-guard.ts'
import { type Choice, isOneCentre, readAddress, writeAddress } from './address.ts'
import { Asked } from './asked.ts'
import { ExportsController } from './files/exports-controller.ts'
import { centreName } from './names.ts'
import type { Reports, ReportsSection } from './reports.ts'
import { reportsAppStyles } from './reports-app.styles.ts'
import { type Section, sections } from './sections.ts'
import './span-form.ts'

/** Where a centre's past is looked at: what is chosen stands in the address. */
@customElement('kezek-reports-app')
export class ReportsApp extends LitElement {
  static override styles = [baseStyles, staffStyles, staffPageStyles, reportsAppStyles]

  readonly #figures = new Asked<ArchiveReport>(this)
  readonly #exports = new ExportsController(this)
  readonly #loader = new SectionLoader<ReportsSection>(this)

  #endGuard: (() => void) | undefined

  @state() private locale: Locale = keptLanguage()
  @state() private me: Me | undefined
  @state() private catalogue: LoadedCatalogue | undefined
  @state() private choice: Choice | undefined
  @state() private settings: CentreSettings | undefined
  /** The time at the centre that is chosen; known before anything is shown. */
  @state() private clock: CentreClock | undefined
  @state() private press = 0
  @state() private hasFault = false

  get #role() {
    return this.me?.person?.role ?? pageRole()
  }

  get #centres(): LoadedCatalogue['centres'] {
    const all = this.catalogue?.centres ?? []
    const own = this.me?.person?.centres ?? []
    return own.length === 0 ? all : all.filter(({ id }) => own.includes(id))
  }

  get #section(): Section | undefined {
    return sections.find(({ id }) => id === this.choice?.section)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endGuard = guardTyping()
    window.addEventListener('popstate', this.#onAddress)
    window.addEventListener('error', this.#onFault)
    window.addEventListener('unhandledrejection', this.#onFault)
    void this.#begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endGuard?.()
    window.removeEventListener('popstate', this.#onAddress)
    window.removeEventListener('error', this.#onFault)
    window.removeEventListener('unhandledrejection', this.#onFault)
  }

  protected override updated(): void {
    document.documentElement.lang = this.locale
    const t = reportsMessages[this.locale]
    const name = this.choice && t.sections[this.choice.section]
    document.title = [name, t.title, this.#where()].filter(Boolean).join(' · ')
  }

  async #begin(): Promise<void> {
    const [me, catalogue, clock] = await Promise.all([loadMe(), loadCatalogue(), loadClock()])
    this.me = me
    this.clock = clock
    this.catalogue = catalogue
    if (me.person ? me.person.mustChange : !me.demo) return goToSignIn()
    if (!mayDo(this.#role, 'report:read')) return
    this.#onAddress()
    // What the address left open stands in it too, so that it can be shared as it is.
    if (this.choice) window.history.replaceState(null, '', writeAddress(this.choice, pageParam('as')))
  }

  #onAddress = (): void => {
    const { catalogue, clock } = this
    if (!catalogue || !clock || !mayDo(this.#role, 'report:read')) return
    const [first] = this.#centres
    const centre = this.#centres.length === 1 && first ? first.id : allCentres
    this.#take(readAddress(window.location, { centre, today: clock.today }))
  }

  #onFault = (event: Event): void => {
    this.hasFault ||= isOwnFault(event)
  }

  #choose = (change: Partial<Choice>): void => {
    if (!this.choice) return
    const choice = { ...this.choice, ...change }
    const address = writeAddress(choice, pageParam('as'))
    const { search, hash } = window.location
    if (address !== search + hash) window.history.pushState(null, '', address)
    else this.press++
    this.#take(choice)
  }

  #take(choice: Choice): void {
    const isElsewhere = choice.centre !== this.choice?.centre
    this.choice = choice
    if (isElsewhere) void this.#loadSettings(choice.centre)
    void this.#loader.want(this.#section)
    const { centre, from, to } = choice
    // Asked for when it is first shown.
    const isShown = choice.section === 'overview' || choice.section === 'tables'
    if (isShown)
      this.#figures.want(`/api/reports/figures?${new URLSearchParams({ centre, from, to })}`, this.press)
  }

  /** The centre's own names and clocks. Without its names those of the order are shown: better than no report. */
  async #loadSettings(centre: string): Promise<void> {
    this.settings = undefined
    const clock = await loadClock(centre)
    if (centre === this.choice?.centre) this.clock = clock
    if (!isOneCentre(centre)) return
    const settings = await loadSettings(centre)
    if (centre === this.choice?.centre) this.settings = settings
  }

  #speak({ detail }: CustomEvent<Locale>): void {
    this.locale = detail
    keepLanguage(detail)
  }

  #where(): string {
    const { catalogue, choice, locale, settings } = this
    if (!catalogue || !choice) return ''
    return isOneCentre(choice.centre)
      ? centreName({ locale, catalogue, settings }, choice.centre)
      : reportsMessages[locale].allCentres
  }

  /** On paper, where no field stands: which days. */
  #when(): string {
    const { choice, locale } = this
    if (!choice || !this.#section?.hasSpan) return ''
    return formatSpan(locale, choice)
  }

  #header(): TemplateResult {
    const { locale, choice } = this
    const [t, pages] = [reportsMessages[locale], staffPages[locale]]
    const centre = choice && isOneCentre(choice.centre) ? choice.centre : undefined
    return html`<header>
      <div class="where">
        <h1>${t.title}</h1>
        <div>${[this.#where() || common[locale].product, this.#when()].filter(Boolean).join(' · ')}</div>
      </div>
      <nav class="pages" aria-label=${pages.otherPages}>
        ${
          centre === undefined
            ? nothing
            : html`<a href=${pageLink('/manager/', { centre })}>${pages.board}</a>
                <a href=${pageLink('/office/', { centre })}>${pages.office}</a>`
        }
        <a href=${pageLink('/account/')}>${pages.account}</a>
      </nav>
      <kezek-language-choice
        .locale=${locale}
        .label=${t.language}
        @kezek-language=${this.#speak}
      ></kezek-language-choice>
    </header>`
  }

  #navigation(choice: Choice): TemplateResult {
    const t = reportsMessages[this.locale]
    return html`<nav class="sections" aria-label=${t.navigation}>
      ${sections.map(
        ({ id }) =>
          html`<a
            href=${writeAddress({ ...choice, section: id }, pageParam('as'))}
            aria-current=${id === choice.section ? 'page' : nothing}
            @click=${(event: MouseEvent) => this.#onSection(event, id)}
            >${t.sections[id]}</a
          >`,
      )}
    </nav>`
  }

  /** A section is opened in place; in a tab of its own by whoever wants that. */
  #onSection(event: MouseEvent, section: Choice['section']): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    this.#choose({ section })
  }

  #content(reports: Reports): TemplateResult {
    const t = reportsMessages[this.locale]
    const section = this.#section
    const element = section && this.#loader.element(section.id)
    if (element) element.reports = reports
    const shown =
      element && !this.#loader.isOutdated
        ? html`${element}`
        : this.#loader.isLost || this.#loader.isOutdated
          ? lostSection(this.#loader, this.locale, t.notLoaded)
          : html`<p role="status">${t.opening} …</p>`
    return html`${section?.hasSpan ? html`<kezek-span-form .reports=${reports}></kezek-span-form>` : nothing}
    ${shown}`
  }

  #alone(): TemplateResult {
    const t = reportsMessages[this.locale]
    if (!this.me || mayDo(this.#role, 'report:read'))
      return html`<div class="alone"><p role="status">${t.connecting} …</p></div>`
    return html`<div class="alone">
      <p role="alert">${errorMessage(this.locale, { code: 'NOT_PERMITTED' })}</p>
      <p><a href="/">${t.toCentres}</a></p>
    </div>`
  }

  override render(): TemplateResult {
    const { catalogue, choice, clock, locale, settings } = this
    const reports: Reports | undefined =
      catalogue && choice && clock
        ? {
            ...{ locale, catalogue, choice, settings, press: this.press, role: this.#role },
            ...{ centres: this.#centres, today: clock.today, zone: clock.zone },
            ...{ figures: this.#figures, exports: this.#exports, choose: this.#choose },
          }
        : undefined
    return html`
      ${this.#header()} ${choice ? this.#navigation(choice) : nothing}
      <div role="alert">
        ${this.hasFault ? html`<p class="banner">${icon('bad')}${reportsMessages[locale].unexpected}</p>` : nothing}
      </div>
      <main @page-outdated=${() => this.#loader.outdated()}>${reports ? this.#content(reports) : this.#alone()}</main>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-app': ReportsApp
  }
}
