import type { ArchiveReport } from '../shared/contract/archive-report.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { StaffRole } from '../shared/domain/roles.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import type { ZoneClock } from '../shared/domain/zone-clock.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import type { Choice } from './address.ts'
import type { Asked } from './asked.ts'
import type { ExportsController } from './files/exports-controller.ts'

/** What every section gets anew whenever anything of it changes. */
export interface Reports {
  locale: Locale
  catalogue: LoadedCatalogue
  role: StaffRole
  /** That whoever looks may look at. */
  centres: LoadedCatalogue['centres']
  choice: Choice
  /** Counts how often the same was chosen once more: it is asked for anew. */
  press: number
  /** Of the centre that is chosen: names that it has changed. Undefined: several, or not known. */
  settings: CentreSettings | undefined
  /** The centre's present business day, `yyyy-mm-dd`; the server's answer. */
  today: string
  /** The centre's clocks. */
  zone: ZoneClock
  /** Of the span that is chosen: asked for by the sections that need them. */
  figures: Asked<ArchiveReport>
  exports: ExportsController
  /** Changes what is chosen, and the address with it. */
  choose(change: Partial<Choice>): void
}

/** The element of one section. */
export interface ReportsSection extends HTMLElement {
  reports: Reports
}
