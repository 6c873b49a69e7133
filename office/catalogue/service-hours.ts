import { html, type TemplateResult } from 'lit'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { ownHoursField } from './own-hours.ts'
import { type ServiceContext, withoutField } from './service-context.ts'

/** @returns the service's own hours, if it has other ones than the organisation */
export function hoursFields(context: ServiceContext): TemplateResult {
  const { service, locale, edit, replace } = context
  return html`<section class="card" aria-labelledby="hours">
    <h3 id="hours">${fieldNames[locale].hours}</h3>
    ${ownHoursField(context, catalogueMessages[locale].ownHours, {
      name: 'hours',
      label: service.kioskTitle[locale],
      hours: service.hours,
      onChange: hours => (hours ? edit({ hours }) : replace(withoutField(service, 'hours'))),
    })}
  </section>`
}
