import { type ServiceMap, serviceMap } from '../catalogue/effective.ts'
import type { ScreenCatalogue, ScreenService } from '../catalogue/kiosk-catalogue.ts'
import { loadJson } from './load-json.ts'

export interface LoadedCatalogue extends ScreenCatalogue {
  byId: ReadonlyMap<string, ScreenService> & ServiceMap
}

/** @returns the catalogue; retries until the server answers. */
export async function loadCatalogue(): Promise<LoadedCatalogue> {
  const catalogue = await loadJson<ScreenCatalogue>('/api/catalogue')
  return { ...catalogue, byId: serviceMap(catalogue.services) }
}
