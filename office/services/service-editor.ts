import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { usualTargetMs } from '../../shared/catalogue/effective.ts'
import { queuesOf } from '../../shared/catalogue/queues-of.ts'
import type { ScreenService } from '../../shared/catalogue/screen-catalogue.ts'
import { type Purpose, splitQueue } from '../../shared/domain/queue.ts'
import { settingsLimits } from '../../shared/domain/settings-limits.ts'
import { formatNumber } from '../../shared/i18n/common/numbers.ts'
import { staffPurpose } from '../../shared/i18n/common/purposes.ts'
import { queueGridMessages } from '../../shared/i18n/office/queue-grid.ts'
import { servicesMessages } from '../../shared/i18n/office/services.ts'
import { baseStyles } from '../../shared/ui/base.styles.ts'
import { localizedField } from '../../shared/ui/forms/localized-field.ts'
import { numberField } from '../../shared/ui/forms/number-field.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { staffStyles } from '../../shared/ui/staff.styles.ts'
import type { Wrong } from '../draft.ts'
import { officeStyles } from '../office.styles.ts'
import { mayChangeSettings, type Office } from '../office.ts'
import { wrongAt } from '../wrong-at.ts'
import { type ServiceChange, withQueueField } from './services-part.ts'

/** What a centre changes about one service: its short title, its group, the targets and limits of its queues. */
@customElement('kezek-service-editor')
export class ServiceEditor extends LitElement {
  static override styles = [
    baseStyles,
    staffStyles,
    officeStyles,
    css`
      .all {
        display: grid;
        gap: 16px;
      }

      .catalogue {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        align-items: center;
        min-height: 44px;
      }
    `,
  ]

  @property({ attribute: false }) office!: Office
  @property({ attribute: false }) service!: ScreenService
  @property({ attribute: false }) own: ServiceChange = {}
  @property({ attribute: false }) wrong: Wrong | undefined

  #change(detail: ServiceChange): void {
    this.dispatchEvent(new CustomEvent('kezek-service-change', { detail }))
  }

  #setQueue<F extends 'target' | 'maxWaiting'>(
    purpose: Purpose,
    field: F,
    value: NonNullable<ServiceChange[Purpose]>[F] | undefined,
  ): void {
    this.#change(withQueueField(this.own, purpose, field, value))
  }

  #refused(field: string): string | undefined {
    return wrongAt(this.wrong, `services.${this.service.id}.${field}`, this.office.locale)
  }

  /** The catalogue's value of a field, and a button that takes the centre's own away. */
  #byCatalogue(field: string, value: string, isOwn: boolean, reset: () => void): TemplateResult {
    const t = servicesMessages[this.office.locale]
    return html`<div class="catalogue">
      <span class="hint">${t.byCatalogue(value)}</span>
      ${
        isOwn && mayChangeSettings(this.office)
          ? html`<button class="button" data-reset=${field} aria-label=${t.toDefaultNamed(field)} @click=${reset}>${t.toDefault}</button>`
          : nothing
      }
    </div>`
  }

  #title(): TemplateResult {
    const { locale } = this.office
    const t = servicesMessages[locale]
    const { kioskTitle, ...rest } = this.own
    return html`<div>
      ${localizedField({
        name: 'title',
        label: t.kioskTitle,
        hint: t.kioskTitleHint,
        locale,
        value: kioskTitle,
        placeholder: this.service.kioskTitle,
        wrong: this.#refused('kioskTitle'),
        onChange: title => this.#change(title ? { ...rest, kioskTitle: title } : rest),
      })}
      ${kioskTitle ? this.#byCatalogue(t.kioskTitle, this.service.kioskTitle[locale], true, () => this.#change(rest)) : nothing}
    </div>`
  }

  #group(): TemplateResult {
    const { locale, catalogue } = this.office
    const t = servicesMessages[locale]
    const words = queueGridMessages[locale]
    const { group, ...rest } = this.own
    const ofPurposes = new Set(catalogue.purposes.map(({ letter }) => letter))
    const groups = catalogue.groups.filter(({ letter }) => !ofPurposes.has(letter))
    const nameOf = (wanted: string) =>
      words.group(wanted, groups.find(({ letter }) => letter === wanted)?.title[locale] ?? wanted)
    const letters = [...new Set([...groups.map(({ letter }) => letter), ...(group ? [group] : [])])]
    return html`<div>
      ${selectField({
        name: 'group',
        label: t.group,
        options: letters.map(letter => [letter, nameOf(letter)]),
        value: group ?? this.service.group,
        wrong: this.#refused('group'),
        onChange: letter => this.#change(letter === this.service.group ? rest : { ...rest, group: letter }),
      })}
      <p class="hint">${t.groupHint}</p>
      ${this.#byCatalogue(t.group, nameOf(this.service.group), group !== undefined, () => this.#change(rest))}
    </div>`
  }

  #target(purpose: Purpose, words: string): TemplateResult {
    const { locale } = this.office
    const t = servicesMessages[locale]
    const usual = this.service.queues[purpose]?.targetMinutes ?? null
    const own = this.own[purpose]?.target
    const value = own === undefined ? usual : own
    const inWords = (minutes: number | null) =>
      minutes === null ? t.noTarget : t.minutes(formatNumber(locale, minutes))
    return html`<div>
      ${
        value === null
          ? html`<p class="label">${t.target(words)}</p>`
          : numberField({
              name: `target-${purpose}`,
              label: t.target(words),
              locale,
              limits: settingsLimits.targetMinutes,
              value,
              wrong: this.#refused(`${purpose}.target`),
              onChange: minutes => this.#setQueue(purpose, 'target', minutes === usual ? undefined : minutes),
            })
      }
      <label class="choice">
        <input
          type="checkbox"
          name="no-target-${purpose}"
          .checked=${value === null}
          @change=${(event: Event) => {
            const none = (event.target as HTMLInputElement).checked
            const next = none ? null : (usual ?? usualTargetMs / 60_000)
            this.#setQueue(purpose, 'target', next === usual ? undefined : next)
          }}
        />
        <span>${t.noTarget}</span>
      </label>
      ${this.#byCatalogue(t.target(words), inWords(usual), own !== undefined, () => this.#setQueue(purpose, 'target', undefined))}
    </div>`
  }

  #limit(purpose: Purpose, words: string): TemplateResult {
    const { locale } = this.office
    const t = servicesMessages[locale]
    return numberField({
      name: `limit-${purpose}`,
      label: t.limit(words),
      hint: t.limitHint,
      locale,
      limits: settingsLimits.queueWaiting,
      value: this.own[purpose]?.maxWaiting,
      isOptional: true,
      wrong: this.#refused(`${purpose}.maxWaiting`),
      onChange: people => this.#setQueue(purpose, 'maxWaiting', people),
    })
  }

  override render() {
    const { locale, catalogue } = this.office
    const t = servicesMessages[locale]
    return html`<div class="all">
      <p><strong>${t.officialTitle}:</strong> ${this.service.title[locale]}</p>
      <fieldset class="fields" ?disabled=${!mayChangeSettings(this.office)}>
        ${this.#title()} ${this.#group()}
      </fieldset>
      ${queuesOf(this.service).map(queue => {
        const { purpose } = splitQueue(queue)
        const words = staffPurpose(locale, purpose, catalogue)
        return html`<fieldset class="fields" data-purpose=${purpose} ?disabled=${!mayChangeSettings(this.office)}>
          ${this.#target(purpose, words)} ${this.#limit(purpose, words)}
        </fieldset>`
      })}
      <p><a href="#hours">${t.hours}</a></p>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kezek-service-editor': ServiceEditor
  }
  interface HTMLElementEventMap {
    'kezek-service-change': CustomEvent<ServiceChange>
  }
}
