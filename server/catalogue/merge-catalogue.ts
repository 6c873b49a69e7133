import type { CatalogueData } from '../../shared/catalogue/schema.ts'

export type MergedCatalogue =
  | { ok: true; data: CatalogueData }
  /** Ids of centres that the new catalogue lacks: their halls have visitors and a history. */
  | { ok: false; missingCentres: string[] }

/**
 * Merges a catalogue that is to replace the present one. A service that it lacks stays, retired, because tickets and reports name it.
 *
 * @param next a catalogue from a file or a screen
 */
export function mergeCatalogue(present: CatalogueData, next: CatalogueData): MergedCatalogue {
  const centres = new Set(next.centres.map(({ id }) => id))
  const missingCentres = present.centres.map(({ id }) => id).filter(id => !centres.has(id))
  if (missingCentres.length > 0) return { ok: false, missingCentres }
  const services = new Set(next.services.map(({ id }) => id))
  const retired = present.services
    .filter(({ id }) => !services.has(id))
    .map(service => ({ ...service, retired: true }))
  return { ok: true, data: { ...next, services: [...next.services, ...retired] } }
}
