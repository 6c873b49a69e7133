import { queuesOf } from '../catalogue/queues-of.ts'
import type { ScreenCatalogue, ScreenService } from '../catalogue/screen-catalogue.ts'
import type { QueueId } from '../domain/queue.ts'
import type { HallConnection } from './hall-connection.ts'
import { loadJson } from './load-json.ts'

export interface LoadedCatalogue extends ScreenCatalogue {
  servicesById: ReadonlyMap<string, ScreenService>
  /** The queues of all services, in the catalogue's order. */
  queues: readonly QueueId[]
}

/** @returns the catalogue; retries until the server answers. */
export async function loadCatalogue(): Promise<LoadedCatalogue> {
  return withLookups(await loadJson<ScreenCatalogue>('/api/catalogue'))
}

/** @returns the catalogue with its services by id and its queues, as rules need them. */
export function withLookups(catalogue: ScreenCatalogue): LoadedCatalogue {
  const { services } = catalogue
  return {
    ...catalogue,
    servicesById: new Map(services.map(service => [service.id, service])),
    queues: services.flatMap(queuesOf),
  }
}

/**
 * Loads the catalogue, and again whenever the hall follows another version.
 *
 * @param onLoaded called with each catalogue
 * @returns a function that ends it
 */
export function followCatalogue(
  hall: HallConnection,
  onLoaded: (catalogue: LoadedCatalogue) => void,
): () => void {
  let version: number | undefined
  let isLoading = false
  const load = async () => {
    isLoading = true
    const catalogue = await loadCatalogue()
    isLoading = false
    version = catalogue.version
    onLoaded(catalogue)
  }
  void load()
  return hall.onChange(() => {
    const followed = hall.timetable?.catalogue
    if (!isLoading && followed !== undefined && followed !== version) void load()
  })
}
