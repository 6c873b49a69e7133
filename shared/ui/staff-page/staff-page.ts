import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Refusal } from '../../contract/errors.ts'
import { common } from '../../i18n/common/common.ts'
import { errorMessage } from '../../i18n/common/errors.ts'
import { staffPages } from '../../i18n/common/staff-pages.ts'
import { baseStyles } from '../base.styles.ts'
import { pageLink } from '../device.ts'
import { icon } from '../icons.ts'
import { PageLanguage } from '../language.ts'
import '../language-choice.ts'
import '../press.ts'
import { guardTyping } from '../typing-guard.ts'
import { staffPageStyles } from './staff-page.styles.ts'

/** The words that differ from page to page. */
export interface StaffPageWords {
  language: string
  /** What a screen reader calls the navigation between sections. */
  navigation?: string
  unsavedMark?: string
  /** Shown while a command waits for its answer. */
  asking?: string
}

/** A section of the page, as the navigation shows it. */
export interface SectionLink {
  id: string
  title: string
  href: string
  isUnsaved?: boolean
}

/**
 * The shell of every page of staff: header with the ways to the other pages and the choice of language, navigation between the page's
 * sections, banners about the connection and faults. The page's content is slotted below; the slot `header` takes what a page adds to
 * its header.
 */
@customElement('kezek-staff-page')
export class StaffPage extends LitElement {
  static override styles = [baseStyles, staffPageStyles]

  readonly #language = new PageLanguage(this)
  #endGuard: (() => void) | undefined

  @property({ attribute: false }) words!: StaffPageWords
  @property() documentTitle = ''
  @property() heading = ''
  /** Undefined: the page's content has a heading of its own, and the header only names the product. */
  @property() subheading: string | undefined

  /** This page: the header links to the others. The account page is where the others lead and links to none. */
  @property() here: 'consultant' | 'centres' | 'manager' | 'office' | 'reports' | 'account' = 'account'
  /** The centre that the links lead to; undefined: only the account page can be linked to. */
  @property() centre: string | undefined
  @property({ type: Boolean }) mayReadReports = false
  /** The person looks after several centres. */
  @property({ type: Boolean }) mayWatchCentres = false

  /** Undefined while the sections are not known; a page without sections has no navigation. */
  @property({ attribute: false }) sections: readonly SectionLink[] | undefined
  /** Id of the open section. */
  @property() section: string | undefined

  /** Why the server refused the connection. */
  @property({ attribute: false }) refusal: Refusal | undefined
  /** The page shows data that may be out of date. */
  @property({ type: Boolean }) isStale = false
  @property({ type: Boolean }) isSlow = false
  @property({ type: Boolean }) isAsking = false
  /** What to say about a fault of the page's own scripts; empty: there was none. */
  @property() fault = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endGuard = guardTyping()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endGuard?.()
  }

  protected override updated(): void {
    document.title = this.documentTitle
  }

  /** Offers the press to the page, which may keep its section. A section is opened in another tab by the browser alone. */
  #onSection(event: MouseEvent, detail: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const isOpened = this.dispatchEvent(new CustomEvent('kezek-section', { detail, cancelable: true }))
    if (!isOpened) event.preventDefault()
  }

  #links(): TemplateResult | typeof nothing {
    const { centre, here } = this
    if (here === 'account') return nothing
    const t = staffPages[this.#language.locale]
    const link = (page: 'manager' | 'office' | 'reports', name: string) =>
      page === here || centre === undefined
        ? nothing
        : html`<a href=${pageLink(`/${page}/`, { centre })}>${name}</a>`
    return html`<nav class="pages" part="pages" aria-label=${t.otherPages}>
      ${this.mayWatchCentres && here !== 'centres' ? html`<a href=${pageLink('/centres/')}>${t.centres}</a>` : nothing}
      ${link('manager', t.board)} ${link('office', t.office)}
      ${this.mayReadReports ? link('reports', t.reports) : nothing}
      <a href=${pageLink('/account/')}>${t.account}</a>
    </nav>`
  }

  #header(): TemplateResult {
    const { heading, subheading } = this
    return html`<header part="header">
      <div class="where" part="where">
        ${subheading === undefined ? html`<strong>${heading}</strong>` : html`<h1>${heading}</h1><div>${subheading}</div>`}
      </div>
      <slot name="header"></slot>
      ${this.#links()}
      <kezek-language-choice part="language" .label=${this.words.language}></kezek-language-choice>
    </header>`
  }

  #navigation(sections: readonly SectionLink[]): TemplateResult {
    const { navigation, unsavedMark } = this.words
    return html`<nav class="sections" part="sections" aria-label=${navigation ?? nothing}>
      ${sections.map(
        ({ id, title, href, isUnsaved = false }) =>
          html`<a
            part="section"
            href=${href}
            aria-current=${id === this.section ? 'page' : nothing}
            ?data-unsaved=${isUnsaved}
            @click=${(event: MouseEvent) => this.#onSection(event, id)}
            >${title}${isUnsaved ? html`<span class="unsaved">${icon('warn')}${unsavedMark}</span>` : nothing}</a
          >`,
      )}
    </nav>`
  }

  #banners(): TemplateResult {
    const { refusal, isStale, isSlow, isAsking, fault, words } = this
    const { locale } = this.#language
    return html`
      <div class="banners" role="alert">
        ${refusal ? html`<p class="banner bad">${icon('bad')}${errorMessage(locale, refusal)}</p>` : nothing}
        ${isStale && !refusal ? html`<p class="banner">${icon('warn')}${common[locale].stale}</p>` : nothing}
        ${fault ? html`<p class="banner bad">${icon('bad')}${fault}</p>` : nothing}
      </div>
      <div class="banners" role="status">
        ${isSlow ? html`<p class="banner">${icon('warn')}${common[locale].slowWhy}</p>` : nothing}
        ${isAsking ? html`<p class="banner">${icon('paused')}${words.asking}</p>` : nothing}
      </div>
    `
  }

  override render(): TemplateResult {
    return html`${this.#header()} ${this.sections ? this.#navigation(this.sections) : nothing} ${this.#banners()}
      <slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-staff-page': StaffPage
  }
  interface HTMLElementEventMap {
    /** The user presses the link to a section, by its id. Prevented: the page opens the section itself or asks first. */
    'kezek-section': CustomEvent<string>
  }
}
