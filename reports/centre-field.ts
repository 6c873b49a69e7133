import { html, nothing, type TemplateResult } from 'lit'
import { allCentres } from '../shared/contract/archive-report.ts'
import { reportsMessages } from '../shared/i18n/reports/reports.ts'
import { wrongText } from '../shared/ui/wrong-text.ts'
import type { Reports } from './reports.ts'

/**
 * @param withAll whether all may be chosen together
 * @returns the field `centre` of a form
 */
export function centreField(
  { locale, centres, choice }: Reports,
  {
    withAll,
    wrong,
    onChange,
  }: { withAll: boolean; wrong?: string | undefined; onChange?: (centre: string) => void },
): TemplateResult {
  const t = reportsMessages[locale]
  const names = centres
    .map(({ id, name }) => ({ id, name: name[locale] }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale))
  const isKnown = names.some(({ id }) => id === choice.centre)
  const hasAll = withAll && centres.length > 1
  return html`<div>
    <label class="label" for="centre">${t.centre}</label>
    <select
      class="field"
      id="centre"
      name="centre"
      aria-invalid=${wrong !== undefined}
      aria-describedby=${wrong === undefined ? nothing : 'centre-wrong'}
      @change=${(event: Event) => onChange?.((event.target as HTMLSelectElement).value)}
    >
      ${hasAll ? html`<option value=${allCentres} ?selected=${choice.centre === allCentres}>${t.allCentres}</option>` : nothing}
      ${!isKnown && !(hasAll && choice.centre === allCentres) ? html`<option value="" selected>${t.chooseCentre}</option>` : nothing}
      ${names.map(({ id, name }) => html`<option value=${id} ?selected=${id === choice.centre}>${name}</option>`)}
    </select>
    ${wrongText('centre-wrong', wrong)}
  </div>`
}
