import { html, type TemplateResult } from 'lit'
import { errorMessage } from '../shared/i18n/errors.ts'
import type { Locale } from '../shared/i18n/locale.ts'
import { reportsMessages } from '../shared/i18n/reports.ts'
import { icon } from '../shared/ui/icons.ts'
import type { Asked } from './asked.ts'

/** @returns what was asked for as `show` draws it; before, that it is on its way, or why it does not come, with a way to ask again. */
export function askedView<T>(
  asked: Asked<T>,
  locale: Locale,
  show: (reply: T) => TemplateResult,
): TemplateResult {
  const t = reportsMessages[locale]
  const { reply, refusal } = asked
  if (refusal)
    return html`<div class="refused" role="alert">
      <p class="trouble">${icon('bad')} ${errorMessage(locale, refusal)}</p>
      <p><button class="button" data-act="again" @click=${() => void asked.again()}>${t.again}</button></p>
    </div>`
  if (reply === undefined) return html`<p class="quiet waiting" role="status">${t.asking} …</p>`
  return show(reply)
}
