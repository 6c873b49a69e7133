import { html, nothing, type TemplateResult } from 'lit'
import type { Service } from '../../shared/catalogue/schema.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { organisationMessages } from '../../shared/i18n/office/organisation.ts'
import { countField } from '../../shared/ui/forms/count-field.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import { type ServiceContext, withoutField } from './service-context.ts'

type Returns = NonNullable<Service['returns']>
type Uncollected = NonNullable<Service['uncollected']>

const returnTerms = [
  'authorityReturnsWithinWorkingDays',
  'authorityReturnsErrorsWithinWorkingDays',
  'centreNotifiesWithinWorkingDays',
] as const satisfies readonly (keyof Returns)[]
const receivers: readonly Uncollected['thenSentTo'][] = ['authorised-body', 'real-estate-centre']

/** Months that a new term of keeping begins with: the usual one of the order. */
const usualKeepMonths = 1

/** @returns within how many days documents are returned, and what becomes of a finished document that nobody collects */
export function returnFields(context: ServiceContext): TemplateResult {
  const { service, locale, wrong, edit, replace } = context
  const { uncollected } = service
  const names = fieldNames[locale]
  return html`
    <fieldset>
      <legend>${names.returns}</legend>
      <p class="hint">${organisationMessages[locale].termsHint}</p>
      <div class="fields">
        ${returnTerms.map(name =>
          countField({
            name: `returns.${name}`,
            label: names[name],
            value: service.returns?.[name] || null,
            wrong: wrong[`returns.${name}`],
            onInput: days => setReturnTerm(context, name, days),
          }),
        )}
      </div>
    </fieldset>
    <fieldset>
      <legend>${names.uncollected}</legend>
      <div class="fields">
        ${selectField<Uncollected['thenSentTo'] | ''>({
          name: 'uncollected.thenSentTo',
          label: names.thenSentTo,
          options: [
            ['', catalogueMessages[locale].notSaid],
            ...receivers.map(one => [one, organisationMessages[locale].sentTo[one]] as const),
          ],
          value: uncollected?.thenSentTo ?? '',
          wrong: wrong['uncollected.thenSentTo'],
          onChange: receiver =>
            receiver === ''
              ? replace(withoutField(service, 'uncollected'))
              : edit({ uncollected: { keepMonths: usualKeepMonths, ...uncollected, thenSentTo: receiver } }),
        })}
        ${
          uncollected
            ? countField({
                name: 'uncollected.keepMonths',
                label: names.keepMonths,
                value: uncollected.keepMonths || null,
                wrong: wrong['uncollected.keepMonths'],
                // An empty field is no number of months: the server says so beside it.
                onInput: months => edit({ uncollected: { ...uncollected, keepMonths: months ?? 0 } }),
              })
            : nothing
        }
      </div>
    </fieldset>
  `
}

function setReturnTerm(
  { service, edit, replace }: ServiceContext,
  name: keyof Returns,
  days: number | null,
): void {
  const { [name]: _old, ...others } = service.returns ?? {}
  const terms = { ...others, ...(days !== null && { [name]: days }) }
  if (Object.values(terms).every(term => term === 0)) replace(withoutField(service, 'returns'))
  // The other terms need the first one: the server says beside its field that it is missing.
  else edit({ returns: { authorityReturnsWithinWorkingDays: 0, ...terms } })
}
