import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { kioskTitleOf } from '../../shared/catalogue/effective.ts'
import { waitIndicatorOf } from '../../shared/catalogue/screen-catalogue.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { purposeTitle } from '../../shared/i18n/common/purposes.ts'
import type { TableNames } from '../../shared/report/tables.ts'

/** @returns the names of things in files. @param settings of the file's only centre, whose own service titles apply */
export function tableNames(
  locale: Locale,
  settings: CentreSettings | undefined,
  catalogue: Catalogue,
): TableNames {
  return {
    service(id) {
      const service = catalogue.servicesById.get(id)
      if (!service) return id
      return (settings ? kioskTitleOf(settings, id, catalogue) : service.kioskTitle)[locale]
    },
    centre: id => catalogue.centresById.get(id)?.name[locale] ?? id,
    group(letter) {
      const group = catalogue.letters.find(one => one.letter === letter)
      return group ? `${letter} · ${group.title[locale]}` : letter
    },
    waitIndicator: waitIndicatorOf(catalogue),
    purpose: id => purposeTitle(locale, id, catalogue),
  }
}
