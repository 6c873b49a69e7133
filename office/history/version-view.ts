import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { findChanges } from '../../shared/contract/document-changes.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { SettingsChange } from '../../shared/contract/events.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { CatalogueVersion, SettingsVersion, VersionRow } from '../../shared/contract/versions.ts'
import type { SettingsSection } from '../../shared/domain/settings-sections.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { type HistoryKind, historyOffice } from '../../shared/i18n/office/history.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { callApi } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import '../../shared/ui/dialog-frame.ts'
import { icon } from '../../shared/ui/icons.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { describeChange } from '../audit/describe-setting.ts'
import type { RowContext } from '../audit/describe-value.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { bySection, changeItem, changesView } from './changes-view.ts'
import { changesStyles } from './history.styles.ts'
import { type Restored, restoreCatalogue, restoreSettings } from './restore.ts'

/** Differences that are listed; more are not read. */
const maxListed = 500

/** One old version: what differs from today, and the way to restore it. */
@customElement('kezek-version-view')
export class VersionView extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    changesStyles,
    css`
      :host {
        display: grid;
        gap: 14px;
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }

      [role='alert']:not(:has(*)) {
        display: none;
      }
    `,
  ]

  readonly #retry = new Retry(this, () => this.#load())

  @state() private settings: SettingsVersion | undefined
  @state() private catalogue: CatalogueVersion | undefined
  @state() private refusal: Refusal | undefined
  /** Sections that are not to be restored. */
  @state() private kept: readonly SettingsSection[] = []
  @state() private isAsking = false
  @state() private isBusy = false
  @state() private trouble = ''

  @property({ attribute: false }) office!: Office
  @property({ attribute: false }) context!: RowContext
  @property({ attribute: false }) row!: VersionRow
  @property() kind: HistoryKind = 'settings'

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  /** What a restore of the whole version would change: from today's value to the version's. */
  get #changes(): SettingsChange[] {
    const restored = this.settings?.settings
    if (!restored) return (this.settings ?? this.catalogue)?.toPresent.map(swapped) ?? []
    const present = this.office.settings
    return findChanges({ ...present, version: undefined }, { ...restored, version: undefined }, maxListed)
  }

  get #mayRestore(): boolean {
    const { office, kind } = this
    return kind === 'settings' ? mayChangeSettings(office) : mayDo(office.role, 'catalogue:change')
  }

  get #name(): string {
    return historyOffice[this.office.locale].version(this.row.version)
  }

  async #load(): Promise<void> {
    const { kind, row, office } = this
    if (kind === 'settings') {
      const path = `/api/centres/${office.centre}/settings/versions/${row.id}`
      const answer = await callApi<SettingsVersion>('GET', path)
      if (answer.ok) this.settings = answer.reply
      this.refusal = answer.ok ? undefined : answer.error
    } else {
      const answer = await callApi<CatalogueVersion>('GET', `/api/catalogue/versions/${row.id}`)
      if (answer.ok) this.catalogue = answer.reply
      this.refusal = answer.ok ? undefined : answer.error
    }
    this.#retry.heard(this.refusal)
  }

  #ask(): void {
    const t = historyOffice[this.office.locale]
    const sections = this.#sections
    this.trouble = this.kind === 'settings' && sections.length === 0 ? t.noSection : ''
    this.isAsking = this.trouble === ''
  }

  /** Sections that differ and are to be restored. */
  get #sections(): SettingsSection[] {
    return bySection(this.#changes).flatMap(({ section }) =>
      section && !this.kept.includes(section) ? [section] : [],
    )
  }

  async #restore(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    const { office, row, settings, catalogue } = this
    const done = settings?.settings
      ? await restoreSettings(office.centre, row.version, settings.settings, this.#sections)
      : await restoreCatalogue(row.version, Object(catalogue?.catalogue))
    this.isBusy = false
    this.isAsking = false
    if ('undo' in done) this.dispatchEvent(new CustomEvent('kezek-restored', { detail: done, bubbles: true }))
    else this.trouble = errorMessage(office.locale, done)
  }

  #leftOut(): TemplateResult | typeof nothing {
    const { locale } = this.office
    const leftOut = this.settings?.leftOut ?? []
    if (leftOut.length === 0) return nothing
    return html`<div class="mark warn left-out">
      <p>${icon('warn')} ${historyOffice[locale].leftOut}</p>
      <ul>
        ${leftOut.map(({ path, name }) => {
          const { label } = describeChange(this.context, { path })
          return html`<li>${name === undefined ? label : `${label}: ${name}`}</li>`
        })}
      </ul>
    </div>`
  }

  #choices(): TemplateResult | typeof nothing {
    const { locale } = this.office
    const sections = bySection(this.#changes).flatMap(({ section }) => section ?? [])
    if (this.kind !== 'settings' || sections.length < 2) return nothing
    const toggle = (section: SettingsSection) => {
      const { kept } = this
      this.kept = kept.includes(section) ? kept.filter(one => one !== section) : [...kept, section]
    }
    return html`<fieldset>
      <legend>${historyOffice[locale].choose}</legend>
      ${sections.map(
        section =>
          html`<label class="choice">
            <input
              type="checkbox"
              name=${section}
              .checked=${!this.kept.includes(section)}
              @change=${() => toggle(section)}
            />
            <span>${officeMessages[locale].sections[section]}</span>
          </label>`,
      )}
    </fieldset>`
  }

  /** What can be done with the version: nothing where it can't be restored, is the same as today, or is not the user's to restore. */
  #actions(): TemplateResult {
    const { locale } = this.office
    const t = historyOffice[locale]
    const problem = (this.settings ?? this.catalogue)?.problem
    if (problem)
      return html`<p class="trouble">
        ${icon('bad')} ${t.notRestorable}
        ${describeChange(this.context, { path: problem.path }).label} (${problem.problem})
      </p>`
    if (!this.#mayRestore) return html`<p class="quiet">${t.readOnly}</p>`
    return html`${this.#choices()}
      <div class="actions">
        <button class="button primary" data-act="restore" @click=${() => this.#ask()}>${t.restore}</button>
      </div>`
  }

  #dialog(): TemplateResult {
    const t = historyOffice[this.office.locale]
    const close = () => {
      this.isAsking = false
    }
    return html`<kezek-dialog .heading=${t.sure(this.#name)} @kezek-dialog-close=${close}>
      <p>${t.sureHint}</p>
      <div class="actions">
        <button class="button primary" data-act="sure" ?disabled=${this.isBusy} @click=${() => void this.#restore()}>
          ${t.yes}
        </button>
        <button class="button" data-act="cancel" autofocus @click=${close}>${t.cancel}</button>
      </div>
    </kezek-dialog>`
  }

  #differences(): TemplateResult {
    const { office, context } = this
    const t = historyOffice[office.locale]
    const changes = this.#changes
    if (changes.length === 0) return html`<p>${t.same}</p>`
    return html`<h4>${t.differences}</h4>
      ${
        this.kind === 'settings'
          ? changesView(context, changes)
          : html`<ul class="changes">
              ${changes.map(({ path, before, after }) =>
                changeItem(office.locale, {
                  label: path,
                  isPlace: true,
                  ...(before !== undefined && { before }),
                  ...(after !== undefined && { after }),
                }),
              )}
            </ul>`
      }
      ${this.#leftOut()} ${this.#actions()}`
  }

  override render(): TemplateResult {
    const { locale } = this.office
    const t = historyOffice[locale]
    const isThere = this.settings ?? this.catalogue
    return html`${refusedView(this.refusal, this.#retry, locale)}
      ${isThere ? this.#differences() : this.refusal ? nothing : html`<p role="status">${t.opening}</p>`}
      <div role="alert">${this.trouble ? html`<p class="trouble">${icon('bad')} ${this.trouble}</p>` : nothing}</div>
      ${this.isAsking ? this.#dialog() : nothing}`
  }
}

function swapped({ path, before, after }: SettingsChange): SettingsChange {
  return {
    path,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-version-view': VersionView
  }
  interface HTMLElementEventMap {
    'kezek-restored': CustomEvent<Restored>
  }
}
