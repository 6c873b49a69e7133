import { fileURLToPath } from 'node:url'
import { readCatalogueFile } from '../../server/catalogue/read-catalogue-file.ts'
import { type Catalogue, createCatalogue } from '../../shared/catalogue/catalogue.ts'

/** The file of the clinic's catalogue, the example of another organisation than the order's. */
export const clinicFile = fileURLToPath(new URL('../../catalogues/clinic/catalogue.json', import.meta.url))

function readClinic(): Catalogue {
  const read = readCatalogueFile(clinicFile)
  if (!read.ok) throw new Error(read.sentence)
  return createCatalogue(read.data, 1)
}

/** The catalogue of the clinic. */
export const clinic = readClinic()
