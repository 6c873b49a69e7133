import { html, noChange, nothing, type TemplateResult } from 'lit'
import { wrongText } from './wrong-text.ts'

export interface SelectField<V extends string> {
  name: string
  label: string
  /** Values with their words, in the order of the list. */
  options: readonly (readonly [value: V, words: string])[]
  /** Undefined: the field keeps what the user has chosen. */
  value?: V | undefined
  wrong?: string | undefined
  onChange?: ((value: V) => void) | undefined
}

/** @returns a list to choose one value from, with its label and what is wrong with it. */
export function selectField<V extends string>({
  name,
  label,
  options,
  value,
  wrong,
  onChange,
}: SelectField<V>): TemplateResult {
  const choose = (event: Event) => {
    const at = (event.target as HTMLSelectElement).selectedIndex
    const chosen = options[at]?.[0]
    if (chosen !== undefined) onChange?.(chosen)
  }
  return html`<div>
    <label class="label" for=${name}>${label}</label>
    <select
      class="field"
      id=${name}
      name=${name}
      aria-invalid=${wrong !== undefined}
      aria-describedby=${wrong === undefined ? nothing : `${name}-wrong`}
      @change=${choose}
    >
      ${options.map(
        ([option, words]) =>
          html`<option value=${option} .selected=${value === undefined ? noChange : option === value}>${words}</option>`,
      )}
    </select>
    ${wrongText(`${name}-wrong`, wrong)}
  </div>`
}
