import { html, nothing, type TemplateResult } from 'lit'
import type { ServiceDocument } from '../catalogue/schema.ts'
import type { Locale } from '../domain/locale.ts'
import { documentDetails } from '../i18n/common/service-facts.ts'

/** @returns a row of a list of documents: who brings it, its name, original or copy, and who issues it. */
export function documentLine(locale: Locale, paper: ServiceDocument): TemplateResult {
  const details = documentDetails(locale, paper)
  const when = paper.when ? html`<i>${paper.when[locale]}:</i> ` : nothing
  return html`<li>${when}${paper.name[locale]}${details ? html` <b>(${details})</b>` : nothing}</li>`
}
