import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { type Organisation, organisationId } from '../../shared/catalogue/organisation.ts'
import type { CatalogueData, Centre, Group, PurposeTitles, Service } from '../../shared/catalogue/schema.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { purposes } from '../../shared/domain/queue.ts'
import { ticketLetters } from '../../shared/domain/ticket-number.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { organisationMessages } from '../../shared/i18n/office/organisation.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { noText } from '../../shared/ui/forms/languages-field.ts'
import { icon } from '../../shared/ui/icons.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { officeStyles } from '../office.styles.ts'
import type { Office } from '../office.ts'
import { CatalogueSource } from './catalogue-source.ts'
import './import-form.ts'
import { itemCards } from './item-cards.ts'
import { ItemDraft } from './item-draft.ts'
import {
  type CatalogueEntitlement,
  type CatalogueWindow,
  centreList,
  entitlementList,
  groupList,
  organisationList,
  purposeList,
  serviceList,
  windowList,
} from './lists.ts'
import { organisationForm } from './organisation-form.ts'
import { centreForm, entitlementForm, groupForm, purposeForm, windowForm } from './part-forms.ts'
import './service-form.ts'
import './service-list.ts'

const parts = [
  'services',
  'groups',
  'purposes',
  'entitlements',
  'windows',
  'centres',
  'organisation',
  'file',
] as const
type Part = (typeof parts)[number]

/** The catalogue of the installation: an administrator changes it, others read it. */
@customElement('kezek-catalogue-section')
export class CatalogueSection extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .tabs {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-bottom: 16px;
      }

      .entry {
        display: grid;
        gap: 14px;
      }

      .below {
        margin-top: 12px;
      }

      /* A bar within a card ends with the card. */
      .card .save-bar {
        position: static;
        margin: 0;
        padding: 10px 0 0;
        background: none;
      }
    `,
  ]

  readonly #source = new CatalogueSource(this)
  readonly #services = new ItemDraft<Service>(this, this.#source, serviceList)
  readonly #groups = new ItemDraft<Group>(this, this.#source, groupList)
  readonly #purposes = new ItemDraft<PurposeTitles>(this, this.#source, purposeList)
  readonly #entitlements = new ItemDraft<CatalogueEntitlement>(this, this.#source, entitlementList)
  readonly #windows = new ItemDraft<CatalogueWindow>(this, this.#source, windowList)
  readonly #centres = new ItemDraft<Centre>(this, this.#source, centreList)
  readonly #organisation = new ItemDraft<Organisation>(this, this.#source, organisationList)

  @state() private shown: Part = 'services'

  @property({ attribute: false }) office!: Office

  get #drafts() {
    const services = this.#services
    return {
      services,
      groups: this.#groups,
      purposes: this.#purposes,
      entitlements: this.#entitlements,
      windows: this.#windows,
      centres: this.#centres,
      organisation: this.#organisation,
    }
  }

  get hasUnsavedDraft(): boolean {
    return Object.values(this.#drafts).some(({ changed }) => changed)
  }

  protected override updated(): void {
    // After a kept draft was restored, if there was one.
    if (this.#source.document && !this.#organisation.value) this.#organisation.open(organisationId)
  }

  async saveDraft(): Promise<boolean> {
    for (const draft of Object.values(this.#drafts)) if (draft.changed && !(await draft.save())) return false
    return true
  }

  get #isReadOnly(): boolean {
    return !mayDo(this.office.role, 'catalogue:change')
  }

  #newService({ groups, purposes: [purpose] }: CatalogueData): Service {
    return {
      id: '',
      group: groups[0]?.letter ?? 'A',
      title: noText,
      kioskTitle: noText,
      recipients: ['individual'],
      processing: [],
      queues: purpose ? { [purpose.id]: { targetMinutes: usualTargetMinutes } } : {},
      fee: 'free',
      documents: [],
    }
  }

  #servicesPart(catalogue: CatalogueData): TemplateResult {
    const { locale } = this.office
    const draft = this.#services
    if (draft.value)
      return html`<kezek-service-form
        .catalogue=${catalogue}
        .draft=${draft}
        .locale=${locale}
        .readonly=${this.#isReadOnly}
        @kezek-item-left=${() => draft.close()}
      ></kezek-service-form>`
    return html`<kezek-service-list
      .catalogue=${catalogue}
      .locale=${locale}
      .readonly=${this.#isReadOnly}
      @kezek-service-open=${({ detail }: CustomEvent<string>) => draft.open(detail)}
      @kezek-service-add=${() => draft.openNew(this.#newService(catalogue))}
    ></kezek-service-list>`
  }

  #partOf(catalogue: CatalogueData): TemplateResult {
    const { locale } = this.office
    const shared = { catalogue, locale, readonly: this.#isReadOnly, addLabel: catalogueMessages[locale].add }
    const free = ticketLetters.filter(letter => !catalogue.groups.some(group => group.letter === letter))
    const unused = purposes.find(id => !catalogue.purposes.some(purpose => purpose.id === id))
    switch (this.shown) {
      case 'services':
        return this.#servicesPart(catalogue)
      case 'groups':
        return itemCards<Group>({
          ...shared,
          draft: this.#groups,
          list: groupList,
          words: ({ letter, title }) => `${letter} · ${title[locale]}`,
          form: (group, wrong, isNew) =>
            groupForm(
              { item: group, locale, wrong, edit: next => this.#groups.edit(next) },
              isNew ? free : [],
            ),
          create: free[0] ? () => ({ letter: free[0] ?? 'A', title: noText }) : undefined,
        })
      case 'purposes':
        return itemCards<PurposeTitles>({
          ...shared,
          draft: this.#purposes,
          list: purposeList,
          words: ({ title }) => title[locale],
          form: (purpose, wrong) =>
            purposeForm({ item: purpose, locale, wrong, edit: next => this.#purposes.edit(next) }),
          create: unused && (() => ({ id: unused, title: noText })),
        })
      case 'entitlements':
        return itemCards<CatalogueEntitlement>({
          ...shared,
          draft: this.#entitlements,
          list: entitlementList,
          words: ({ title }) => title[locale],
          form: (entitlement, wrong) =>
            entitlementForm({
              item: entitlement,
              locale,
              wrong,
              edit: next => this.#entitlements.edit(next),
            }),
          create: () => ({ id: '', title: noText }),
        })
      case 'windows':
        return itemCards<CatalogueWindow>({
          ...shared,
          draft: this.#windows,
          list: windowList,
          words: (window, at) => `${at + 1} · ${windowWords(window, catalogue, locale)}`,
          form: (window, wrong) =>
            windowForm({ item: window, locale, wrong, edit: next => this.#windows.edit(next) }, catalogue),
          create: () => ({
            purposes: catalogue.purposes.slice(0, 1).map(({ id }) => id),
            groups: catalogue.groups.slice(0, 1).map(({ letter }) => letter),
          }),
        })
      case 'centres':
        return html`
          <p class="hint">${organisationMessages[locale].centresHint}</p>
          ${itemCards<Centre>({
            ...shared,
            addLabel: organisationMessages[locale].addCentre,
            draft: this.#centres,
            list: centreList,
            words: ({ number, name }) => `${number} · ${name[locale]}`,
            form: (centre, wrong) =>
              centreForm({ item: centre, locale, wrong, edit: next => this.#centres.edit(next) }),
            create: () => newCentre(catalogue),
          })}
        `
      case 'organisation':
        return html`${organisationForm(this.#organisation, catalogue, locale, this.#isReadOnly)}`
      case 'file':
        return html`<kezek-catalogue-import
          .catalogue=${catalogue}
          .locale=${locale}
          .readonly=${this.#isReadOnly}
          @kezek-catalogue-imported=${() => void this.#source.load()}
        ></kezek-catalogue-import>`
    }
  }

  #tabs(): TemplateResult {
    const { locale } = this.office
    const t = catalogueMessages[locale]
    return html`<div class="tabs" role="group" aria-label=${t.parts}>
      ${parts.map(part => {
        const isChanged = part !== 'file' && this.#drafts[part].changed
        return html`<button
          class="button ${part === this.shown ? 'primary' : ''}"
          data-part=${part}
          aria-pressed=${part === this.shown}
          @click=${() => {
            this.shown = part
          }}
        >
          ${part === 'file' ? t.file : fieldNames[locale][part]}${isChanged ? html` ${icon('warn')}<span class="visually-hidden">${t.unsaved}</span>` : nothing}
        </button>`
      })}
    </div>`
  }

  override render() {
    const { locale } = this.office
    const t = catalogueMessages[locale]
    const { document, refusal, retry } = this.#source
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
        ${this.#isReadOnly ? html`<p class="mark" data-read-only>${icon('paused')}${t.readOnly}</p>` : nothing}
      </div>
      ${refusedView(refusal, retry, locale)}
      ${document ? html`${this.#tabs()} ${this.#partOf(document.catalogue)}` : html`<p role="status">${refusal ? nothing : t.reading}</p>`}
    `
  }
}

/** Minutes of the wait target that a new service begins with: the usual one of the order. */
const usualTargetMinutes = 30

function newCentre({ centres }: CatalogueData): Centre {
  const number = Math.max(...centres.map(({ number }) => number)) + 1
  return { id: '', number, name: noText, address: noText, phones: [''] }
}

function windowWords({ purposes, groups }: CatalogueWindow, catalogue: CatalogueData, locale: Locale) {
  const titles = catalogue.purposes
    .filter(({ id }) => purposes.includes(id))
    .map(({ staffTitle, title }) => (staffTitle ?? title)[locale])
  return `${groups.join(', ')} · ${titles.join(', ')}`
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-catalogue-section': CatalogueSection
  }
}
