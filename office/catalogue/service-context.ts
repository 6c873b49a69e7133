import type { TemplateResult } from 'lit'
import type { CatalogueData, Service } from '../../shared/catalogue/schema.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { LocalizedText } from '../../shared/domain/settings.ts'
import { textLimits } from '../../shared/domain/text-limits.ts'
import { type CatalogueField, fieldNames } from '../../shared/i18n/office/catalogue-fields.ts'
import { languagesField } from '../../shared/ui/forms/languages-field.ts'
import type { Wrong } from '../../shared/ui/forms/read-form.ts'

/** What each part of the service's form works on. */
export interface ServiceContext {
  service: Service
  catalogue: CatalogueData
  locale: Locale
  /** What is wrong, by the path inside the service. */
  wrong: Wrong
  readonly: boolean
  edit(change: Partial<Service>): void
  /** Replaces the whole service, for a field that is taken away. */
  replace(service: Service): void
}

/** What the form of an item works on. `wrong`: what is wrong, by the path inside the item. */
export interface FormOf<T> {
  item: T
  locale: Locale
  wrong: Wrong
  edit(item: T): void
}

/** A text of a form and what becomes of it. */
interface TextOf {
  /** Its path inside the item. */
  name: string
  label: string
  value: LocalizedText | undefined
  isNeeded?: boolean
  hint?: string
  onInput(value: LocalizedText): void
}

/** @returns a text in three languages, of one or two sentences */
export function textOf(
  { locale, wrong }: Pick<ServiceContext, 'locale' | 'wrong'>,
  text: TextOf,
): TemplateResult {
  return languagesField({ ...text, locale, wrong, lines: 2, maxlength: textLimits.description })
}

type TextField = 'title' | 'kioskTitle' | 'result' | 'legalBasis' | 'decidingBody' | 'formsAt' | 'contacts'

/** @returns one of the service's own texts */
export function ownText(
  context: ServiceContext,
  name: TextField,
  isNeeded = false,
  label: CatalogueField = name,
): TemplateResult {
  return textOf(context, {
    name,
    label: fieldNames[context.locale][label],
    value: context.service[name],
    isNeeded,
    onInput: value => context.edit({ [name]: value }),
  })
}

/** @returns an object without one field */
export function withoutField<T extends object, K extends keyof T>(item: T, name: K): Omit<T, K> {
  const { [name]: _gone, ...rest } = item
  return rest
}
