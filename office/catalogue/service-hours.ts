import { html, nothing, type TemplateResult } from 'lit'
import type { WeekHours } from '../../shared/domain/settings.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { fieldProblems, newRow } from '../hours/hours-form.ts'
import '../hours/week-hours-editor.ts'
import { type ServiceContext, withoutField } from './service-context.ts'

/** Centres may begin their day at another time; most begin it at midnight. */
const dayStartsAt = '00:00'

/** @returns the service's own hours, if it has other ones than the organisation */
export function hoursFields(context: ServiceContext): TemplateResult {
  const { service, locale, wrong, readonly, edit, replace } = context
  const { hours } = service
  const set = (next: WeekHours) =>
    edit({ hours: next.map(row => ({ ...row, days: [...row.days], breaks: [...row.breaks] })) })
  const toggle = (event: Event) => {
    if ((event.target as HTMLInputElement).checked) set([newRow([])])
    else replace(withoutField(service, 'hours'))
  }
  const place = Object.keys(wrong).find(path => path === 'hours' || path.startsWith('hours.'))
  return html`<section class="card" aria-labelledby="hours">
    <h3 id="hours">${fieldNames[locale].hours}</h3>
    <label class="choice">
      <input type="checkbox" name="own-hours" .checked=${hours !== undefined} @change=${toggle} />
      <span>${catalogueMessages[locale].ownHours}</span>
    </label>
    ${
      hours
        ? html`<kezek-week-hours
            .hours=${hours}
            .problems=${fieldProblems(hours, dayStartsAt)}
            .locale=${locale}
            .label=${service.kioskTitle[locale]}
            .readonly=${readonly}
            @kezek-hours-change=${({ detail }: CustomEvent<WeekHours>) => set(detail)}
          ></kezek-week-hours>`
        : nothing
    }
    ${wrongText('hours-wrong', place && wrong[place])}
  </section>`
}
