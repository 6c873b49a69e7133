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
  | 'queues'
  | 'hours'
  | 'closedOnPublicHolidays'
  | 'fee'
  | 'documents'
  | 'documentsNote'
  | 'legalBasis'
  | 'decidingBody'
  | 'formsAt'
  | 'contacts'
  | 'files'
>

export interface ScreenCatalogue {
  version: number
  services: readonly ScreenService[]
  /** The organisation's usual hours. */
  hours: CatalogueData['hours']
  /** Everything that ticket numbers begin with: the groups, then purposes with a letter of their own. */
  groups: readonly Group[]
  purposes: CatalogueData['purposes']
  entitlements: CatalogueData['entitlements']
  centres: readonly Centre[]
  /** Id of the indicator that counts waits within their targets; absent: the organisation has none. */
  waitIndicator?: string
}

function forScreens(service: Service): ScreenService {
  const { annex, id, group, title, kioskTitle, recipients, result, processing, queues } = service
  const { hours, closedOnPublicHolidays, fee, documents, documentsNote } = service
  const { legalBasis, decidingBody, formsAt, contacts } = service
  return {
    ...(annex !== undefined && { annex }),
    id,
    group,
    ...(service.retired && { retired: true }),
    title,
    kioskTitle,
    recipients,
    ...(service.eligibility && { eligibility: service.eligibility }),
    ...(result && { result }),
    processing,
    queues,
    ...(hours && { hours }),
    ...(closedOnPublicHolidays && { closedOnPublicHolidays }),
    fee,
    documents,
    ...(documentsNote && { documentsNote }),
    ...(legalBasis && { legalBasis }),
    ...(decidingBody && { decidingBody }),
    ...(formsAt && { formsAt }),
    ...(contacts && { contacts }),
    ...(service.files && { files: service.files }),
  }
}

/** @returns the id of the indicator that counts waits within their targets; undefined: the organisation has none */
export function waitIndicatorOf({ indicators }: Catalogue): string | undefined {
  return indicators.find(({ measures }) => measures === 'waits-within-target')?.id
}

/** @returns the answer of `GET /api/catalogue`, which spares screens the catalogue in their bundles. */
export function catalogueForScreens(catalogue: Catalogue): ScreenCatalogue {
  const { version, services, hours, letters, purposes, entitlements, centres } = catalogue
  const waitIndicator = waitIndicatorOf(catalogue)
  return {
    version,
    services: services.map(forScreens),
    hours,
    groups: letters,
    purposes,
    entitlements,
    centres,
    ...(waitIndicator !== undefined && { waitIndicator }),
  }
}
