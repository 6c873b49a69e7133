import { html, noChange, nothing, type TemplateResult } from 'lit'
import type { Locale } from '../../domain/locale.ts'
import type { Limits } from '../../domain/settings-limits.ts'
import { numberProblem, rangeInWords } from '../../i18n/common/forms.ts'
import { wrongText } from './wrong-text.ts'

export interface NumberField {
  name: string
  label: string
  locale: Locale
  limits: Limits
  /** NaN: what was typed is no whole number and stays in the field. Undefined: the field is empty. */
  value: number | undefined
  /** What the number does, in one sentence. */
  hint?: string | undefined
  /** What the server found wrong. */
  wrong?: string | undefined
  placeholder?: string | undefined
  /** The field may be empty. */
  isOptional?: boolean
  onChange: (value: number | undefined) => void
}

/** @returns the number that was typed; NaN for what is no whole number. */
function parseNumber(typed: string): number {
  return /^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN
}

/** @returns a field for a whole number with its range beside the label, its sentence, and what is wrong with it. */
export function numberField(field: NumberField): TemplateResult {
  const { name, label, locale, limits, value, hint, placeholder, isOptional = false, onChange } = field
  const wrong = numberProblem(locale, value, limits) ?? field.wrong
  const described = [`${name}-range`, hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean)
  const type = (event: Event) => {
    const typed = (event.target as HTMLInputElement).value
    onChange(isOptional && typed.trim() === '' ? undefined : parseNumber(typed))
  }
  return html`<div>
    <label class="label" for=${name}>${label} <span class="range" id="${name}-range">${rangeInWords(locale, limits)}</span></label>
    <input
      class="field short"
      id=${name}
      name=${name}
      inputmode="numeric"
      autocomplete="off"
      maxlength="7"
      placeholder=${placeholder ?? nothing}
      .value=${Number.isNaN(value) ? noChange : String(value ?? '')}
      aria-invalid=${wrong !== undefined}
      aria-describedby=${described.join(' ')}
      @input=${type}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing} ${wrongText(`${name}-wrong`, wrong)}
  </div>`
}
