import { html, type TemplateResult } from 'lit'
import type { Locale } from '../shared/domain/locale.ts'
import { reportsMessages } from '../shared/i18n/reports/reports.ts'
import { refusedView } from '../shared/ui/refused.ts'
import type { Asked } from './asked.ts'

/** @returns what was asked for as `show` draws it; before, that it is on its way, or why it does not come, with a way to ask again. */
export function askedView<T>(
  asked: Asked<T>,
  locale: Locale,
  show: (reply: T) => TemplateResult,
): TemplateResult {
  const t = reportsMessages[locale]
  const { reply, refusal } = asked
  if (refusal) return refusedView(refusal, asked.retry, locale)
  if (reply === undefined) return html`<p class="quiet waiting" role="status">${t.asking} …</p>`
  return show(reply)
}
