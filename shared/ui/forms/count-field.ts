import { html, nothing, type TemplateResult } from 'lit'
import { wrongText } from './wrong-text.ts'

export interface CountField {
  name: string
  label: string
  /** Null: empty. */
  value: number | null
  hint?: string | undefined
  wrong?: string | undefined
  /** Called with null for an empty field. */
  onInput(value: number | null): void
}

/** @returns a field for a whole number, which may be empty */
export function countField({ name, label, value, hint, wrong, onInput }: CountField): TemplateResult {
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ')
  return html`<div data-field=${name}>
    <label class="label" for=${name}>${label}</label>
    <input
      class="field short"
      id=${name}
      name=${name}
      type="text"
      inputmode="numeric"
      autocomplete="off"
      maxlength="6"
      aria-invalid=${wrong !== undefined}
      aria-describedby=${described || nothing}
      .value=${value === null ? '' : String(value)}
      @input=${(event: InputEvent) => {
        const input = event.target as HTMLInputElement
        // Letters never become part of a number.
        const digits = input.value.replace(/\D/g, '')
        if (digits !== input.value) input.value = digits
        onInput(digits === '' ? null : Number(digits))
      }}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${wrongText(`${name}-wrong`, wrong)}
  </div>`
}
