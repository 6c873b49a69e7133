import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import { type Locale, locales } from '../../shared/domain/locale.ts'
import { languageNames } from '../../shared/i18n/common/messages.ts'
import { fieldNames, isCatalogueField } from '../../shared/i18n/office/catalogue-fields.ts'

/** Says a place of the catalogue in words: `services.housing-register.title.kk` as "Services › Housing register › Title › Қазақша". */
export function pathWords(path: string, catalogue: CatalogueData, locale: Locale): string {
  const [part = '', ...rest] = path.split('.')
  // The id of an indicator is a number with a dot, such as 1.2.
  const names =
    part === 'indicators' && rest.length > 1 ? [rest.slice(0, 2).join('.'), ...rest.slice(2)] : rest
  const [id, ...inside] = names
  const title =
    id === undefined ? undefined : (itemTitle(catalogue, part, id, locale) ?? nameWords(id, locale))
  return [nameWords(part, locale), title, ...inside.map(name => nameWords(name, locale))]
    .filter(words => words !== undefined && words !== '')
    .join(' › ')
}

/** @returns one name of a path in words; a number as people count it */
function nameWords(name: string, locale: Locale): string {
  const language = locales.find(one => one === name)
  if (language) return languageNames[language]
  if (isCatalogueField(name)) return fieldNames[locale][name]
  return /^\d+$/.test(name) ? String(Number(name) + 1) : name
}

function itemTitle(catalogue: CatalogueData, part: string, id: string, locale: Locale): string | undefined {
  switch (part) {
    case 'services':
      return catalogue.services.find(service => service.id === id)?.kioskTitle[locale]
    case 'groups':
      return id
    case 'purposes':
      return catalogue.purposes.find(purpose => purpose.id === id)?.title[locale]
    case 'entitlements':
      return catalogue.entitlements.find(entitlement => entitlement.id === id)?.title[locale]
    case 'centres':
      return catalogue.centres.find(centre => centre.id === id)?.name[locale]
    case 'indicators':
      return id
    default:
      return undefined
  }
}
