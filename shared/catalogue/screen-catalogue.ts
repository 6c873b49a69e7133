import type { Catalogue } from './catalogue.ts'
import type { CatalogueData, Centre, Group, Service } from './schema.ts'

/** A service as screens get it: the fields that people see, and those that `effective.ts` needs. */
export type ScreenService = Pick<
  Service,
  | 'annex'
  | 'id'
  | 'group'
  | 'retired'
  | 'title'
  | 'kioskTitle'
  | 'recipients'
  | 'eligibility'
  | 'result'
  | 'processing'
  | 'waitTargetMinutes'
  | 'hours'
  | 'submissionHours'
  | 'closedOnPublicHolidays'
  | 'entitlements'
  | 'fee'
  | 'documents'
>

export interface ScreenCatalogue {
  version: number
  services: readonly ScreenService[]
  /** The organisation's usual hours. */
  hours: CatalogueData['hours']
  /** Everything that ticket numbers begin with: the groups, then collection. */
  groups: readonly Group[]
  collection: Group
  entitlements: CatalogueData['entitlements']
  centres: readonly Centre[]
}

function forScreens(service: Service): ScreenService {
  const { annex, id, group, title, kioskTitle, recipients, result, processing } = service
  const { waitTargetMinutes, entitlements, fee, documents } = service
  const { hours, submissionHours, closedOnPublicHolidays } = service
  return {
    ...(annex !== undefined && { annex }),
    id,
    group,
    ...(service.retired && { retired: true }),
    title,
    kioskTitle,
    recipients,
    ...(service.eligibility && { eligibility: service.eligibility }),
    result,
    processing,
    waitTargetMinutes,
    ...(hours && { hours }),
    ...(submissionHours && { submissionHours }),
    ...(closedOnPublicHolidays && { closedOnPublicHolidays }),
    entitlements,
    fee,
    documents,
  }
}

/** @returns the answer of `GET /api/catalogue`, which spares screens the catalogue in their bundles. */
export function catalogueForScreens(catalogue: Catalogue): ScreenCatalogue {
  const { version, services, hours, letters, collection, entitlements, centres } = catalogue
  return {
    version,
    services: services.map(forScreens),
    hours,
    groups: letters,
    collection,
    entitlements,
    centres,
  }
}
