import type { Refusal } from '../shared/contract/errors.ts'
import type { CentreSettings } from '../shared/domain/settings.ts'
import { type SettingsSection, withSections } from '../shared/domain/settings-sections.ts'
import { same } from './same.ts'

/** What became of a change of a centre's settings. */
export type ChangedSettings =
  | { ok: true; before: CentreSettings; after: CentreSettings }
  | { ok: false; error: Refusal; before?: CentreSettings; after?: CentreSettings }
  /** The change can no longer be made, because the settings are no longer what it expects. */
  | { ok: false; error?: undefined }

/** Plans a change from a centre's present settings. @returns undefined when it can no longer be made */
export type PlanChange = (present: CentreSettings) => CentreSettings | undefined

/** @returns a change that takes some sections from other settings. */
export function taking(from: CentreSettings, sections: readonly SettingsSection[]): PlanChange {
  return present => withSections(present, from, sections)
}

/**
 * @param made a change of these sections that was saved
 * @returns a change that takes it back, unless somebody has changed these sections since
 */
export function takingBack(
  made: { before: CentreSettings; after: CentreSettings },
  sections: readonly SettingsSection[],
): PlanChange {
  return present => {
    const isUnchanged = same(withSections(present, made.after, sections), present)
    return isUnchanged ? withSections(present, made.before, sections) : undefined
  }
}
