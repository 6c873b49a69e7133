import type { CatalogueDocument } from '../../shared/contract/catalogue.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { SettingsSection } from '../../shared/domain/settings-sections.ts'
import { callApi } from '../../shared/ui/api.ts'
import { randomId } from '../../shared/ui/random-id.ts'
import { changeSettings } from '../centre-settings.ts'
import { taking, takingBack } from '../settings-plans.ts'

/** A version that was restored, and the way back. */
export interface Restored {
  /** Number of the restored version. */
  version: number
  undo(): Promise<Undone>
}

/** `changed`: somebody has changed the same things since. */
type Undone = 'undone' | 'changed' | Refusal

/** Restores some sections of a centre's settings. @returns why not, if it was refused */
export async function restoreSettings(
  centre: string,
  version: number,
  settings: CentreSettings,
  sections: readonly SettingsSection[],
): Promise<Restored | Refusal> {
  const made = await changeSettings(centre, taking(settings, sections))
  if (!made.ok) return made.error ?? { code: 'STALE_SETTINGS' }
  return {
    version,
    async undo() {
      const back = await changeSettings(centre, takingBack(made, sections))
      if (back.ok) return 'undone'
      return back.error ?? 'changed'
    },
  }
}

/** Restores a version of the catalogue, by an import on top of the present one. @returns why not, if it was refused */
export async function restoreCatalogue(version: number, catalogue: object): Promise<Restored | Refusal> {
  const before = await callApi<CatalogueDocument>('GET', '/api/catalogue/document')
  if (!before.ok) return before.error
  const saved = await importCatalogue(before.reply.version, catalogue)
  if (!saved.ok) return saved.error
  return {
    version,
    async undo() {
      const back = await importCatalogue(saved.reply.version, before.reply.catalogue)
      if (back.ok) return 'undone'
      return back.error.code === 'STALE_CATALOGUE' ? 'changed' : back.error
    },
  }
}

function importCatalogue(base: number, catalogue: object) {
  const body = { requestId: randomId(), base, file: JSON.stringify(catalogue) }
  return callApi<{ version: number }>('POST', '/api/catalogue/import', body)
}
