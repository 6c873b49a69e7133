import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { wrongText } from '../shared/ui/wrong-text.ts'

/** @returns the field `day` of a form. */
export function dayField(label: string, day: string, wrong: string | undefined): TemplateResult {
  return html`<div>
    <label class="label" for="day">${label}</label>
    <input
      class="field"
      type="date"
      id="day"
      name="day"
      required
      .value=${wrong === undefined ? live(day) : nothing}
      aria-invalid=${wrong !== undefined}
      aria-describedby=${wrong === undefined ? nothing : 'day-wrong'}
    />
    ${wrongText('day-wrong', wrong)}
  </div>`
}
