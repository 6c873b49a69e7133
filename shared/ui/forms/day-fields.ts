import { css, html, nothing, type TemplateResult } from 'lit'
import { type Locale, locales } from '../../domain/locale.ts'
import { textLimits } from '../../domain/text-limits.ts'
import { languageNames } from '../../i18n/common/messages.ts'
import { managerActions } from '../../i18n/manager/actions.ts'
import type { DayForm } from './day-form.ts'

/** Styles of the fields of one day. */
export const dayFieldsStyles = css`
  form {
    display: flex;
    flex-direction: column;
    gap: 16px;
  }

  .times {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(180px, 100%), 1fr));
    gap: 12px;
    padding: 4px 0 8px 44px;
  }

  .notices {
    display: grid;
    gap: 10px;
  }

  textarea {
    resize: vertical;
  }
`

interface Fields {
  form: DayForm
  locale: Locale
  set(change: Partial<DayForm>): void
}

/** @returns the fields of one day: usual hours, other hours or closed, and the notice for the hall. */
export function dayFields(fields: Fields): TemplateResult {
  const { form, locale } = fields
  const t = managerActions[locale]
  return html`<fieldset>
      <legend>${t.whatDay}</legend>
      ${modeField(fields, 'usual', t.asUsual)} ${modeField(fields, 'open', t.openOther)}
      ${
        form.mode === 'open'
          ? html`<div class="times">
              ${timeField(fields, 'open', t.openFrom)} ${timeField(fields, 'close', t.openTo)}
              <p class="quiet" aria-hidden="true">${t.likeHours}</p>
            </div>`
          : nothing
      }
      ${modeField(fields, 'closed', t.closedDay)}
    </fieldset>
    ${
      form.mode === 'usual'
        ? nothing
        : html`<fieldset class="notices">
            <legend>${t.noticeText}</legend>
            ${locales.map(language => noticeField(fields, language))}
          </fieldset>`
    }`
}

function modeField({ form, set }: Fields, mode: DayForm['mode'], word: string): TemplateResult {
  return html`<label class="choice">
    <input type="radio" name="mode" value=${mode} .checked=${form.mode === mode} @change=${() => set({ mode })} />
    ${word}
  </label>`
}

function timeField({ form, locale, set }: Fields, field: 'open' | 'close', word: string): TemplateResult {
  return html`<label>
    <span class="label">${word}</span>
    <input
      class="field"
      name=${field}
      inputmode="numeric"
      maxlength="5"
      placeholder=${field === 'open' ? '09:00' : '20:00'}
      .value=${form[field]}
      aria-describedby="hours"
      @input=${(event: InputEvent) => set({ [field]: (event.target as HTMLInputElement).value })}
    />
    <span class="visually-hidden" id="hours">${managerActions[locale].likeHours}</span>
  </label>`
}

function noticeField({ form, set }: Fields, language: Locale): TemplateResult {
  return html`<label>
    <span class="label" lang=${language}>${languageNames[language]}</span>
    <textarea
      class="field"
      name="notice-${language}"
      lang=${language}
      rows="2"
      maxlength=${textLimits.notice}
      .value=${form.notice[language]}
      @input=${(event: InputEvent) =>
        set({ notice: { ...form.notice, [language]: (event.target as HTMLTextAreaElement).value } })}
    ></textarea>
  </label>`
}
