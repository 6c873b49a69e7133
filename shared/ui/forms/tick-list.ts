import { html, nothing, type TemplateResult } from 'lit'
import { wrongText } from './wrong-text.ts'

export interface TickList<V extends string> {
  name: string
  label: string
  /** Values with their words, in the order of the list. */
  options: readonly (readonly [value: V, words: string])[]
  ticked: readonly V[]
  hint?: string | undefined
  wrong?: string | undefined
  /** @param ticked in the order of the options */
  onChange(ticked: V[]): void
}

/** @returns a list of which several values may be ticked */
export function tickList<V extends string>(list: TickList<V>): TemplateResult {
  const { name, label, options, ticked, hint, wrong, onChange } = list
  const toggle = (value: V, isTicked: boolean) =>
    onChange(options.map(([one]) => one).filter(one => (one === value ? isTicked : ticked.includes(one))))
  return html`<fieldset data-field=${name}>
    <legend>${label}</legend>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    <div class="ticks">
      ${options.map(
        ([value, words]) => html`<label class="choice">
          <input
            type="checkbox"
            value=${value}
            aria-invalid=${wrong !== undefined}
            aria-describedby=${wrong === undefined ? nothing : `${name}-wrong`}
            .checked=${ticked.includes(value)}
            @change=${(event: Event) => toggle(value, (event.target as HTMLInputElement).checked)}
          />
          <span>${words}</span>
        </label>`,
      )}
    </div>
    ${wrongText(`${name}-wrong`, wrong)}
  </fieldset>`
}
