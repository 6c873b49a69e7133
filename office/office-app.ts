import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { mayDo } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { StaffRole } from '../shared/domain/roles.ts'
import { common } from '../shared/i18n/common/common.ts'
import { errorMessage } from '../shared/i18n/common/errors.ts'
import { staffPages } from '../shared/i18n/common/staff-pages.ts'
import { officeMessages } from '../shared/i18n/office/office.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { type LoadedCatalogue, loadCatalogue } from '../shared/ui/catalogue-client.ts'
import { pageLink, pageParam, tabId } from '../shared/ui/device.ts'
import { HallConnection } from '../shared/ui/hall-connection.ts'
import { HallController } from '../shared/ui/hall-controller.ts'
import { icon } from '../shared/ui/icons.ts'
import { keepLanguage, keptLanguage } from '../shared/ui/language.ts'
import { askBeforeLeaving, hasTyped } from '../shared/ui/leaving.ts'
import '../shared/ui/language-choice.ts'
import { loadMe, pageRole, signInWhenAsked } from '../shared/ui/me.ts'
import '../shared/ui/press.ts'
import { isOwnFault } from '../shared/ui/own-fault.ts'
import { SectionLoader } from '../shared/ui/section-loader.ts'
import { lostSection } from '../shared/ui/section-lost.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { staffPageStyles } from '../shared/ui/staff-page.styles.ts'
import { guardTyping } from '../shared/ui/typing-guard.ts'
import { hasKeptDraft } from './draft.ts'
import type { LeaveChoice } from './leave-dialog.ts'
import './leave-dialog.ts'
import type { Office, OfficeSection } from './office.ts'
import { officeAppStyles } from './office-app.styles.ts'
import { type Section, sections } from './sections.ts'

const centre = pageParam('centre')

/** Where a manager changes what the centre decides for itself, section by section. */
@customElement('kezek-office-app')
export class OfficeApp extends LitElement {
  static override styles = [baseStyles, staffStyles, staffPageStyles, officeAppStyles]

  readonly #controller = new HallController(
    this,
    new HallConnection(() => ({ role: pageRole(), centre: centre ?? '', device: tabId() })),
  )
  /** A typed form can't be kept over a reload; drafts of settings can. */
  readonly #loader = new SectionLoader<OfficeSection>(this, () => !this.#hasTyped)
  #endAsking: (() => void) | undefined

  #endGuard: (() => void) | undefined

  @state() private locale: Locale = keptLanguage()
  @state() private catalogue: LoadedCatalogue | undefined
  @state() private section: Section | undefined
  /** What the user may do decides which sections there are. */
  @state() private userRole: StaffRole | undefined
  /** Where the user is going, while the page asks about unsaved changes. */
  @state() private leavingTo: Section['id'] | undefined
  @state() private hasFault = false

  get #sections(): readonly Section[] {
    const { userRole: role } = this
    return role ? sections.filter(({ action }) => mayDo(role, action)) : []
  }

  /** Sections with something typed or changed that is not saved. */
  get #unsaved(): Section[] {
    return sections.filter(({ id }) => {
      const element = this.#loader.element(id)
      if (!element) return hasKeptDraft(centre ?? '', id)
      return element.hasUnsavedDraft || hasTyped(element.shadowRoot ?? element)
    })
  }

  get #hasTyped(): boolean {
    return [...this.#loader.opened.values()].some(element => hasTyped(element.shadowRoot ?? element))
  }

  get #hall(): HallConnection {
    return this.#controller.hall
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endGuard = guardTyping()
    if (centre === undefined) this.#hall.close()
    signInWhenAsked(this.#hall)
    this.#endAsking = askBeforeLeaving(() => this.#unsaved.length > 0)
    void loadMe().then(({ person }) => {
      this.userRole = person?.role ?? pageRole()
      this.#onHash()
    })
    window.addEventListener('hashchange', this.#onHash)
    window.addEventListener('error', this.#onFault)
    window.addEventListener('unhandledrejection', this.#onFault)
    void loadCatalogue().then(catalogue => {
      this.catalogue = catalogue
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endGuard?.()
    this.#endAsking?.()
    window.removeEventListener('hashchange', this.#onHash)
    window.removeEventListener('error', this.#onFault)
    window.removeEventListener('unhandledrejection', this.#onFault)
    this.#hall.close()
  }

  override updated(): void {
    document.documentElement.lang = this.locale
    const t = officeMessages[this.locale]
    const name = this.section && t.sections[this.section.id]
    document.title = [name, t.title, this.#centreName()].filter(Boolean).join(' · ')
  }

  #onHash = (): void => {
    this.section = sectionOfAddress(this.#sections)
    void this.#loader.want(this.section)
  }

  #onFault = (event: Event): void => {
    this.hasFault ||= isOwnFault(event)
  }

  readonly #onTyped = () => this.requestUpdate()

  #speak({ detail }: CustomEvent<Locale>): void {
    this.locale = detail
    keepLanguage(detail)
  }

  #centreName(): string {
    return this.catalogue?.centres.find(({ id }) => id === centre)?.name[this.locale] ?? ''
  }

  #header(): TemplateResult {
    const t = officeMessages[this.locale]
    return html`<header>
      <div class="where">
        <h1>${t.title}</h1>
        <div>${common[this.locale].product}${this.#centreName() ? ` · ${this.#centreName()}` : ''}</div>
      </div>
      <nav class="pages" aria-label=${staffPages[this.locale].otherPages}>
        ${centre === undefined ? nothing : html`<a href=${pageLink('/manager/', { centre })}>${staffPages[this.locale].board}</a>`}
        ${centre !== undefined && this.userRole && mayDo(this.userRole, 'report:read') ? html`<a href=${pageLink('/reports/', { centre })}>${staffPages[this.locale].reports}</a>` : nothing}
        <a href=${pageLink('/account/')}>${staffPages[this.locale].account}</a>
      </nav>
      <kezek-language-choice
        .locale=${this.locale}
        .label=${t.language}
        @kezek-language=${this.#speak}
      ></kezek-language-choice>
    </header>`
  }

  /** Another section opens in place; unsaved changes of this one are asked about first. */
  #onSection(event: MouseEvent, to: Section['id']): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || to === this.section?.id) return
    if (!this.#unsaved.some(({ id }) => id === this.section?.id)) return
    event.preventDefault()
    this.leavingTo = to
  }

  async #onLeave({ detail }: CustomEvent<LeaveChoice>): Promise<void> {
    const { leavingTo: to, section } = this
    this.leavingTo = undefined
    const element = section && this.#loader.element(section.id)
    if (detail === 'stay' || to === undefined) return
    // What could not be saved is said in the section, which therefore stays.
    if (detail === 'save' && element?.saveDraft && !(await element.saveDraft())) return
    window.location.hash = to
  }

  #leaveDialog(): TemplateResult | typeof nothing {
    const { section } = this
    if (this.leavingTo === undefined || !section) return nothing
    return html`<kezek-leave-dialog
      .locale=${this.locale}
      .section=${officeMessages[this.locale].sections[section.id]}
      .canSave=${this.#loader.element(section.id)?.hasUnsavedDraft ?? false}
      @leave-choice=${this.#onLeave}
    ></kezek-leave-dialog>`
  }

  #navigation(): TemplateResult {
    const t = officeMessages[this.locale]
    const unsaved = this.#unsaved
    return html`<nav class="sections" aria-label=${t.navigation}>
      ${this.#sections.map(
        ({ id }) =>
          html`<a
            href="#${id}"
            aria-current=${id === this.section?.id ? 'page' : nothing}
            ?data-unsaved=${unsaved.some(section => section.id === id)}
            @click=${(event: MouseEvent) => this.#onSection(event, id)}
            >${t.sections[id]}${
              unsaved.some(section => section.id === id)
                ? html`<span class="unsaved">${icon('warn')}${t.unsavedMark}</span>`
                : nothing
            }</a
          >`,
      )}
    </nav>`
  }

  #banners(): TemplateResult {
    const { refusal, stale, asking, view, isSlow } = this.#hall
    const t = officeMessages[this.locale]
    return html`
      <div class="banners" role="alert">
        ${refusal && centre !== undefined ? html`<p class="banner bad">${icon('bad')}${errorMessage(this.locale, refusal)}</p>` : nothing}
        ${stale && view && !refusal ? html`<p class="banner">${icon('warn')}${common[this.locale].stale}</p>` : nothing}
        ${this.hasFault ? html`<p class="banner bad">${icon('bad')}${t.unexpected}</p>` : nothing}
      </div>
      <div class="banners" role="status">
        ${isSlow && !stale ? html`<p class="banner">${icon('warn')}${common[this.locale].slowWhy}</p>` : nothing}
        ${asking ? html`<p class="banner">${icon('paused')}${t.asking}</p>` : nothing}
      </div>
    `
  }

  #section(office: Office): TemplateResult {
    const t = officeMessages[this.locale]
    const element = this.section && this.#loader.element(this.section.id)
    if (element) {
      element.office = office
      return html`${element}`
    }
    return this.#loader.isLost
      ? lostSection(this.#loader, this.locale, t.notLoaded, this.#hasTyped)
      : html`<p role="status">${t.loading}</p>`
  }

  #alone(): TemplateResult {
    const t = officeMessages[this.locale]
    if (centre !== undefined && !this.#hall.refusal)
      return html`<div class="alone"><p role="status">${t.connecting}</p></div>`
    return html`<div class="alone">
      ${centre === undefined ? html`<p>${t.noCentre}</p>` : nothing}
      <p><a href="/">${t.toCentres}</a></p>
    </div>`
  }

  override render() {
    const { catalogue, locale, userRole: role } = this
    const { view } = this.#hall
    const office: Office | undefined =
      view && catalogue && centre !== undefined && role
        ? { hall: this.#hall, centre, settings: view.settings, catalogue, locale, role }
        : undefined
    return html`
      ${this.#header()} ${office ? this.#navigation() : nothing} ${this.#banners()}
      <main @draft-change=${this.#onTyped} @input=${this.#onTyped}>
        ${office ? this.#section(office) : this.#alone()}
      </main>
      ${office ? this.#leaveDialog() : nothing}
    `
  }
}

/** @returns the section that the page's address names, else the first. */
function sectionOfAddress(sections: readonly Section[]): Section | undefined {
  const id = window.location.hash.slice(1)
  return sections.find(section => section.id === id) ?? sections[0]
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-office-app': OfficeApp
  }
}
