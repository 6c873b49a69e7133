import orderCatalogue from '../../catalogues/order-335/catalogue.json' with { type: 'json' }
import { parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'

/**
 * Returns the catalogue that a new installation begins with: the one of Order No. 335, which was repealed in 2010; see docs/order.md.
 *
 * @throws Error with a sentence about the fault, because a start without a catalogue is useless
 */
export function firstCatalogue(): CatalogueData {
  const parsed = parseCatalogue(orderCatalogue)
  if (!parsed.ok) throw new Error(`The catalogue is wrong at ${parsed.path}: ${parsed.problem}.`)
  return parsed.data
}
