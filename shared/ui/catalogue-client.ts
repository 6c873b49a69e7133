import { type ServiceMap, serviceMap } from '../catalogue/effective.ts'
import type { ScreenCatalogue, ScreenService } from '../catalogue/kiosk-catalogue.ts'

export interface LoadedCatalogue extends ScreenCatalogue {
  byId: ReadonlyMap<string, ScreenService> & ServiceMap
}

const retryMs = 1_000

/** @returns the catalogue, asked for until it comes: a screen may be up before its server. */
export async function loadCatalogue(): Promise<LoadedCatalogue> {
  for (;;) {
    try {
      const response = await fetch('/api/catalogue')
      if (response.ok) {
        const catalogue = (await response.json()) as ScreenCatalogue
        return { ...catalogue, byId: serviceMap(catalogue.services) }
      }
    } catch {
      // Not there yet.
    }
    await new Promise(resolve => setTimeout(resolve, retryMs))
  }
}
