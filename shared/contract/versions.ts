import { z } from 'zod'
import type { CentreSettings } from '../domain/settings.ts'
import { settingsSections } from '../domain/settings-sections.ts'
import type { SettingsChange } from './events.ts'

/** Names one version: the life of the store in which it was saved, and the number of its event. */
export const versionId = z.string().regex(/^[\w~-]{1,80}\.\d{1,15}$/)

/** Asks for a page of versions, the newest first. */
export const versionsSchema = z.strictObject({
  /** Versions older than this place: `next` of the previous page. */
  before: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/)
    .optional(),
})

/** Asks for a page of versions of a centre's settings. */
export const settingsVersionsSchema = versionsSchema.extend({
  /** Only versions in which this section changed, and the first one. */
  section: z.enum(settingsSections).optional(),
})

/** One version of a centre's settings or of the catalogue. */
export interface VersionRow {
  id: string
  version: number
  /** When it was saved, Unix ms. */
  at: number
  /** `<role>:<id>` of who saved it. */
  by: string
  /** What differs from the version before; absent: there is none, or it is not known. */
  changes?: SettingsChange[]
  /** Its document was not kept, because an older version of the server has saved it. */
  isLost?: true
}

export interface VersionPage {
  versions: VersionRow[]
  /** `before` of the next page; absent: there are no older versions. Even a short or empty page may have it. */
  next?: string
  /** Names of the people who saved these versions, by id. */
  people: Readonly<Record<string, string>>
}

/** A name in old settings that the catalogue no longer has. Restoring leaves it out. */
export interface LeftOut {
  /** The place in the settings, `counters.3.queues`. */
  path: string
  /** The queue or service; absent: the whole place is left out. */
  name?: string
}

/** Why a version can't be restored as it is: the place and the problem that the schema of today finds. */
export interface VersionProblem {
  path: string
  problem: string
}

/** A version of a centre's settings, migrated to the schema of today. */
export interface SettingsVersion extends VersionRow {
  people: Readonly<Record<string, string>>
  /** The settings that restoring would save; absent: it would be refused. */
  settings?: CentreSettings
  leftOut: LeftOut[]
  problem?: VersionProblem
  /** What differs between this version and the present settings. */
  toPresent: SettingsChange[]
}

/** A version of the catalogue. */
export interface CatalogueVersion extends VersionRow {
  people: Readonly<Record<string, string>>
  /** The catalogue as it was saved; absent: it was not kept. */
  catalogue?: unknown
  problem?: VersionProblem
  toPresent: SettingsChange[]
}
