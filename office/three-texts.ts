import { html, nothing, type TemplateResult } from 'lit'
import { locales } from '../shared/domain/locale.ts'
import type { LocalizedText } from '../shared/domain/settings.ts'
import { textLimits } from '../shared/domain/text-limits.ts'
import { languageNames } from '../shared/i18n/common/messages.ts'
import { wrongText } from '../shared/ui/forms/wrong-text.ts'

interface ThreeTexts {
  /** Begins the fields' names: `title` gives `title.kk`. */
  name: string
  /** What is written, in one or two words. */
  label: string
  value: LocalizedText
  /** @returns what is wrong with a language's text; undefined for nothing */
  wrongIn: (language: keyof LocalizedText) => string | undefined
  onInput: (value: LocalizedText) => void
  /** UTF-16 units. */
  maxlength?: number
}

/** @returns fields for a text in the three languages, side by side where there is room. */
export function threeTexts({
  name,
  label,
  value,
  wrongIn,
  onInput,
  maxlength = textLimits.title,
}: ThreeTexts): TemplateResult {
  return html`<div class="fields">
    ${locales.map(language => {
      const field = `${name}.${language}`
      const wrong = wrongIn(language)
      return html`<div>
        <label>
          <span class="label">${label}: ${languageNames[language]}</span>
          <textarea
            class="field"
            name=${field}
            lang=${language}
            rows="2"
            maxlength=${maxlength}
            aria-invalid=${wrong !== undefined}
            aria-describedby=${wrong === undefined ? nothing : `wrong-${field}`}
            .value=${value[language]}
            @input=${(event: Event) =>
              onInput({ ...value, [language]: (event.target as HTMLTextAreaElement).value })}
          ></textarea>
        </label>
        ${wrongText(`wrong-${field}`, wrong)}
      </div>`
    })}
  </div>`
}
