import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { type ArchiveReport, allCentres } from '../shared/contract/archive-report.ts'
import type { CentreClock } from '../shared/contract/centre-clock.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { formatSpan } from '../shared/i18n/common/time.ts'
import { reportsMessages } from '../shared/i18n/reports/reports.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import { loadClock } from '../shared/ui/centre-clock.ts'
import { loadSettings } from '../shared/ui/centre-settings.ts'
import { pageParam } from '../shared/ui/device.ts'
import { FaultController } from '../shared/ui/fault-controller.ts'
import { PageLanguage } from '../shared/ui/language.ts'
import { goToSignIn } from '../shared/ui/me.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { SectionLoader } from '../shared/ui/staff-page/section-loader.ts'
import { sectionView } from '../shared/ui/staff-page/section-view.ts'
import '../shared/ui/staff-page/staff-page.ts'
import { placeholderStyles } from '../shared/ui/staff-page/staff-page.styles.ts'
import { StaffSession } from '../shared/ui/staff-page/staff-session.ts'
import { type Choice, isOneCentre, readAddress, writeAddress } from './address.ts'
import { ApiQuery } from './api-query.ts'
import { ExportsController } from './files/exports-controller.ts'
import { centreName } from './names.ts'
import type { Reports, ReportsSection } from './reports.ts'
import { reportsAppStyles } from './reports-app.styles.ts'
import { type Section, sections } from './sections.ts'
import './span-form.ts'

/** The reports about a centre's past. The address holds what is chosen. */
@customElement('kezek-reports-app')
export class ReportsApp extends LitElement {
  static override styles = [baseStyles, staffStyles, placeholderStyles, reportsAppStyles]

  readonly #language = new PageLanguage(this)
  readonly #session = new StaffSession(this, ({ person, demo }) => {
    if (person ? person.mustChange : !demo) goToSignIn()
  })
  readonly #faults = new FaultController(this)
  readonly #figures = new ApiQuery<ArchiveReport>(this)
  readonly #exports = new ExportsController(this)
  readonly #loader = new SectionLoader<ReportsSection>(this)

  @state() private choice: Choice | undefined
  @state() private settings: CentreSettings | undefined
  /** The time at the chosen centre; known before anything is shown. */
  @state() private clock: CentreClock | undefined
  @state() private press = 0

  get #locale(): Locale {
    return this.#language.locale
  }

  get #centres(): LoadedCatalogue['centres'] {
    const all = this.#session.catalogue?.centres ?? []
    const own = this.#session.me?.person?.centres ?? []
    return own.length === 0 ? all : all.filter(({ id }) => own.includes(id))
  }

  get #section(): Section | undefined {
    return sections.find(({ id }) => id === this.choice?.section)
  }

  /** The user is known, signed in where that is needed, and may read reports. */
  get #mayRead(): boolean {
    const { me } = this.#session
    if (!me || (me.person ? me.person.mustChange : !me.demo)) return false
    return this.#session.may('report:read')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('popstate', this.#onAddress)
    void loadClock().then(clock => {
      this.clock = clock
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('popstate', this.#onAddress)
  }

  /** Opens what the address names as soon as user, catalogue and clock are known. */
  protected override willUpdate(): void {
    if (this.choice) return
    this.#onAddress()
    // The address gets what it left open, so that it can be shared as it is.
    if (this.choice) window.history.replaceState(null, '', writeAddress(this.choice, pageParam('as')))
  }

  #onAddress = (): void => {
    const { clock } = this
    if (!this.#session.catalogue || !clock || !this.#mayRead) return
    const [first] = this.#centres
    const centre = this.#centres.length === 1 && first ? first.id : allCentres
    this.#take(readAddress(window.location, { centre, today: clock.today }))
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
    // Only the sections that show figures ask for them.
    const isShown = choice.section === 'overview' || choice.section === 'tables'
    if (isShown)
      this.#figures.want(`/api/reports/figures?${new URLSearchParams({ centre, from, to })}`, this.press)
  }

  /** Loads the centre's own names and clock. Until its names are there, the reports show those of the catalogue. */
  async #loadSettings(centre: string): Promise<void> {
    this.settings = undefined
    const clock = await loadClock(centre)
    if (centre === this.choice?.centre) this.clock = clock
    if (!isOneCentre(centre)) return
    const settings = await loadSettings(centre)
    if (centre === this.choice?.centre) this.settings = settings
  }

  #where(): string {
    const { choice, settings } = this
    const { catalogue } = this.#session
    const locale = this.#locale
    if (!catalogue || !choice) return ''
    return isOneCentre(choice.centre)
      ? centreName({ locale, catalogue, settings }, choice.centre)
      : reportsMessages[locale].allCentres
  }

  /** @returns the chosen days: a printed page does not show the fields that they were chosen in. */
  #when(): string {
    const { choice } = this
    if (!choice || !this.#section?.hasSpan) return ''
    return formatSpan(this.#locale, choice)
  }

  /** Opens a section in place. */
  #onSection(event: CustomEvent<string>): void {
    const section = sections.find(({ id }) => id === event.detail)
    if (!section) return
    event.preventDefault()
    this.#choose({ section: section.id })
  }

  #content(reports: Reports): TemplateResult {
    const t = reportsMessages[this.#locale]
    const section = this.#section
    const prepare = (element: ReportsSection) => {
      element.reports = reports
    }
    return html`${section?.hasSpan ? html`<kezek-span-form .reports=${reports}></kezek-span-form>` : nothing}
    ${sectionView(this.#loader, section, prepare, {
      locale: this.#locale,
      opening: `${t.opening} …`,
      notLoaded: t.notLoaded,
    })}`
  }

  #alone(): TemplateResult {
    const t = reportsMessages[this.#locale]
    if (!this.#session.me || this.#session.may('report:read'))
      return html`<div class="alone"><p role="status">${t.connecting} …</p></div>`
    return html`<div class="alone">
      <p role="alert">${errorMessage(this.#locale, { code: 'NOT_PERMITTED' })}</p>
      <p><a href="/">${t.toCentres}</a></p>
    </div>`
  }

  override render(): TemplateResult {
    const { choice, clock, settings } = this
    const { catalogue, role } = this.#session
    const locale = this.#locale
    const t = reportsMessages[locale]
    const reports: Reports | undefined =
      catalogue && choice && clock && role
        ? {
            locale,
            catalogue,
            role,
            choice,
            settings,
            press: this.press,
            centres: this.#centres,
            today: clock.today,
            zone: clock.zone,
            figures: this.#figures,
            exports: this.#exports,
            choose: this.#choose,
          }
        : undefined
    const links = sections.map(({ id }) => ({
      id,
      title: t.sections[id],
      href: choice ? writeAddress({ ...choice, section: id }, pageParam('as')) : '',
    }))
    const where = this.#where()
    const sectionName = choice && t.sections[choice.section]
    return html`
      <kezek-staff-page
        .words=${t}
        .documentTitle=${[sectionName, t.title, where].filter(Boolean).join(' · ')}
        .heading=${t.title}
        .subheading=${[where || common[locale].product, this.#when()].filter(Boolean).join(' · ')}
        .here=${'reports'}
        .mayWatchCentres=${this.#session.hasSeveralCentres}
        .centre=${choice && isOneCentre(choice.centre) ? choice.centre : undefined}
        .sections=${choice && links}
        .section=${choice?.section}
        .fault=${this.#faults.hasFault ? t.unexpected : ''}
        @kezek-section=${this.#onSection}
      >
        <main @kezek-page-outdated=${() => this.#loader.outdated()}>${reports ? this.#content(reports) : this.#alone()}</main>
      </kezek-staff-page>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-reports-app': ReportsApp
  }
}
