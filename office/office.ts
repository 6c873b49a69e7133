import { mayDo } from '../shared/contract/permissions.ts'
import type { Locale } from '../shared/domain/locale.ts'
import type { StaffRole } from '../shared/domain/roles.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import type { LoadedCatalogue } from '../shared/ui/catalogue-client.ts'
import type { HallConnection } from '../shared/ui/hall-connection.ts'

/** What the page hands to its open section at each change. */
export interface Office {
  hall: HallConnection
  centre: string
  /** The settings as the server has them now. */
  settings: CentreSettings
  catalogue: LoadedCatalogue
  /** The user's role: a section shows only what it permits. */
  role: StaffRole
  /** In the demonstration every browser may be a kiosk or a window; elsewhere only paired kiosks and inspectors who have signed in. */
  isDemo?: boolean
  locale: Locale
  /** Ids of the paired kiosks, where a section has loaded them. */
  kiosks?: readonly string[]
  /** Places of the hall screens, where a section has loaded them. */
  screens?: readonly string[]
}

/** @returns whether the user may change the centre's settings. Other users can only view them. */
export function mayChangeSettings({ role }: Office): boolean {
  return mayDo(role, 'settings:update-settings')
}

/** The element of one section. */
export interface OfficeSection extends HTMLElement {
  office: Office
  /** Changes that can be saved by `save` and are kept when the page reloads itself. Absent: the section has no such draft. */
  readonly hasUnsavedDraft?: boolean
  /** @returns whether everything is saved now. */
  saveDraft?(): Promise<boolean>
}
