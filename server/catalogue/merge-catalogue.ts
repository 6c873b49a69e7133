import { type ParsedCatalogue, parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import type { CatalogueData, Service } from '../../shared/catalogue/schema.ts'
import { purposes } from '../../shared/domain/queue.ts'

export type MergedCatalogue =
  | { ok: true; data: CatalogueData }
  /** Ids of centres that the new catalogue lacks: their halls have visitors and a history. */
  | { ok: false; missingCentres: string[] }
  /** What is wrong with both together, such as more services than a catalogue has. No node could read it. */
  | { ok: false; fault: ParsedCatalogue & { ok: false } }

/**
 * Merges a catalogue that is to replace the present one. A service or a queue that it lacks stays, retired, because tickets and reports
 * name it.
 *
 * @param next a catalogue from a file or a screen
 */
export function mergeCatalogue(present: CatalogueData, next: CatalogueData): MergedCatalogue {
  const centres = new Set(next.centres.map(({ id }) => id))
  const missingCentres = present.centres.map(({ id }) => id).filter(id => !centres.has(id))
  if (missingCentres.length > 0) return { ok: false, missingCentres }
  const known = new Map(present.services.map(service => [service.id, service]))
  const services = next.services.map(service => keepQueues(service, known.get(service.id)))
  const named = new Set(next.services.map(({ id }) => id))
  const retired = present.services
    .filter(({ id }) => !named.has(id))
    .map(service => ({ ...service, retired: true }))
  const parsed = parseCatalogue({ ...next, services: [...services, ...retired] })
  return parsed.ok ? parsed : { ok: false, fault: parsed }
}

/** @returns a service with the queues that it had before. One that is no longer offered stays, retired. */
function keepQueues(service: Service, before: Service | undefined): Service {
  const queues = { ...service.queues }
  for (const purpose of purposes) {
    const old = before?.queues[purpose]
    if (old && !queues[purpose]) queues[purpose] = { ...old, retired: true }
  }
  return { ...service, queues }
}
