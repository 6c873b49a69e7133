import { html, nothing, type TemplateResult } from 'lit'
import { type Locale, locales } from '../../domain/locale.ts'
import type { LocalizedText } from '../../domain/settings.ts'
import { languageNames } from '../../i18n/common/messages.ts'
import { textInLanguages } from '../../i18n/common/text-in-languages.ts'
import type { Wrong } from './read-form.ts'
import { wrongText } from './wrong-text.ts'

export const noText: LocalizedText = { kk: '', ru: '', en: '' }

export interface LanguagesField {
  /** The text's path in the document, which names its problems: `title`, with `title.kk` for one language. */
  name: string
  label: string
  /** Undefined: not written yet. */
  value: LocalizedText | undefined
  locale: Locale
  wrong: Wrong
  hint?: string | undefined
  /** Lines of each field. */
  lines?: number
  /** UTF-16 units. */
  maxlength: number
  /** A text that is not needed is missing only where another language has it. */
  isNeeded?: boolean
  onInput(value: LocalizedText): void
}

/** @returns a text in every language side by side, with a mark beside each language in which it is missing */
export function languagesField(field: LanguagesField): TemplateResult {
  const { name, label, value = noText, hint, wrong, isNeeded = false } = field
  const isStarted = isNeeded || locales.some(language => value[language].trim() !== '')
  return html`<fieldset data-field=${name}>
    <legend>${label}</legend>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
    <div class="languages">
      ${locales.map(language => languageField(field, value, language, isStarted))}
    </div>
    ${wrongText(`${name}-wrong`, wrong[name])}
  </fieldset>`
}

function languageField(
  { name, label, locale, wrong, lines = 1, maxlength, onInput }: LanguagesField,
  value: LocalizedText,
  language: Locale,
  isStarted: boolean,
): TemplateResult {
  const id = `${name}.${language}`
  const isMissing = isStarted && value[language].trim() === ''
  const problem = wrong[id]
  return html`<div>
    <label class="in-language" for=${id}>
      <span class="visually-hidden">${label},</span>
      ${languageNames[language]}
      ${isMissing ? html`<span class="mark warn">${textInLanguages[locale].missing}</span>` : nothing}
    </label>
    <textarea
      class="field"
      id=${id}
      lang=${language}
      rows=${lines}
      maxlength=${maxlength}
      aria-invalid=${problem !== undefined || (wrong[name] !== undefined && isMissing)}
      aria-describedby=${problem === undefined ? nothing : `${id}-wrong`}
      .value=${value[language]}
      @input=${(event: InputEvent) =>
        onInput({ ...value, [language]: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    ${wrongText(`${id}-wrong`, problem)}
  </div>`
}
