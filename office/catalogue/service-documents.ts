import { html, type TemplateResult } from 'lit'
import type { Service } from '../../shared/catalogue/schema.ts'
import { catalogueMessages } from '../../shared/i18n/office/catalogue.ts'
import { fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { countField } from '../../shared/ui/forms/count-field.ts'
import { noText } from '../../shared/ui/forms/languages-field.ts'
import { selectField } from '../../shared/ui/forms/select-field.ts'
import '../forms/row-list.ts'
import { replaced } from '../list.ts'
import { type ServiceContext, textOf, withoutField } from './service-context.ts'

type Document = Service['documents'][number]

const copies = ['original', 'copy', 'both'] as const

/** @returns the documents that a visitor brings, as rows */
export function documentFields(context: ServiceContext): TemplateResult {
  const { service, locale, wrong, readonly, edit } = context
  const t = catalogueMessages[locale]
  return html`<section class="card">
    <kezek-row-list
      data-rows="documents"
      .label=${fieldNames[locale].documents}
      .rowName=${t.document}
      .addLabel=${t.addDocument}
      .locale=${locale}
      .rows=${service.documents}
      .row=${(document: Document, at: number) => documentFieldsOf(context, document, at)}
      .create=${(): Document => ({ name: noText })}
      .wrong=${wrong.documents}
      .readonly=${readonly}
      @kezek-rows-change=${(event: CustomEvent<readonly Document[]>) => edit({ documents: [...event.detail] })}
    ></kezek-row-list>
  </section>`
}

function documentFieldsOf(context: ServiceContext, document: Document, at: number): TemplateResult {
  const { service, locale, wrong, edit } = context
  const t = catalogueMessages[locale]
  const names = fieldNames[locale]
  const path = `documents.${at}`
  const set = (next: Document) => edit({ documents: replaced(service.documents, at, next) })
  const text = (name: 'name' | 'when' | 'issuer') =>
    textOf(context, {
      name: `${path}.${name}`,
      label: names[name],
      value: document[name],
      isNeeded: name === 'name',
      onInput: value => set({ ...document, [name]: value }),
    })
  return html`
    ${text('name')}
    <div class="fields">
      ${selectField<(typeof copies)[number] | ''>({
        name: `${path}.copies`,
        label: names.copies,
        options: [['', t.notSaid], ...copies.map(one => [one, t.copies[one]] as const)],
        value: document.copies ?? '',
        wrong: wrong[`${path}.copies`],
        onChange: value =>
          set(value === '' ? withoutField(document, 'copies') : { ...document, copies: value }),
      })}
      ${countField({
        name: `${path}.count`,
        label: names.count,
        value: document.count ?? null,
        wrong: wrong[`${path}.count`],
        onInput: value =>
          set(value === null ? withoutField(document, 'count') : { ...document, count: value }),
      })}
    </div>
    ${text('when')} ${text('issuer')}
  `
}
