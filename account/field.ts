import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../shared/ui/icons.ts'

export interface Field {
  name: string
  label: string
  /** What the browser's own memory of names and passwords knows it as. */
  autocomplete: 'username' | 'current-password' | 'new-password'
  type?: 'text' | 'password'
  hint?: string
  /** What is wrong with it; told when it gets the focus, too. */
  wrong: string | undefined
  /** Beside the field: a button that shows what was typed. */
  beside?: TemplateResult
}

/** @returns a field of this page: label, hint and what is wrong belong to it for the ear as well. */
export function field({
  name,
  label,
  autocomplete,
  type = 'text',
  hint,
  wrong,
  beside,
}: Field): TemplateResult {
  const told = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ')
  return html`<div>
    <label for=${name}>${label}</label>
    <div class="row">
      <input
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby=${told || nothing}
      />
      ${beside ?? nothing}
    </div>
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${wrong ? html`<p class="wrong" id="${name}-wrong">${icon('bad')}<span>${wrong}</span></p>` : nothing}
  </div>`
}
