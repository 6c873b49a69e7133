import { html, nothing, type TemplateResult } from 'lit'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { WeekHours } from '../../shared/domain/settings.ts'
import type { Wrong } from '../../shared/ui/forms/read-form.ts'
import { wrongText } from '../../shared/ui/forms/wrong-text.ts'
import { fieldProblems, newRow } from '../hours/hours-form.ts'
import '../hours/week-hours-editor.ts'

/** Hours as a catalogue keeps them. */
type CatalogueHours = CatalogueData['hours']

interface FormState {
  locale: Locale
  wrong: Wrong
  readonly: boolean
}

interface HoursField<T extends CatalogueHours | undefined> {
  /** Path of the hours inside the item: `hours`. */
  name: string
  /** Whose hours they are. */
  label: string
  hours: T
  onChange(hours: T): void
}

/** Centres may begin their day at another time; most begin it at midnight. */
const dayStartsAt = '00:00'

/** @returns the hours of a week, with what the server found wrong in them */
export function weekHoursField(
  { locale, wrong, readonly }: FormState,
  { name, label, hours, onChange }: HoursField<CatalogueHours>,
): TemplateResult {
  const place = Object.keys(wrong).find(path => path === name || path.startsWith(`${name}.`))
  return html`<kezek-week-hours
      data-hours=${name}
      .hours=${hours}
      .problems=${fieldProblems(hours, dayStartsAt)}
      .locale=${locale}
      .label=${label}
      .readonly=${readonly}
      @kezek-hours-change=${({ detail }: CustomEvent<WeekHours>) => onChange(copyOf(detail))}
    ></kezek-week-hours>
    ${wrongText(`${name}-wrong`, place && wrong[place])}`
}

/** @param words what is said beside the box. @returns hours that may be absent: a box begins and ends them */
export function ownHoursField(
  state: FormState,
  words: string,
  { hours, onChange, ...field }: HoursField<CatalogueHours | undefined>,
): TemplateResult {
  const toggle = (event: Event) =>
    onChange((event.target as HTMLInputElement).checked ? copyOf([newRow([])]) : undefined)
  return html`<label class="choice">
      <input type="checkbox" name="own-${field.name}" .checked=${hours !== undefined} @change=${toggle} />
      <span>${words}</span>
    </label>
    ${hours ? weekHoursField(state, { ...field, hours, onChange }) : nothing}`
}

function copyOf(hours: WeekHours): CatalogueHours {
  return hours.map(row => ({ ...row, days: [...row.days], breaks: [...row.breaks] }))
}
