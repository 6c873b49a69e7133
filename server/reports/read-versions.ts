import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Catalogue, parseCatalogue } from '../../shared/catalogue/catalogue.ts'
import { migrateSettings } from '../../shared/catalogue/migrate-settings.ts'
import { adaptSettings } from '../../shared/contract/adapt-settings.ts'
import { findChanges } from '../../shared/contract/document-changes.ts'
import { type SettingsChange, settingsChange } from '../../shared/contract/events.ts'
import type { CatalogueVersion, SettingsVersion, VersionRow } from '../../shared/contract/versions.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { type SettingsSection, sectionOfPath } from '../../shared/domain/settings-sections.ts'
import type { Database } from '../archive/database.ts'
import { events, settings } from '../archive/schema.ts'
import { unpackJson } from '../lib/packed-json.ts'

/** Versions per page: a screen full; the archive unpacks the document of each. */
const pageSize = 25
/** Versions that one request examines for changes of a section. After that the answer holds the place from which to continue. */
const maxExamined = 500
/** Differences between two versions that are listed: more are not read. */
const maxListed = 500
/** The catalogue's name as a stream of the archive. */
const catalogueStream = 'catalogue'

const changedSchema = z.array(settingsChange)

/** A page of versions without the names of people. */
interface Rows {
  versions: VersionRow[]
  next?: string
}

interface Place {
  epoch: string
  n: number
}

interface Document extends Place {
  at: number
  body: unknown
}

/** Columns of a version in the events, without its document. */
const ofVersion = {
  epoch: events.epoch,
  n: events.n,
  at: events.at,
  by: events.by,
  changed: sql<unknown>`${events.body}->'changed'`,
}
type FoundVersion = Place & Pick<VersionRow, 'at' | 'by'> & { changed: unknown; version: unknown }

/**
 * Reads a page of versions of a centre's settings, newest first.
 *
 * @param asked `before`: `next` of the previous page; `section`: only versions in which this section changed, and the first one
 */
export async function readSettingsVersions(
  db: Database,
  centre: string,
  { before, section }: { before?: string | undefined; section?: SettingsSection | undefined },
): Promise<Rows> {
  const versions: VersionRow[] = []
  let next = before
  for (let examined = 0; examined < maxExamined; examined += pageSize) {
    const found: FoundVersion[] = await db
      .select({ ...ofVersion, version: sql<unknown>`${settings.body}->'version'` })
      .from(settings)
      .innerJoin(
        events,
        and(eq(events.centre, settings.centre), eq(events.epoch, settings.epoch), eq(events.n, settings.n)),
      )
      .where(and(eq(settings.centre, centre), olderThan(settings, next)))
      .orderBy(desc(settings.at), desc(settings.n))
      .limit(pageSize)
    for (const one of found) {
      next = `${one.at}.${one.n}`
      const row = await settingsRow(db, centre, one, section)
      if (row) versions.push(row)
      if (versions.length === pageSize) return { versions, next }
    }
    if (found.length < pageSize) return { versions }
  }
  return { versions, ...(next !== undefined && { next }) }
}

/** @returns a version as a row; undefined when it did not change the section */
async function settingsRow(
  db: Database,
  centre: string,
  found: FoundVersion,
  section: SettingsSection | undefined,
): Promise<VersionRow | undefined> {
  let changes = changesOf(found)
  // The event lists some of many changes, and none where its node did not know the version before.
  const isWhole = changes?.every(({ path }) => !path.startsWith('… '))
  if (!changes || (section && !isWhole)) changes = await compare(db, centre, found)
  if (section && changes && !changes.some(({ path }) => sectionOfPath(path) === section)) return undefined
  return rowOf(found, changes)
}

/** Compares a version with the one before. @returns undefined for the first version */
async function compare(db: Database, centre: string, place: Place & { at: number }) {
  const [own, before] = await documentsUpTo(db, centre, place)
  if (!own || !before) return undefined
  return changesBetween(migrateSettings(before.body), migrateSettings(own.body))
}

/** Reads a version of a centre's settings and the one before. */
function documentsUpTo(
  db: Database,
  centre: string,
  { at, n }: { at: number; n: number },
): Promise<Document[]> {
  return db
    .select({ epoch: settings.epoch, n: settings.n, at: settings.at, body: settings.body })
    .from(settings)
    .where(and(eq(settings.centre, centre), olderThan(settings, `${at}.${n + 1}`)))
    .orderBy(desc(settings.at), desc(settings.n))
    .limit(2)
}

/**
 * Reads one version of a centre's settings, as it would be restored now.
 *
 * @returns undefined when there is none
 */
export async function readSettingsVersion(
  db: Database,
  centre: string,
  id: string,
  present: CentreSettings,
  catalogue: Catalogue,
): Promise<Omit<SettingsVersion, 'people'> | undefined> {
  const { epoch, n } = placeOf(id)
  const [found] = await db
    .select({ ...ofVersion, version: sql<unknown>`${events.body}->'version'` })
    .from(events)
    .where(and(eq(events.centre, centre), eq(events.epoch, epoch), eq(events.n, n)))
  if (!found) return undefined
  const [own, before] = await documentsUpTo(db, centre, found)
  if (own?.epoch !== epoch || own.n !== n) return undefined
  const migrated = migrateSettings(own.body)
  const changes = before && changesBetween(migrateSettings(before.body), migrated)
  const adapted = adaptSettings(own.body, catalogue)
  const toPresent = changesBetween(adapted.settings ?? migrated, present)
  return { ...rowOf({ ...found, version: migrated.version }, changes), ...adapted, toPresent }
}

/** Reads a page of versions of the catalogue, newest first. */
export async function readCatalogueVersions(
  db: Database,
  { before }: { before?: string | undefined },
): Promise<Rows> {
  const found = await db
    .select({
      ...ofVersion,
      version: sql<unknown>`${events.body}->'version'`,
      isKept: sql<boolean>`coalesce(${events.body} ? 'packed', false)`,
    })
    .from(events)
    .where(and(isCatalogueEvent, olderThan(events, before)))
    .orderBy(desc(events.at), desc(events.n))
    .limit(pageSize)
  const versions = found.map(one => ({
    ...rowOf(one, changesOf(one)),
    ...(!one.isKept && { isLost: true as const }),
  }))
  const last = found.at(-1)
  return { versions, ...(last && found.length === pageSize && { next: `${last.at}.${last.n}` }) }
}

/** Condition of the events that replaced the catalogue. */
export const isCatalogueEvent = and(eq(events.centre, catalogueStream), eq(events.type, 'catalogue:replaced'))

/** Reads one version of the catalogue. @returns undefined when there is none */
export async function readCatalogueVersion(
  db: Database,
  id: string,
  present: object,
): Promise<Omit<CatalogueVersion, 'people'> | undefined> {
  const { epoch, n } = placeOf(id)
  const packed = sql<unknown>`${events.body}->'packed'`
  const [found] = await db
    .select({ ...ofVersion, version: sql<unknown>`${events.body}->'version'`, packed })
    .from(events)
    .where(and(isCatalogueEvent, eq(events.epoch, epoch), eq(events.n, n)))
  if (!found) return undefined
  const row = rowOf(found, changesOf(found))
  if (typeof found.packed !== 'string') return { ...row, isLost: true, toPresent: [] }
  const catalogue = unpackJson(found.packed)
  const parsed = parseCatalogue(catalogue)
  const toPresent = findChanges(parsed.ok ? parsed.data : Object(catalogue), present, maxListed)
  const problem = parsed.ok ? {} : { problem: { path: parsed.path, problem: parsed.problem } }
  return { ...row, catalogue, ...problem, toPresent }
}

function olderThan(table: typeof settings | typeof events, before: string | undefined): SQL | undefined {
  if (before === undefined) return undefined
  const [at, n] = before.split('.').map(Number)
  return sql`(${table.at}, ${table.n}) < (${at}::bigint, ${n}::bigint)`
}

/** @returns the place that the id of a version names */
function placeOf(id: string): Place {
  const at = id.lastIndexOf('.')
  return { epoch: id.slice(0, at), n: Number(id.slice(at + 1)) }
}

function rowOf(found: FoundVersion, changes: SettingsChange[] | undefined): VersionRow {
  const { epoch, n, at, by, version } = found
  return { id: `${epoch}.${n}`, version: Number(version), at, by, ...(changes && { changes }) }
}

/** @returns the changes that the event lists; undefined when it lists none */
function changesOf({ changed }: { changed: unknown }): SettingsChange[] | undefined {
  const parsed = changedSchema.safeParse(changed)
  return parsed.success ? (parsed.data as SettingsChange[]) : undefined
}

function changesBetween(before: CentreSettings, after: CentreSettings): SettingsChange[] {
  return findChanges({ ...before, version: undefined }, { ...after, version: undefined }, maxListed)
}
