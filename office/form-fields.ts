import { html, nothing, type TemplateResult } from 'lit'
import { textLimits } from '../shared/domain/text-limits.ts'
import { wrongText } from '../shared/ui/wrong-text.ts'

/** What is wrong with a form, by field; what belongs to none stands under the empty name. */
export type Wrong = Readonly<Record<string, string>>

export interface FormField {
  name: string
  label: string
  wrong: Wrong
  hint?: string
  value?: string
  maxlength?: number
  inputmode?: 'numeric' | 'text'
}

/** @returns a field of a form: label, hint and what is wrong belong to it for the ear as well. */
export function formField({
  name,
  label,
  wrong,
  hint,
  value = '',
  maxlength = textLimits.name,
  inputmode,
}: FormField): TemplateResult {
  const told = [hint && `${name}-hint`, wrong[name] && `${name}-wrong`].filter(Boolean).join(' ')
  return html`<div>
    <label class="label" for=${name}>${label}</label>
    <input
      class="field"
      id=${name}
      name=${name}
      autocomplete="off"
      spellcheck="false"
      maxlength=${maxlength}
      inputmode=${inputmode ?? nothing}
      aria-invalid=${wrong[name] !== undefined}
      aria-describedby=${told || nothing}
      .defaultValue=${value}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing} ${wrongText(`${name}-wrong`, wrong[name])}
  </div>`
}

/** @returns what was typed, and which of the `needed` fields are empty. */
export function readForm<const N extends string>(
  form: HTMLFormElement,
  names: readonly N[],
  needed: readonly N[],
  word: string,
): { typed: Record<N, string>; wrong: Wrong } {
  const data = new FormData(form)
  const typed = Object.fromEntries(names.map(name => [name, String(data.get(name) ?? '').trim()])) as Record<
    N,
    string
  >
  return {
    typed,
    wrong: Object.fromEntries(needed.filter(name => typed[name] === '').map(name => [name, word])),
  }
}

/** Leads the keyboard to the first field that is wrong. */
export function focusWrong(root: ParentNode): void {
  root.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
