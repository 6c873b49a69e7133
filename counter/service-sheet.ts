import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { fileAddress } from '../shared/catalogue/files.ts'
import type { ServiceDocument, ServiceFile } from '../shared/catalogue/schema.ts'
import type { ScreenService } from '../shared/catalogue/screen-catalogue.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { LocalizedText } from '../shared/domain/settings.ts'
import { fileDetails, fileFacts } from '../shared/i18n/common/file-facts.ts'
import { serviceFacts } from '../shared/i18n/common/service-facts.ts'
import { recipientWords } from '../shared/i18n/kiosk/processing.ts'
import { baseStyles } from '../shared/ui/base.styles.ts'
import { documentLine } from '../shared/ui/document-line.ts'

declare global {
  interface HTMLElementTagNameMap {
    'kezek-service-sheet': ServiceSheet
  }
}

/** The documents of the visitor's service, who may apply, forms and samples, folded away until the inspector wants them. */
@customElement('kezek-service-sheet')
export class ServiceSheet extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      summary {
        padding: 6px 0;
        color: var(--brand);
        font-weight: 600;
        cursor: pointer;
      }

      ul,
      ol,
      p {
        margin: 0 0 6px;
      }

      ol {
        padding-inline-start: 1.6em;
      }

      ul {
        padding-inline-start: 1.2em;
      }

      li,
      p {
        font-size: 15px;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }

      .head {
        margin: 6px 0 2px;
        color: var(--ink-2);
      }

      a {
        color: var(--brand);
        font-weight: 600;
      }

      .files {
        padding: 0;
        list-style: none;
      }

      .files a {
        display: inline-block;
        padding: 6px 0;
      }

      i {
        color: var(--ink-2);
        font-style: normal;
      }
    `,
  ]

  @property() locale: Locale = 'kk'
  @property({ attribute: false }) service: ScreenService | undefined
  /** What the visitor brings for this purpose, where it is not the service's documents. */
  @property({ attribute: false }) bring: readonly LocalizedText[] | undefined

  #files(files: readonly ServiceFile[]): TemplateResult {
    const { locale } = this
    const { heading, newTab } = fileFacts[locale]
    return html`<p class="head">${heading}</p>
      <ul class="files">
        ${files.map(
          file => html`<li>
            <a href=${fileAddress(file.digest)} target="_blank" rel="noopener">
              ${file.title[locale]}<span class="visually-hidden">, ${newTab}</span>
            </a>
            <i>${fileDetails(locale, file)}</i>
          </li>`,
        )}
      </ul>`
  }

  override render(): TemplateResult | typeof nothing {
    const { locale, service, bring } = this
    if (!service) return nothing
    const t = serviceFacts[locale]
    const papers: readonly ServiceDocument[] = bring?.map(name => ({ name })) ?? service.documents
    const note = bring ? undefined : service.documentsNote
    const files = bring ? [] : (service.files ?? [])
    const groups = service.eligibility?.map(group => group[locale])
    return html`<details>
      <summary>${bring ? t.toBring : t.documents}: ${papers.length}. ${t.whoMayApply}${files.length > 0 ? `. ${fileFacts[locale].heading}: ${files.length}` : nothing}</summary>
      <ol>
        ${papers.map(paper => documentLine(locale, paper))}
      </ol>
      ${note ? html`<p><b>${note[locale]}</b></p>` : nothing}
      <p class="head">${t.whoMayApply}</p>
      <ul>
        ${(groups ?? [recipientWords(locale, service.recipients)]).map(group => html`<li>${group}</li>`)}
      </ul>
      ${files.length > 0 ? this.#files(files) : nothing}
    </details>`
  }
}
