import { type CatalogueService, centres, services } from './catalogue.ts'
import { entitlements } from './entitlements.ts'
import { groups } from './groups.ts'
import type { Centre } from './schema.ts'

/** A service as screens get it: the fields that people see, and those that `effective.ts` needs. */
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

/** @returns the answer of `GET /api/catalogue`, which spares screens the catalogue in their bundles. */
export function catalogueForScreens(): ScreenCatalogue {
  return { services: services.map(forScreens), groups, entitlements, centres }
}
