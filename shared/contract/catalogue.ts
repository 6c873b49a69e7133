import { z } from 'zod'
import { maxCatalogueFile } from '../catalogue/limits.ts'
import type { CatalogueData } from '../catalogue/schema.ts'
import type { SettingsChange } from './events.ts'
import { requestId } from './ids.ts'

/** The lists of a catalogue whose items are changed one by one. */
export const catalogueLists = [
  'groups',
  'purposes',
  'services',
  'entitlements',
  'centres',
  'windows',
  'indicators',
] as const
export type CatalogueList = (typeof catalogueLists)[number]

/** What is changed item by item. The organisation is one item: its title, remark, zone, usual hours and policy. */
export const catalogueParts = [...catalogueLists, 'organisation'] as const
export type CataloguePart = (typeof catalogueParts)[number]

/** The reply to `GET /api/catalogue/document`: everything, for those who edit or check it. */
export interface CatalogueDocument {
  version: number
  catalogue: CatalogueData
}

/** The body of `PUT /api/catalogue/:part/:id`. */
export const changeItemSchema = z.strictObject({
  requestId,
  /** The item as the author saw it; null: it is new. */
  before: z.unknown(),
  /** The item as it is to be; null: it is removed, and a service is retired. */
  after: z.unknown(),
  /** The item's place in its list, from 0; absent: where it is, or the end. */
  place: z.int().min(0).max(1_000).exactOptional(),
})

/** The body of `POST /api/catalogue/import`. */
export const importCatalogueSchema = z.strictObject({
  requestId,
  /** The text of the file. */
  file: z.string().max(maxCatalogueFile),
  /** The version that the preview compared the file with; null: say only what would change. */
  base: z.int().positive().nullable(),
})

/** The reply to an import that only says what would change. */
export interface CataloguePreview {
  /** The version that the file was compared with. */
  version: number
  /** Changed places by path; the last entry counts those that are not listed. */
  changes: readonly SettingsChange[]
}
