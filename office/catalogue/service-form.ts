import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CatalogueData, Service, ServiceFile } from '../../shared/catalogue/schema.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { processing as words } from '../../shared/i18n/kiosk/processing.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { noText } from '../../shared/ui/forms/languages-field.ts'
import { focusWrong } from '../../shared/ui/forms/read-form.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { tickList } from '../../shared/ui/forms/tick-list.ts'
import { icon } from '../../shared/ui/icons.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import '../forms/row-list.ts'
import { replaced } from '../list.ts'
import { officeStyles } from '../office.styles.ts'
import { itemBar, wrongFields } from './item-bar.ts'
import type { ItemDraft } from './item-draft.ts'
import { ownText, type ServiceContext, textOf } from './service-context.ts'
import { documentFields } from './service-documents.ts'
import './service-files.ts'
import { hoursFields } from './service-hours.ts'
import { queueFields } from './service-queues.ts'
import { termFields } from './service-terms.ts'

type Recipient = Service['recipients'][number]
type Condition = NonNullable<Service['eligibility']>[number]

const recipients: readonly Recipient[] = [
  'individual',
  'legal-entity',
  'citizen',
  'kandas',
  'foreigner',
  'stateless',
  'cohabitant',
  'relative',
  'internal-affairs-body',
]

/** The form of one service: everything that visitors and inspectors see of it, in three languages. */
@customElement('kezek-service-form')
export class ServiceForm extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .parts {
        display: grid;
        gap: 12px;
      }

      .queue + .queue {
        padding-top: 10px;
        border-top: 1px solid var(--line);
      }

      .rules {
        display: grid;
        gap: 12px;
        padding: 4px 0 8px 44px;
      }

      h2 {
        margin-bottom: 10px;
      }

      .back {
        margin-bottom: 12px;
      }

      @media (max-width: 599px) {
        .rules {
          padding-left: 0;
        }
      }
    `,
  ]

  /** The refusal whose field has had the focus. */
  #refusal: Refusal | undefined

  @property({ attribute: false }) catalogue!: CatalogueData
  /** Changes within, so it is shown again whenever the owner passes it. */
  @property({ attribute: false, hasChanged: () => true }) draft!: ItemDraft<Service>
  @property() locale: Locale = 'kk'
  @property({ type: Boolean }) readonly = false

  protected override updated(): void {
    const { refusal } = this.draft
    if (refusal && refusal !== this.#refusal) void this.#focusWrong()
    this.#refusal = refusal
  }

  /** Moves the focus to the field that the server found wrong, once rows show it too. */
  async #focusWrong(): Promise<void> {
    await new Promise(requestAnimationFrame)
    focusWrong(this.renderRoot)
  }

  get #context(): ServiceContext | undefined {
    const { value } = this.draft
    if (!value) return undefined
    const { catalogue, locale, readonly } = this
    return {
      service: value,
      catalogue,
      locale,
      readonly,
      wrong: wrongFields(this.draft, locale),
      edit: change => this.draft.edit({ ...value, ...change }),
      replace: service => this.draft.edit(service),
    }
  }

  #names(context: ServiceContext): TemplateResult {
    const { service, catalogue, locale, wrong, edit } = context
    const t = catalogueMessages[locale]
    return html`<section class="card" aria-labelledby="names">
      <h3 id="names">${t.names}</h3>
      ${ownText(context, 'kioskTitle', true)} ${ownText(context, 'title', true, 'officialTitle')}
      ${selectField({
        name: 'group',
        label: fieldNames[locale].group,
        options: catalogue.groups.map(
          ({ letter, title }) => [letter, `${letter} · ${title[locale]}`] as const,
        ),
        value: service.group,
        wrong: wrong.group,
        onChange: group => edit({ group }),
      })}
    </section>`
  }

  #who(context: ServiceContext): TemplateResult {
    const { service, locale, wrong, readonly, edit } = context
    const t = catalogueMessages[locale]
    const names = fieldNames[locale]
    const conditions = service.eligibility ?? []
    const set = (eligibility: readonly Condition[]) => edit({ eligibility: [...eligibility] })
    return html`<section class="card" aria-labelledby="who">
      <h3 id="who">${t.who}</h3>
      ${tickList({
        name: 'recipients',
        label: names.recipients,
        options: recipients.map(one => [one, words[locale].recipients[one]] as const),
        ticked: service.recipients,
        wrong: wrong.recipients,
        onChange: ticked => edit({ recipients: ticked }),
      })}
      <kezek-row-list
        data-rows="eligibility"
        .label=${names.eligibility}
        .rowName=${t.condition}
        .addLabel=${t.addCondition}
        .locale=${locale}
        .rows=${conditions}
        .row=${(condition: Condition, at: number) =>
          textOf(context, {
            name: `eligibility.${at}`,
            label: `${t.condition} ${at + 1}`,
            value: condition,
            isNeeded: true,
            onInput: value => set(replaced(conditions, at, value)),
          })}
        .create=${() => noText}
        .wrong=${wrong.eligibility}
        .readonly=${readonly}
        @kezek-rows-change=${(event: CustomEvent<readonly Condition[]>) => set(event.detail)}
      ></kezek-row-list>
    </section>`
  }

  #files({ service, locale, wrong, readonly, edit }: ServiceContext): TemplateResult {
    return html`<kezek-service-files
      .files=${service.files ?? []}
      .locale=${locale}
      .wrong=${wrong}
      .readonly=${readonly}
      @kezek-files-change=${({ detail }: CustomEvent<readonly ServiceFile[]>) => edit({ files: [...detail] })}
    ></kezek-service-files>`
  }

  #more(context: ServiceContext): TemplateResult {
    return html`<section class="card" aria-labelledby="more">
      <h3 id="more">${catalogueMessages[context.locale].more}</h3>
      ${ownText(context, 'legalBasis')} ${ownText(context, 'decidingBody')} ${ownText(context, 'formsAt')}
      ${ownText(context, 'contacts')}
    </section>`
  }

  #state({ service, locale, readonly }: ServiceContext): TemplateResult | typeof nothing {
    const { id } = this.draft
    const t = catalogueMessages[locale]
    if (id === undefined) return nothing
    const mark = service.retired
      ? html`<span class="mark warn">${icon('closed')}${t.retired}</span>`
      : nothing
    if (readonly) return html`<p>${mark}</p>`
    const { retired: _retired, ...offered } = service
    return html`<div class="card row">
      <p class="grow">${mark} <span class="hint">${t.retireHint}</span></p>
      ${
        service.retired
          ? html`<button class="button" data-act="bring-back" ?disabled=${this.draft.changed} @click=${() => void this.draft.put(id, offered)}>${t.bringBack}</button>`
          : html`<button class="button danger" data-act="retire" ?disabled=${this.draft.changed} @click=${() => void this.draft.put(id, null)}>${t.retire}</button>`
      }
    </div>`
  }

  override render() {
    const context = this.#context
    if (!context) return nothing
    const { locale, readonly } = this
    const t = catalogueMessages[locale]
    return html`
      <button class="button back" data-act="back" @click=${() => this.dispatchEvent(new CustomEvent('kezek-item-left'))}>← ${t.back}</button>
      <h2>${this.draft.id === undefined ? t.newService : context.service.kioskTitle[locale] || context.service.id}</h2>
      <div class="parts">
        <fieldset class="parts" ?disabled=${readonly}>
          ${this.#names(context)} ${this.#who(context)} ${queueFields(context)} ${hoursFields(context)} ${termFields(context)}
          ${documentFields(context)} ${this.#files(context)} ${this.#more(context)}
        </fieldset>
        ${this.#state(context)}
      </div>
      ${readonly ? nothing : itemBar(this.draft, this.catalogue, locale)}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-service-form': ServiceForm
  }
  interface HTMLElementEventMap {
    /** The user leaves the form of one item. What was typed in it is kept. */
    'kezek-item-left': CustomEvent<void>
  }
}
