import type { TemplateResult } from 'lit'
import { allCentres } from '../shared/contract/archive-report.ts'
import { reportsMessages } from '../shared/i18n/reports/reports.ts'
import { selectField } from '../shared/ui/forms/select-field.ts'
import type { Reports } from './reports.ts'

/**
 * @param withAll whether all centres can be chosen together
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
  const isAll = hasAll && choice.centre === allCentres
  return selectField({
    name: 'centre',
    label: t.centre,
    options: [
      ...(hasAll ? [[allCentres, t.allCentres] as const] : []),
      ...(isKnown || isAll ? [] : [['', t.chooseCentre] as const]),
      ...names.map(({ id, name }) => [id, name] as const),
    ],
    value: isKnown || isAll ? choice.centre : '',
    wrong,
    onChange,
  })
}
