import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AuditPage, AuditRow } from '../../shared/contract/audit.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { PersonRow } from '../../shared/contract/people.ts'
import { scopeOf } from '../../shared/contract/permissions.ts'
import { auditOffice } from '../../shared/i18n/office/audit.ts'
import { callApi } from '../../shared/ui/api.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { Retry } from '../../shared/ui/retry.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import './audit-filter.ts'
import type { AuditChoice, KnownPerson } from './audit-filter.ts'
import './audit-table.ts'
import type { RowContext } from './describe-value.ts'

/** Shows who did what, when and from where, to users who may read it: filtered, page by page, or as a file. */
@customElement('kezek-audit-section')
export class AuditSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      a.button {
        display: inline-flex;
        align-items: center;
        text-decoration: none;
      }

      .row {
        justify-content: space-between;
        margin-bottom: 8px;
      }

      .below {
        margin: 12px 0 24px;
      }
    `,
  ]

  readonly #retry = new Retry(this, () => this.#load())
  /** Counts requests, so that an answer to an older request is dropped. */
  #asked = 0

  @state() private choice: AuditChoice = { trail: 'centre', filter: {} }
  @state() private rows: readonly AuditRow[] = []
  /** Where the next page begins; undefined when there are no older rows. */
  @state() private next: string | undefined
  @state() private people: readonly PersonRow[] = []
  @state() private refusal: Refusal | undefined
  @state() private isLoading = false

  @property({ attribute: false }) office!: Office

  get #seesAll(): boolean {
    return scopeOf(this.office.role, 'audit:read') === 'all'
  }

  get #names(): ReadonlyMap<string, string> {
    const seen = Object.entries(this.office.hall.view?.persons ?? {})
    const people = [...seen, ...this.people.map(person => [person.id, person] as const)]
    return new Map(people.map(([id, { surname, name }]) => [id, `${surname} ${name}`]))
  }

  get #known(): KnownPerson[] {
    return this.people
      .map(({ id, role, surname, name }) => ({ by: `${role}:${id}`, name: `${surname} ${name}` }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#loadPeople()
    void this.#load()
  }

  async #loadPeople(): Promise<void> {
    const path = this.#seesAll ? '/api/people' : `/api/people?centre=${this.office.centre}`
    const answer = await callApi<PersonRow[]>('GET', path)
    // Without the people's names the rows show their ids.
    if (answer.ok) this.people = answer.reply
  }

  async #choose(choice: AuditChoice): Promise<void> {
    this.choice = choice
    this.rows = []
    this.next = undefined
    await this.#load()
  }

  async #load(): Promise<void> {
    const asked = ++this.#asked
    this.isLoading = true
    const before = this.next === undefined ? {} : { before: this.next }
    const answer = await callApi<AuditPage>('GET', this.#path('audit', before))
    if (asked !== this.#asked) return
    this.isLoading = false
    this.refusal = answer.ok ? undefined : answer.error
    this.#retry.heard(this.refusal)
    if (!answer.ok) return
    this.rows = [...this.rows, ...answer.reply.rows]
    this.next = answer.reply.next
  }

  #path(file: 'audit' | 'audit.csv', more: Readonly<Record<string, string>>): string {
    const { trail, filter } = this.choice
    const [, whole] = /^all-(.*)$/.exec(trail) ?? []
    const of: Record<string, string> = trail === 'devices' || trail === 'people' ? { of: trail } : {}
    const query = new URLSearchParams({ ...of, ...filter, ...more })
    return `/api/centres/${whole ?? this.office.centre}/${file}?${query}`
  }

  #said(): string {
    const t = auditOffice[this.office.locale]
    const { rows, next, isLoading, refusal } = this
    if (isLoading) return t.loading
    if (refusal) return ''
    if (rows.length === 0 && next === undefined) return t.none
    return [t.shown(rows.length), next === undefined && t.end].filter(Boolean).join('. ')
  }

  /** Says what is shown, and offers it as a file. */
  #above(): TemplateResult {
    const { locale } = this.office
    return html`<div class="row">
      <p role="status" data-count=${this.rows.length}>${this.#said()}</p>
      <a class="button" data-act="download" download href=${this.#path('audit.csv', { lang: locale })}
        >${auditOffice[locale].download}</a
      >
    </div>`
  }

  #below(): TemplateResult | typeof nothing {
    const t = auditOffice[this.office.locale]
    if (this.next === undefined || this.refusal) return nothing
    return html`<div class="actions below">
      <button class="button" data-act="older" ?disabled=${this.isLoading} @click=${() => void this.#load()}>
        ${t.older}
      </button>
    </div>`
  }

  override render(): TemplateResult {
    const { locale, settings, catalogue, hall } = this.office
    const t = auditOffice[locale]
    const context: RowContext = { locale, settings, zone: hall.zone, catalogue, names: this.#names }
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
      </div>
      <kezek-audit-filter
        .locale=${locale}
        .today=${(this.office.hall.view?.day ?? '').replace(/^(\d{4})(\d\d)/, '$1-$2-')}
        .zone=${hall.zone}
        .people=${this.#known}
        .seesAll=${this.#seesAll}
        @kezek-audit-choice=${({ detail }: CustomEvent<AuditChoice>) => void this.#choose(detail)}
      ></kezek-audit-filter>
      ${refusedView(this.refusal, this.#retry, locale)}
      ${this.#above()}
      ${
        this.rows.length > 0
          ? html`<kezek-audit-table .rows=${this.rows} .context=${context}></kezek-audit-table>`
          : nothing
      }
      ${this.#below()}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-audit-section': AuditSection
  }
}
