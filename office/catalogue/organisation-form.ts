import { html, nothing, type TemplateResult } from 'lit'
import { usualPolicy, usualZone } from '../../shared/catalogue/default-settings.ts'
import type { Organisation } from '../../shared/catalogue/organisation.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import { policies } from '../../shared/domain/settings.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { organisationMessages } from '../../shared/i18n/office/organisation.ts'
import { rulesMessages } from '../../shared/i18n/office/rules.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { zonesToChoose } from '../centre/hall-part.ts'
import { itemBar, wrongFields } from './item-bar.ts'
import type { ItemDraft } from './item-draft.ts'
import { weekHoursField } from './own-hours.ts'
import { textOf } from './service-context.ts'

/** @returns the form of the organisation: its title, its usual hours, and what a new centre begins with */
export function organisationForm(
  draft: ItemDraft<Organisation>,
  catalogue: CatalogueData,
  locale: Locale,
  readonly: boolean,
): TemplateResult | typeof nothing {
  const { value } = draft
  if (!value) return nothing
  const t = organisationMessages[locale]
  const names = fieldNames[locale]
  const wrong = wrongFields(draft, locale)
  const edit = (change: Partial<Organisation>) => draft.edit({ ...value, ...change })
  const { title, remark, hours, zone = usualZone, policy = usualPolicy } = value
  return html`<section class="card" data-item="organisation" aria-label=${names.organisation}>
    <fieldset class="entry" ?disabled=${readonly}>
      ${textOf({ locale, wrong }, { name: 'title', label: names.title, value: title, isNeeded: true, onInput: words => edit({ title: words }) })}
      ${textOf({ locale, wrong }, { name: 'remark', label: names.remark, value: remark, hint: t.remarkHint, onInput: words => edit({ remark: words }) })}
      <div>
        <h3>${t.usualHours}</h3>
        <p class="hint">${t.usualHoursHint}</p>
      </div>
      ${weekHoursField(
        { locale, wrong, readonly },
        { name: 'hours', label: t.usualHours, hours, onChange: next => edit({ hours: next }) },
      )}
      <div>
        <h3>${t.newCentres}</h3>
        <p class="hint">${t.newCentresHint}</p>
      </div>
      <div class="fields">
        ${selectField({
          name: 'zone',
          label: names.zone,
          options: zonesToChoose(zone).map(one => [one, one.replaceAll('_', ' ')] as const),
          value: zone,
          wrong: wrong.zone,
          onChange: chosen => edit({ zone: chosen }),
        })}
        ${selectField({
          name: 'policy',
          label: names.policy,
          options: policies.map(one => [one, rulesMessages[locale].policies[one]] as const),
          value: policy,
          wrong: wrong.policy,
          onChange: chosen => edit({ policy: chosen }),
        })}
      </div>
    </fieldset>
    ${readonly ? nothing : itemBar(draft, catalogue, locale)}
  </section>`
}
