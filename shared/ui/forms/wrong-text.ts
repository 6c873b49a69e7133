import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../icons.ts'

/** @returns what is wrong with a field, shown below it; the field names `id` in its `aria-describedby`. */
export function wrongText(id: string, text: string | undefined): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<p class="wrong" id=${id}>${icon('bad')}<span>${text}</span></p>`
}
