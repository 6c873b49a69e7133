import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CatalogueData, Centre } from '../../shared/catalogue/schema.ts'
import { mayDo } from '../../shared/contract/permissions.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { errorMessage } from '../../shared/i18n/common/errors.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { centreMessages } from '../../shared/i18n/office/centre.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { icon } from '../../shared/ui/icons.ts'
import { refusedView } from '../../shared/ui/refused.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import { CatalogueSource } from '../catalogue/catalogue-source.ts'
import { itemBar, wrongFields } from '../catalogue/item-bar.ts'
import { ItemDraft } from '../catalogue/item-draft.ts'
import { ownCentreList } from '../catalogue/lists.ts'
import { Draft } from '../draft.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import '../ordered-choice.ts'
import { readOnlyNote, saveBar } from '../save-bar.ts'
import { centreFields } from './centre-form.ts'
import { centreStyles } from './centre-section.styles.ts'
import { type HallTimes, hallPart, zonesToChoose } from './hall-part.ts'

/** What visitors are shown about this centre, which an administrator changes, and what its manager decides about languages and time. */
@customElement('kezek-centre-section')
export class CentreSection extends LitElement {
  static override styles = [baseStyles, staffStyles, officeStyles, centreStyles]

  readonly #source = new CatalogueSource(this)
  readonly #entry = new ItemDraft<Centre>(this, this.#source, ownCentreList)
  readonly #hall = new Draft<HallTimes>(this, hallPart)

  @property({ attribute: false }) office!: Office

  get hasUnsavedDraft(): boolean {
    return this.#entry.changed || this.#hall.changed
  }

  protected override updated(): void {
    // After a kept draft was restored, if there was one.
    if (this.#source.document && !this.#entry.value) this.#entry.open(this.office.centre)
  }

  async saveDraft(): Promise<boolean> {
    if (this.#entry.changed && !(await this.#entry.save())) return false
    return !this.#hall.changed || this.#hall.save()
  }

  #entryCard(catalogue: CatalogueData): TemplateResult | typeof nothing {
    const { locale, role } = this.office
    const { value } = this.#entry
    if (!value) return nothing
    const isReadOnly = !mayDo(role, 'catalogue:change')
    const t = centreMessages[locale]
    const wrong = wrongFields(this.#entry, locale)
    // The link of a draft is not checked yet.
    const map = this.#entry.changed ? undefined : value.map
    return html`<section class="card" aria-labelledby="entry">
      <h3 id="entry">${t.entry}</h3>
      ${isReadOnly ? html`<p class="mark" data-entry-read-only>${icon('paused')}${t.entryReadOnly}</p>` : nothing}
      <fieldset class="entry" ?disabled=${isReadOnly}>
        ${centreFields({ item: value, locale, wrong, readonly: isReadOnly, edit: centre => this.#entry.edit(centre) }, map)}
      </fieldset>
      ${isReadOnly ? nothing : itemBar(this.#entry, catalogue, locale)}
    </section>`
  }

  /** @returns what is wrong with a field of the hall: what the server refused, or what is in the way of the change */
  #wrongOf(field: keyof HallTimes): string | undefined {
    const { locale, settings } = this.office
    const t = centreMessages[locale]
    const { refusal, wrong, value } = this.#hall
    if (field === 'languages' && value.languages.length === 0) return t.noLanguage
    // Tickets of the present day keep its beginning and its zone.
    if (refusal?.code === 'DAY_IN_USE' && value[field] !== settings[field] && field !== 'languages')
      return errorMessage(locale, refusal)
    if (!wrong?.path.startsWith(field)) return undefined
    return field === 'dayStartsAt' ? t.noTime : t.other
  }

  #hallCard(): TemplateResult {
    const { office } = this
    const { locale } = office
    const t = centreMessages[locale]
    const { value } = this.#hall
    const edit = (change: Partial<HallTimes>) => this.#hall.edit({ ...value, ...change })
    const wrongTime = this.#wrongOf('dayStartsAt')
    const place = (['languages', 'zone', 'dayStartsAt'] as const).find(field =>
      this.#hall.wrong?.path.startsWith(field),
    )
    return html`<section class="card" aria-labelledby="hall">
      <h3 id="hall">${t.hall}</h3>
      ${readOnlyNote(office)}
      <fieldset class="entry" ?disabled=${!mayChangeSettings(office)}>
        <kezek-ordered-choice
          .label=${t.languages}
          .hint=${t.languagesHint}
          .options=${locales.map(one => [one, languageNames[one]] as const)}
          .value=${value.languages}
          .locale=${locale}
          .readonly=${!mayChangeSettings(office)}
          .wrongWords=${this.#wrongOf('languages') ?? ''}
          @kezek-order-change=${({ detail }: CustomEvent<readonly string[]>) =>
            edit({ languages: detail.filter((one): one is Locale => locales.some(known => known === one)) })}
        ></kezek-ordered-choice>
        <div>
          ${selectField({
            name: 'zone',
            label: t.zone,
            options: zonesToChoose(value.zone).map(zone => [zone, zone.replaceAll('_', ' ')] as const),
            value: value.zone,
            wrong: this.#wrongOf('zone'),
            onChange: zone => edit({ zone }),
          })}
          <p class="hint">${t.zoneHint}</p>
        </div>
        <div>
          <label class="label" for="dayStartsAt">${t.dayStartsAt}</label>
          <input
            class="field short"
            id="dayStartsAt"
            autocomplete="off"
            maxlength="5"
            aria-invalid=${wrongTime !== undefined}
            aria-describedby="day-hint"
            .value=${value.dayStartsAt}
            @input=${(event: InputEvent) => edit({ dayStartsAt: (event.target as HTMLInputElement).value.trim() })}
          />
          <p class="hint" id="day-hint">${t.dayStartsAtHint}</p>
          ${wrongText('day-wrong', wrongTime)}
        </div>
      </fieldset>
      ${saveBar(this.#hall, office, place && t[place])}
    </section>`
  }

  override render() {
    const { locale } = this.office
    const t = centreMessages[locale]
    const { document, refusal, retry } = this.#source
    return html`
      <div class="head">
        <h2>${t.title}</h2>
        <p class="quiet">${t.hint}</p>
      </div>
      ${refusedView(refusal, retry, locale)}
      <div class="cards">${document ? this.#entryCard(document.catalogue) : nothing} ${this.#hallCard()}</div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-centre-section': CentreSection
  }
}
