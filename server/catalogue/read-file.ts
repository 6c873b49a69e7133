import { parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import { badCatalogue, badMerge, type PlannedCatalogue } from './change-item.ts'
import { namedPath } from './item-path.ts'
import { mergeCatalogue } from './merge-catalogue.ts'

/** Reads a catalogue file that is to replace the present catalogue. @returns what the catalogue would be, or the first problem of the file */
export function readCatalogueFile(present: CatalogueData, file: string): PlannedCatalogue {
  let document: unknown
  try {
    document = JSON.parse(file)
  } catch {
    return badCatalogue('', 'not-json')
  }
  const parsed = parseCatalogue(document)
  if (!parsed.ok) {
    const { path, kind, limit } = parsed
    const named = typeof document === 'object' && document ? namedPath(document, path) : path
    return badCatalogue(named, kind, limit === undefined ? {} : { limit })
  }
  const merged = mergeCatalogue(present, parsed.data)
  if (merged.ok) return merged
  if ('fault' in merged) return badMerge(merged.fault)
  return badCatalogue('centres', 'centre-missing', { centres: merged.missingCentres.join(', ') })
}
