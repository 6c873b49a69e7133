import orderDocument from '../../catalogues/order-335/catalogue.json' with { type: 'json' }
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import { StartError } from '../start-error.ts'
import type { CatalogueRegister } from './catalogue-register.ts'
import { checkCatalogue, type ReadCatalogue, readCatalogueFile } from './read-catalogue-file.ts'

/**
 * Returns the catalogue of Order No. 335, which was repealed in 2010; see docs/order.md.
 *
 * @throws Error with a sentence about the fault, because the file is part of the program
 */
export function orderCatalogue(): CatalogueData {
  return dataOf(checkCatalogue('The catalogue of the order', orderDocument))
}

/**
 * Chooses the catalogue of an installation that has none: the file's for a new one, otherwise the order's. Versions before the catalogue
 * had the order's services built in, so an installation of theirs keeps them, whatever the file.
 *
 * @param file the setting CATALOGUE; undefined: not set
 * @throws StartError with a sentence about the file
 */
export async function chooseFirstCatalogue(
  register: CatalogueRegister,
  file: string | undefined,
): Promise<CatalogueData> {
  const order = orderCatalogue()
  if (file === undefined || (await register.hasHallsOf(order.centres))) return order
  return dataOf(readCatalogueFile(file))
}

function dataOf(read: ReadCatalogue): CatalogueData {
  if (!read.ok) throw new StartError(read.sentence)
  return read.data
}
