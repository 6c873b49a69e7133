import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Locale } from '../shared/domain/locale.ts'
import { hasCentres } from '../shared/domain/person.ts'
import { settingsSections } from '../shared/domain/settings-sections.ts'
import { common } from '../shared/i18n/common/common.ts'
import { officeMessages } from '../shared/i18n/office/office.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { FaultController } from '../shared/ui/fault-controller.ts'
import { PageLanguage } from '../shared/ui/language.ts'
import { askBeforeLeaving, hasTyped } from '../shared/ui/leaving.ts'
import { staffStyles } from '../shared/ui/staff.styles.ts'
import { CentreHall } from '../shared/ui/staff-page/centre-hall.ts'
import { SectionLoader } from '../shared/ui/staff-page/section-loader.ts'
import { sectionView } from '../shared/ui/staff-page/section-view.ts'
import '../shared/ui/staff-page/staff-page.ts'
import { placeholderStyles } from '../shared/ui/staff-page/staff-page.styles.ts'
import { StaffSession } from '../shared/ui/staff-page/staff-session.ts'
import './copy/copy-bar.ts'
import type { CopyTarget } from './copy/copy-dialog.ts'
import { hasKeptDraft } from './draft.ts'
import type { LeaveChoice } from './leave-dialog.ts'
import './leave-dialog.ts'
import { mayChangeSettings, type Office, type OfficeSection } from './office.ts'
import { officeAppStyles } from './office-app.styles.ts'
import { focusSetting } from './search/focus-setting.ts'
import './search/search-field.ts'
import { type Section, sections } from './sections.ts'

/** The page on which a manager changes the centre's own settings, section by section. */
@customElement('kezek-office-app')
export class OfficeApp extends LitElement {
  static override styles = [baseStyles, staffStyles, placeholderStyles, officeAppStyles]

  readonly #language = new PageLanguage(this)
  readonly #session = new StaffSession(this, () => this.#onHash())
  readonly #centreHall = new CentreHall(this)
  readonly #faults = new FaultController(this)
  /** Does not reload while a form holds typed text, which a reload would lose; drafts of settings are kept. */
  readonly #loader = new SectionLoader<OfficeSection>(this, () => !this.#hasTyped)
  #endAsking: (() => void) | undefined
  /** The setting that was searched for, until its section is shown. */
  #wanted: { section: Section['id']; path?: string } | undefined

  @state() private section: Section | undefined
  /** The user came to the open section from the first steps, and is led back to them. */
  @state() private isLed = false
  /** The section to open after the question about unsaved changes. */
  @state() private leavingTo: Section['id'] | undefined

  constructor() {
    super()
    this.#session.follow(this.#centreHall.hall)
  }

  get #locale(): Locale {
    return this.#language.locale
  }

  get #sections(): readonly Section[] {
    return sections.filter(({ action }) => this.#session.may(action))
  }

  /** Sections with unsaved changes or typed text. */
  get #unsaved(): Section[] {
    return sections.filter(({ id }) => {
      const element = this.#loader.element(id)
      if (!element) return hasKeptDraft(this.#centreHall.centre ?? '', id)
      return element.hasUnsavedDraft || hasTyped(element.shadowRoot ?? element)
    })
  }

  get #hasTyped(): boolean {
    return [...this.#loader.opened.values()].some(element => hasTyped(element.shadowRoot ?? element))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endAsking = askBeforeLeaving(() => this.#unsaved.length > 0)
    window.addEventListener('hashchange', this.#onHash)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endAsking?.()
    window.removeEventListener('hashchange', this.#onHash)
  }

  protected override updated(): void {
    const wanted = this.#wanted
    const element = wanted && this.#loader.element(wanted.section)
    if (!wanted || !element?.isConnected || this.section?.id !== wanted.section) return
    this.#wanted = undefined
    void this.#focus(element, wanted.path)
  }

  #onHash = (): void => {
    if (this.section?.id === 'first-steps') this.isLed = true
    this.section = sectionOfAddress(this.#sections)
    void this.#loader.want(this.section)
  }

  readonly #onTyped = () => this.requestUpdate()

  /** Asks about unsaved changes before another section opens. */
  #onSection(event: CustomEvent<string>): void {
    const to = sections.find(({ id }) => id === event.detail)?.id
    if (to === this.section?.id || !this.#unsaved.some(({ id }) => id === this.section?.id)) return
    event.preventDefault()
    this.leavingTo = to
  }

  /** Leads back to the first steps, after the question about unsaved changes. */
  #onBackToSteps(event: Event): void {
    if (!this.#unsaved.some(({ id }) => id === this.section?.id)) return
    event.preventDefault()
    this.leavingTo = 'first-steps'
  }

  #wayBack(): TemplateResult | typeof nothing {
    if (!this.isLed || this.section?.id === 'first-steps') return nothing
    const t = officeMessages[this.#locale]
    return html`<p class="way-back" data-way-back>
      <a href="#first-steps" @click=${(event: Event) => this.#onBackToSteps(event)}>${t.backTo(t.sections['first-steps'])}</a>
    </p>`
  }

  /** Opens the section of a setting that was searched for, after the question about unsaved changes. */
  #onSetting({ detail }: CustomEvent<{ section: Section['id']; path?: string }>): void {
    this.#wanted = detail
    const { section } = detail
    if (section !== this.section?.id && this.#unsaved.some(({ id }) => id === this.section?.id))
      this.leavingTo = section
    else if (section === this.section?.id) this.requestUpdate()
    else window.location.hash = section
  }

  /** Moves the focus into a section once it has been drawn. */
  async #focus(element: OfficeSection, path: string | undefined): Promise<void> {
    if (element instanceof LitElement) await element.updateComplete
    // What the section is made of is drawn after it.
    await new Promise(resolve => requestAnimationFrame(resolve))
    focusSetting(element, path)
  }

  async #onLeave({ detail }: CustomEvent<LeaveChoice>): Promise<void> {
    const { leavingTo: to, section } = this
    this.leavingTo = undefined
    const element = section && this.#loader.element(section.id)
    if (detail === 'stay' || to === undefined) return
    // The section stays open where it could not be saved: it says why.
    if (detail === 'save' && element?.saveDraft && !(await element.saveDraft())) return
    window.location.hash = to
  }

  #leaveDialog(): TemplateResult | typeof nothing {
    const { section } = this
    if (this.leavingTo === undefined || !section) return nothing
    return html`<kezek-leave-dialog
      .locale=${this.#locale}
      .section=${officeMessages[this.#locale].sections[section.id]}
      .canSave=${this.#loader.element(section.id)?.hasUnsavedDraft ?? false}
      @kezek-leave-choice=${this.#onLeave}
    ></kezek-leave-dialog>`
  }

  #content(office: Office): TemplateResult {
    const t = officeMessages[this.#locale]
    return sectionView(
      this.#loader,
      this.section,
      element => {
        element.office = office
      },
      {
        locale: this.#locale,
        opening: t.loading,
        notLoaded: t.notLoaded,
        isUnsaved: this.#hasTyped,
      },
    )
  }

  /** The other centres that the user may change: a manager's own, or all. */
  #copyTargets({ centre, catalogue }: Office): CopyTarget[] {
    const person = this.#session.me?.person
    const isOwn = (id: string) => !person || !hasCentres(person.role) || person.centres.includes(id)
    return catalogue.centres.filter(({ id }) => id !== centre && isOwn(id))
  }

  #copyBar(office: Office): TemplateResult | typeof nothing {
    const section = settingsSections.find(id => id === this.section?.id)
    const targets = this.#copyTargets(office)
    if (!section || section === 'first-steps' || targets.length === 0 || !mayChangeSettings(office))
      return nothing
    return html`<kezek-copy-bar
      .office=${office}
      .section=${section}
      .targets=${targets}
      .isUnsaved=${this.#unsaved.some(({ id }) => id === section)}
    ></kezek-copy-bar>`
  }

  #search(): TemplateResult {
    return html`<kezek-settings-search
      .locale=${this.#locale}
      .sections=${this.#sections.map(({ id }) => id)}
      @kezek-setting-choice=${this.#onSetting}
    ></kezek-settings-search>`
  }

  #alone(): TemplateResult {
    const t = officeMessages[this.#locale]
    const { centre, hall } = this.#centreHall
    if (centre !== undefined && !hall.refusal)
      return html`<div class="alone"><p role="status">${t.connecting}</p></div>`
    return html`<div class="alone">
      ${centre === undefined ? html`<p>${t.noCentre}</p>` : nothing}
      <p><a href="/">${t.toCentres}</a></p>
    </div>`
  }

  override render() {
    const { catalogue, role } = this.#session
    const { centre, hall } = this.#centreHall
    const locale = this.#locale
    const t = officeMessages[locale]
    const { view, refusal, stale, isSlow, asking } = hall
    const office: Office | undefined =
      view && catalogue && centre !== undefined && role
        ? {
            hall,
            centre,
            settings: view.settings,
            catalogue,
            locale,
            role,
            isDemo: this.#session.me?.demo ?? false,
          }
        : undefined
    const unsaved = this.#unsaved
    const links = this.#sections.map(section => ({
      id: section.id,
      title: t.sections[section.id],
      href: `#${section.id}`,
      isUnsaved: unsaved.includes(section),
    }))
    const centreName = this.#session.centreName(centre, locale)
    const sectionName = this.section && t.sections[this.section.id]
    return html`
      <kezek-staff-page
        .words=${t}
        .documentTitle=${[sectionName, t.title, centreName].filter(Boolean).join(' · ')}
        .heading=${t.title}
        .subheading=${[common[locale].product, centreName].filter(Boolean).join(' · ')}
        .here=${'office'}
        .centre=${centre}
        .mayReadReports=${this.#session.may('report:read')}
        .mayWatchCentres=${this.#session.hasSeveralCentres}
        .sections=${office && links}
        .section=${this.section?.id}
        .refusal=${centre === undefined ? undefined : refusal}
        .isStale=${stale && view !== undefined}
        .isSlow=${isSlow && !stale}
        .isAsking=${asking}
        .fault=${this.#faults.hasFault ? t.unexpected : ''}
        @kezek-section=${this.#onSection}
      >
        <main @kezek-draft-change=${this.#onTyped} @input=${this.#onTyped}>
          ${office ? [this.#search(), this.#wayBack(), this.#content(office), this.#copyBar(office)] : this.#alone()}
        </main>
        ${office ? this.#leaveDialog() : nothing}
      </kezek-staff-page>
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
