import type { ArchiveReport } from '../shared/contract/archive-report.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { StaffRole } from '../shared/domain/roles.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import type { ZoneClock } from '../shared/domain/zone-clock.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import type { Choice } from './address.ts'
import type { ApiQuery } from './api-query.ts'
import type { ExportsController } from './files/exports-controller.ts'

/** What the page hands to its open section at each change. */
export interface Reports {
  locale: Locale
  catalogue: LoadedCatalogue
  role: StaffRole
  /** The centres that the user may see. */
  centres: LoadedCatalogue['centres']
  choice: Choice
  /** Counts presses on the present choice: each requests its figures again. */
  press: number
  /** The chosen centre's settings, with its own names; undefined for several centres or while not loaded. */
  settings: CentreSettings | undefined
  /** The centre's present business day from the server, `yyyy-mm-dd`. */
  today: string
  /** The centre's time zone. */
  zone: ZoneClock
  /** The figures of the chosen span, requested for the sections that show them. */
  figures: ApiQuery<ArchiveReport>
  exports: ExportsController
  /** Changes the choice and the address. */
  choose(change: Partial<Choice>): void
}

/** The element of one section. */
export interface ReportsSection extends HTMLElement {
  reports: Reports
}
