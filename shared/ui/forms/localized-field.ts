import { html, nothing, type TemplateResult } from 'lit'
import { type Locale, locales } from '../../domain/locale.ts'
import type { LocalizedText } from '../../domain/settings.ts'
import { textLimits } from '../../domain/text-limits.ts'
import { formMessages, lacksLanguage } from '../../i18n/common/forms.ts'
import { languageNames } from '../../i18n/common/messages.ts'
import { wrongText } from './wrong-text.ts'

export interface LocalizedField {
  name: string
  label: string
  locale: Locale
  /** Undefined: all languages are empty. */
  value: LocalizedText | undefined
  /** Shown in empty fields. */
  placeholder?: LocalizedText | undefined
  hint?: string | undefined
  /** What the server found wrong. */
  wrong?: string | undefined
  /** Called with undefined when all languages are empty. */
  onChange: (value: LocalizedText | undefined) => void
}

/** @returns one field for each language of a text, with one label, and what is wrong with it. */
export function localizedField(field: LocalizedField): TemplateResult {
  const { name, label, locale, value, placeholder, hint, onChange } = field
  const wrong = lacksLanguage(value) ? formMessages[locale].allLanguages : field.wrong
  const type = (language: Locale, event: Event) => {
    const typed = (event.target as HTMLInputElement).value
    const next = { kk: '', ru: '', en: '', ...value, [language]: typed }
    onChange(locales.every(one => next[one].trim() === '') ? undefined : next)
  }
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ')
  return html`<fieldset class="localized" aria-describedby=${described || nothing}>
    <legend>${label}</legend>
    ${locales.map(
      language => html`<label class="language">
        <span>${languageNames[language]}</span>
        <input
          class="field"
          name="${name}-${language}"
          lang=${language}
          autocomplete="off"
          maxlength=${textLimits.title}
          placeholder=${placeholder?.[language] ?? nothing}
          .value=${value?.[language] ?? ''}
          aria-invalid=${wrong !== undefined && (value?.[language] ?? '').trim() === ''}
          @input=${(event: Event) => type(language, event)}
        />
      </label>`,
    )}
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing} ${wrongText(`${name}-wrong`, wrong)}
  </fieldset>`
}
