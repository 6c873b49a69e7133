import { type CatalogueService, centres, services } from './catalogue.ts'
import { entitlements } from './entitlements.ts'
import { groups } from './groups.ts'
import type { Centre } from './schema.ts'

/** A service as screens get it: what a visitor or inspector sees, and what `effective.ts` needs. */
export type ScreenService = Pick<
  CatalogueService,
  | 'annex'
  | 'id'
  | 'group'
  | 'title'
  | 'kioskTitle'
  | 'recipients'
  | 'eligibility'
  | 'result'
  | 'processing'
  | 'waitTargetMinutes'
  | 'hours'
  | 'entitlements'
  | 'fee'
  | 'documents'
>

export interface ScreenCatalogue {
  services: readonly ScreenService[]
  groups: typeof groups
  entitlements: typeof entitlements
  centres: readonly Centre[]
}

function forScreens(service: CatalogueService): ScreenService {
  const { annex, id, group, title, kioskTitle, recipients, result, processing } = service
  const { waitTargetMinutes, hours, entitlements, fee, documents } = service
  return {
    annex,
    id,
    group,
    title,
    kioskTitle,
    recipients,
    ...(service.eligibility && { eligibility: service.eligibility }),
    result,
    processing,
    waitTargetMinutes,
    hours,
    entitlements,
    fee,
    documents,
  }
}

/** @returns what the server serves at `GET /api/catalogue`, so that no screen carries the catalogue in its bundle. */
export function catalogueForScreens(): ScreenCatalogue {
  return { services: services.map(forScreens), groups, entitlements, centres }
}
