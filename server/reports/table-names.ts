import { centreById, servicesById } from '../../shared/catalogue/catalogue.ts'
import { kioskTitleOf } from '../../shared/catalogue/effective.ts'
import { groups } from '../../shared/catalogue/groups.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { TableNames } from '../../shared/report/tables.ts'

/** @returns the names of things in files. @param settings of the file's only centre, whose own service titles apply */
export function tableNames(locale: Locale, settings: CentreSettings | undefined): TableNames {
  return {
    service(id) {
      const service = servicesById.get(id)
      if (!service) return id
      return (settings ? kioskTitleOf(settings, id, servicesById) : service.kioskTitle)[locale]
    },
    centre: id => centreById(id)?.name[locale] ?? id,
    group(letter) {
      const group = groups.find(one => one.letter === letter)
      return group ? `${letter} · ${group.title[locale]}` : letter
    },
  }
}
