import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { ArchiveReport } from '../../shared/contract/archive-report.ts'
import { locales } from '../../shared/domain/locale.ts'
import type { Database } from '../archive/database.ts'
import { events, settings } from '../archive/schema.ts'
import { unpackJson } from '../lib/packed-json.ts'
import { isCatalogueEvent } from './read-versions.ts'

type ServiceTitles = ArchiveReport['titles']

const title = z.record(z.enum(locales), z.string())
/** The parts of a catalogue of any version that name services. */
const namingCatalogue = z.object({ services: z.array(z.object({ id: z.string(), kioskTitle: title })) })
/** The part of a centre's settings of any version that renames services. */
const namingSettings = z.object({
  services: z.record(z.string(), z.object({ kioskTitle: title.optional() })),
})

/**
 * Reads what services were called at a moment: a report of past days names them as those days did. Days before the first version of the
 * catalogue have its names, because that is what the version before had built in.
 *
 * @param before Unix ms
 * @param centre whose own titles apply; undefined: the report is of several centres
 * @returns no title where the archive does not know it
 */
export async function readTitles(
  db: Database,
  before: number,
  centre: string | undefined,
): Promise<ServiceTitles> {
  const catalogue = await readCatalogue(db, before)
  const own = centre === undefined ? {} : await readOwnTitles(db, before, centre)
  return { ...catalogue, ...own }
}

async function readCatalogue(db: Database, before: number): Promise<ServiceTitles> {
  const [last] = await db
    .select({ body: events.body })
    .from(events)
    .where(and(isCatalogueEvent, lt(events.at, before)))
    .orderBy(desc(events.at), desc(events.n))
    .limit(1)
  const body = last ? last.body : await readFirstVersion(db)
  const { packed } = z.object({ packed: z.string().optional() }).catch({}).parse(body)
  if (packed === undefined) return {}
  const parsed = namingCatalogue.safeParse(unpackJson(packed))
  if (!parsed.success) return {}
  return Object.fromEntries(parsed.data.services.map(({ id, kioskTitle }) => [id, kioskTitle]))
}

async function readFirstVersion(db: Database): Promise<unknown> {
  const [first] = await db
    .select({ body: events.body })
    .from(events)
    .where(isCatalogueEvent)
    .orderBy(asc(events.at), asc(events.n))
    .limit(1)
  return first?.body
}

async function readOwnTitles(db: Database, before: number, centre: string): Promise<ServiceTitles> {
  const [found] = await db
    .select({ body: settings.body })
    .from(settings)
    .where(and(eq(settings.centre, centre), lt(settings.at, before)))
    .orderBy(desc(settings.at), desc(settings.n))
    .limit(1)
  const parsed = namingSettings.safeParse(found?.body)
  if (!parsed.success) return {}
  return Object.fromEntries(
    Object.entries(parsed.data.services).flatMap(([id, { kioskTitle }]) =>
      kioskTitle ? [[id, kioskTitle]] : [],
    ),
  )
}
