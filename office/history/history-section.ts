import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Refusal } from '../../shared/contract/errors.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { VersionPage, VersionRow } from '../../shared/contract/versions.ts'
import { type SettingsSection, settingsSections } from '../../shared/domain/settings-sections.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { formatClock, formatDate } from '../../shared/i18n/common/time.ts'
import { type HistoryKind, historyKinds, historyOffice } from '../../shared/i18n/office/history.ts'
import { officeMessages } from '../../shared/i18n/office/office.ts'
import { auditRole } from '../../shared/i18n/office/trail.ts'
import { callApi } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { icon } from '../../shared/ui/icons.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import type { RowContext } from '../audit/describe-value.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import { changeItem, changesView } from './changes-view.ts'
import { changesStyles } from './history.styles.ts'
import type { Restored } from './restore.ts'
import './version-view.ts'

/** Changes that a row of the list shows; the opened version shows all. */
const maxShownChanges = 4
/** Milliseconds after a change until the list is read again. The archive has it within half a second, and in minutes at worst. */
const lookAgainMs = [700, 2_000, 6_000] as const

/** Shows the versions of the centre's settings and of the catalogue, and restores them. */
@customElement('kezek-history-section')
export class HistorySection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    changesStyles,
    css`
      .filter {
        margin-bottom: 16px;
      }

      .below {
        margin: 12px 0 24px;
      }

      .done {
        margin-bottom: 12px;
      }

      h3 {
        font-size: 1.0625rem;
      }
    `,
  ]

  readonly #retry = new Retry(this, () => this.#load())
  /** Counts requests, so that an answer to an older request is dropped. */
  #asked = 0
  #lookingAgain: ReturnType<typeof setTimeout> | undefined
  /** The version of the settings for which the list was read. */
  #known = 0

  @state() private kind: HistoryKind = 'settings'
  @state() private section: SettingsSection | '' = ''
  @state() private rows: readonly VersionRow[] = []
  @state() private next: string | undefined
  @state() private people: Readonly<Record<string, string>> = {}
  @state() private refusal: Refusal | undefined
  @state() private isLoading = false
  @state() private openId: string | undefined
  @state() private restored: Restored | undefined
  @state() private done = ''
  @state() private trouble = ''

  @property({ attribute: false }) office!: Office

  override connectedCallback(): void {
    super.connectedCallback()
    this.#known = this.office.settings.version
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#lookingAgain)
  }

  protected override willUpdate(): void {
    const { version } = this.office.settings
    if (this.kind !== 'settings' || version === this.#known) return
    this.#known = version
    this.#lookAgain()
  }

  /** Reads the newest versions again until the archive has the present one. */
  #lookAgain(tries = 0): void {
    clearTimeout(this.#lookingAgain)
    const pause = lookAgainMs[tries]
    if (pause === undefined) return
    this.#lookingAgain = setTimeout(async () => {
      await this.#loadNewest()
      const isThere = this.rows.some(({ version }) => version === this.#known)
      if (this.kind === 'catalogue' || !isThere) this.#lookAgain(tries + 1)
    }, pause)
  }

  get #path(): string {
    return this.kind === 'settings'
      ? `/api/centres/${this.office.centre}/settings/versions`
      : '/api/catalogue/versions'
  }

  #query(before?: string): string {
    const section = this.kind === 'settings' ? this.section : ''
    const query = new URLSearchParams({ ...(section && { section }), ...(before && { before }) })
    return query.size > 0 ? `?${query}` : ''
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked
    this.isLoading = true
    const answer = await callApi<VersionPage>('GET', `${this.#path}${this.#query(this.next)}`)
    if (asked !== this.#asked) return
    this.isLoading = false
    this.refusal = answer.ok ? undefined : answer.error
    this.#retry.heard(this.refusal)
    if (!answer.ok) return
    const { versions, next, people } = answer.reply
    this.rows = [...this.rows, ...versions]
    this.people = { ...this.people, ...people }
    this.next = next
  }

  /** Adds versions that were saved since the list was read. */
  async #loadNewest(): Promise<void> {
    const asked = this.#asked
    const answer = await callApi<VersionPage>('GET', `${this.#path}${this.#query()}`)
    if (asked !== this.#asked || !answer.ok) return
    const known = new Set(this.rows.map(({ id }) => id))
    this.rows = [...answer.reply.versions.filter(({ id }) => !known.has(id)), ...this.rows]
    this.people = { ...this.people, ...answer.reply.people }
  }

  #choose(choice: { kind?: HistoryKind; section?: SettingsSection | '' }): void {
    Object.assign(this, choice)
    this.rows = []
    this.next = undefined
    this.openId = undefined
    void this.#load()
  }

  #onRestored({ detail }: CustomEvent<Restored>): void {
    const t = historyOffice[this.office.locale]
    this.restored = detail
    this.openId = undefined
    this.done = t.restored(t.version(detail.version))
    this.trouble = ''
    this.#lookAgain()
  }

  async #undo(): Promise<void> {
    const { restored } = this
    if (!restored) return
    this.restored = undefined
    const { locale } = this.office
    const t = historyOffice[locale]
    const undone = await restored.undo()
    this.done = undone === 'undone' ? t.undone : ''
    this.trouble =
      undone === 'undone' ? '' : undone === 'changed' ? t.notUndone : errorMessage(locale, undone)
    this.#lookAgain()
  }

  get #context(): RowContext {
    const { locale, settings, hall, catalogue } = this.office
    return { locale, settings, zone: hall.zone, catalogue, names: new Map() }
  }

  #filter(): TemplateResult {
    const { locale, role } = this.office
    const t = historyOffice[locale]
    const kinds = historyKinds.filter(kind => kind === 'settings' || mayDo(role, 'catalogue:read'))
    const names = officeMessages[locale].sections
    return html`<div class="fields filter">
      ${selectField({
        name: 'what',
        label: t.what,
        options: kinds.map(kind => [kind, t.kinds[kind]] as const),
        value: this.kind,
        onChange: kind => this.#choose({ kind }),
      })}
      ${
        this.kind === 'settings'
          ? selectField<SettingsSection | ''>({
              name: 'section',
              label: t.section,
              options: [['', t.everySection], ...settingsSections.map(id => [id, names[id]] as const)],
              value: this.section,
              onChange: section => this.#choose({ section }),
            })
          : nothing
      }
    </div>`
  }

  #done(): TemplateResult {
    const t = historyOffice[this.office.locale]
    return html`<div class="row done">
        <p role="status" data-done>${this.done}</p>
        ${
          this.restored
            ? html`<button class="button" data-act="undo" @click=${() => void this.#undo()}>${t.undo}</button>`
            : nothing
        }
      </div>
      <div role="alert">${this.trouble ? html`<p class="trouble">${icon('bad')} ${this.trouble}</p>` : nothing}</div>`
  }

  #who({ by }: VersionRow): string {
    const [role = '', id = ''] = by.split(':')
    const name = this.people[id]
    const words = auditRole(this.office.locale, role)
    return name === undefined ? words : `${name} (${words})`
  }

  /** @returns what the version changed, in a few lines */
  #summary({ changes, isLost }: VersionRow): TemplateResult {
    const t = historyOffice[this.office.locale]
    if (isLost) return html`<p class="quiet">${t.lost}</p>`
    if (!changes) return html`<p>${t.first}</p>`
    if (changes.length === 0) return html`<p class="quiet">${t.noChanges}</p>`
    const shown = changes.slice(0, maxShownChanges)
    const more = changes.length - shown.length
    const list =
      this.kind === 'settings'
        ? changesView(this.#context, shown)
        : html`<ul class="changes">
            ${shown.map(({ path, ...values }) => changeItem(this.office.locale, { label: path, isPlace: true, ...values }))}
          </ul>`
    return html`${list} ${more > 0 ? html`<p class="quiet">${t.more(more)}</p>` : nothing}`
  }

  #row(row: VersionRow, isPresent: boolean): TemplateResult {
    const { locale, hall } = this.office
    const t = historyOffice[locale]
    const isOpen = this.openId === row.id
    const name = t.version(row.version)
    const at = `${formatDate(locale, row.at, hall.zone, { year: true })}, ${formatClock(row.at, hall.zone)}`
    return html`<li class="card" data-version=${row.version}>
      <div class="row">
        <div class="grow">
          <h3>${name} ${isPresent ? html`<span class="mark good">${icon('good')}${t.present}</span>` : nothing}</h3>
          <p class="quiet"><time datetime=${new Date(row.at).toISOString()}>${at}</time> · ${this.#who(row)}</p>
        </div>
        ${
          isPresent || row.isLost
            ? nothing
            : html`<button
                class="button"
                data-act="open"
                aria-expanded=${isOpen}
                aria-label=${isOpen ? nothing : t.openNamed(name)}
                @click=${() => {
                  this.openId = isOpen ? undefined : row.id
                }}
              >
                ${isOpen ? t.close : t.open}
              </button>`
        }
      </div>
      ${this.#summary(row)}
      ${
        isOpen
          ? html`<kezek-version-view
              .office=${this.office}
              .context=${this.#context}
              .row=${row}
              .kind=${this.kind}
              @kezek-restored=${this.#onRestored}
            ></kezek-version-view>`
          : nothing
      }
    </li>`
  }

  #said(): string {
    const t = historyOffice[this.office.locale]
    const { rows, next, isLoading, refusal } = this
    if (isLoading) return t.loading
    if (refusal) return ''
    if (rows.length === 0 && next === undefined) return t.none
    return [t.shown(rows.length), next === undefined && t.end].filter(Boolean).join('. ')
  }

  override render(): TemplateResult {
    const { locale, settings, catalogue } = this.office
    const t = historyOffice[locale]
    const present = this.kind === 'settings' ? settings.version : catalogue.version
    // A store that was restored counts on from an older version: the newest of two with one number is in force.
    const inForce = this.rows.find(({ version }) => version === present)
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
      </div>
      ${this.#filter()} ${this.#done()} ${refusedView(this.refusal, this.#retry, locale)}
      <p role="status" data-count=${this.rows.length}>${this.#said()}</p>
      <ol class="cards" aria-label=${t.list}>
        ${repeat(
          this.rows,
          ({ id }) => id,
          row => this.#row(row, row === inForce),
        )}
      </ol>
      ${
        this.next === undefined || this.refusal
          ? nothing
          : html`<div class="actions below">
              <button class="button" data-act="older" ?disabled=${this.isLoading} @click=${() => void this.#load()}>
                ${t.older}
              </button>
            </div>`
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-history-section': HistorySection
  }
}
