import { html, type TemplateResult } from 'lit'
import type { Locale } from '../shared/domain/locale.ts'
import { reportsMessages } from '../shared/i18n/reports/reports.ts'
import { refusedView } from '../shared/ui/refused.ts'
import type { ApiQuery } from './api-query.ts'

/** @returns the reply as `show` renders it; before, that it is loading, or why it failed, with a button to retry. */
export function queryView<T>(
  asked: ApiQuery<T>,
  locale: Locale,
  show: (reply: T) => TemplateResult,
): TemplateResult {
  const t = reportsMessages[locale]
  const { reply, refusal } = asked
  if (refusal) return refusedView(refusal, asked.retry, locale)
  if (reply === undefined) return html`<p class="quiet waiting" role="status">${t.asking} …</p>`
  return show(reply)
}
