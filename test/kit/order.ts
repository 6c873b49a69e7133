import { orderCatalogue } from '../../server/catalogue/first-catalogue.ts'
import { type Catalogue, createCatalogue } from '../../shared/catalogue/catalogue.ts'
import { defaultSettings } from '../../shared/catalogue/default-settings.ts'
import type { Centre, Service } from '../../shared/catalogue/schema.ts'
import { catalogueForScreens } from '../../shared/catalogue/screen-catalogue.ts'
import type { Locale } from '../../shared/domain/locale.ts'
import type { Purpose } from '../../shared/domain/queue.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { purposeTitle } from '../../shared/i18n/common/purposes.ts'
import { withLookups } from '../../shared/ui/catalogue-client.ts'

/** The catalogue of the order, with which a new installation begins and most tests work. */
export const order: Catalogue = createCatalogue(orderCatalogue(), 1)
export const { services, servicesById, centres, queues, indicators, entitlements } = order
export const groups = order.letters

export function serviceById(id: string): Service | undefined {
  return servicesById.get(id)
}

export function centreById(id: string): Centre | undefined {
  return order.centresById.get(id)
}

/** The order's catalogue as a screen has it. */
export const screenCatalogue = withLookups(catalogueForScreens(order))

/** @returns what visitors come for, in the order's words */
export function purposeWords(locale: Locale, purpose: Purpose): string {
  return purposeTitle(locale, purpose, order)
}

/** @returns the settings of one of the order's centres that has changed nothing */
export function orderSettings(): CentreSettings {
  return defaultSettings(order, 'akmola')
}
