import { html, nothing, type TemplateResult } from 'lit'
import { textLimits } from '../../domain/text-limits.ts'
import type { Wrong } from './read-form.ts'
import { wrongText } from './wrong-text.ts'

export interface TextField {
  name: string
  label: string
  wrong: Wrong
  hint?: string | undefined
  value?: string
  /** UTF-16 units. */
  maxlength?: number
  inputmode?: 'numeric' | 'text'
}

export interface CredentialField extends Pick<TextField, 'name' | 'label' | 'wrong' | 'hint'> {
  /** The name by which browsers and password managers know the field. */
  autocomplete: 'username' | 'current-password' | 'new-password'
  type?: 'text' | 'password'
  /** A control beside the field, such as the button that shows the password. */
  beside?: TemplateResult
}

/** @returns a text field with its label, its hint and what is wrong with it, which screen readers read together. */
export function textField({
  name,
  label,
  wrong,
  hint,
  value = '',
  maxlength = textLimits.name,
  inputmode,
}: TextField): TemplateResult {
  const input = html`<input
    class="field"
    id=${name}
    name=${name}
    autocomplete="off"
    spellcheck="false"
    maxlength=${maxlength}
    inputmode=${inputmode ?? nothing}
    aria-invalid=${wrong[name] !== undefined}
    aria-describedby=${describedBy(name, hint, wrong[name])}
    .defaultValue=${value}
  />`
  return labelled({ name, label, hint, wrong }, input)
}

/** @returns a field for a login or a password. Its text has no limit: the server answers what it does not take. */
export function credentialField({
  name,
  label,
  wrong,
  hint,
  autocomplete,
  type = 'text',
  beside,
}: CredentialField): TemplateResult {
  const input = html`<div class="row">
    <input
      class="field"
      id=${name}
      name=${name}
      type=${type}
      autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${wrong[name] !== undefined}
      aria-describedby=${describedBy(name, hint, wrong[name])}
    />
    ${beside ?? nothing}
  </div>`
  return labelled({ name, label, hint, wrong }, input)
}

function labelled(
  { name, label, hint, wrong }: Pick<TextField, 'name' | 'label' | 'hint' | 'wrong'>,
  input: TemplateResult,
): TemplateResult {
  return html`<div>
    <label class="label" for=${name}>${label}</label>
    ${input} ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${wrongText(`${name}-wrong`, wrong[name])}
  </div>`
}

function describedBy(
  name: string,
  hint: string | undefined,
  wrong: string | undefined,
): string | typeof nothing {
  return [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ') || nothing
}
