import { html, noChange, nothing, type TemplateResult } from 'lit'
import type { Locale } from '../../domain/locale.ts'
import { formatTypedDate, dateField as words } from '../../i18n/common/date-field.ts'
import './calendar-button.ts'
import { wrongText } from './wrong-text.ts'

export interface DateField {
  name: string
  label: string
  locale: Locale
  /** The centre's present day. */
  today: string
  wrong: string | undefined
  /** `2026-11-27`; undefined: the field keeps its text. */
  value?: string | undefined
  isNeeded?: boolean
}

/**
 * A date field in the page's language; a native one would use the browser's. `parseTypedDate` reads the typed text; a calendar beside
 * the field serves users who prefer to point.
 * @returns label, field, calendar and error
 */
export function dateField({
  name,
  label,
  locale,
  today,
  wrong,
  value,
  isNeeded = false,
}: DateField): TemplateResult {
  const pick = ({ detail, target }: CustomEvent<string>) => {
    const input = (target as HTMLElement).parentElement?.querySelector('input')
    if (!input) return
    input.value = formatTypedDate(locale, detail)
    input.focus()
  }
  return html`<div>
    <label class="label" for=${name}>${label}</label>
    <div class="date">
      <input
        class="field"
        id=${name}
        name=${name}
        type="text"
        autocomplete="off"
        spellcheck="false"
        maxlength="12"
        placeholder=${words[locale].format}
        ?required=${isNeeded}
        .value=${value === undefined ? noChange : formatTypedDate(locale, value)}
        aria-invalid=${wrong !== undefined}
        aria-describedby=${wrong === undefined ? nothing : `${name}-wrong`}
      />
      <kezek-calendar-button .locale=${locale} .label=${label} .today=${today} .field=${name} @kezek-date-picked=${pick}></kezek-calendar-button>
    </div>
    ${wrongText(`${name}-wrong`, wrong)}
  </div>`
}
