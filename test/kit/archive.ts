import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq, getTableName } from 'drizzle-orm'
import { pino } from 'pino'
import type { Database } from '../../server/archive/database.ts'
import { type OpenArchive, openArchive } from '../../server/archive/open-archive.ts'
import { lastMonthOver, rollDays, rollMonths } from '../../server/archive/rollups/roll.ts'
import { derivedTables, events } from '../../server/archive/schema.ts'
import { ArchiveWriter } from '../../server/archive/writer.ts'
import type { StreamEntry } from '../../server/queue/parse-event.ts'
import { copyEmptyPglite } from './empty-pglite.ts'
import type { TestHall } from './hall.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'
import type { TestClient } from './redis.ts'

export const silent = pino({ level: 'silent' })
export const databaseKinds = ['PostgreSQL', 'PGlite'] as const
export type DatabaseKind = (typeof databaseKinds)[number]

/** Opens empty archives of both kinds and removes all of them in the end. */
export class TestDatabases {
  #postgres: Promise<TestPostgres> | undefined
  readonly #open: OpenArchive[] = []
  readonly #folders: string[] = []

  /** One PostgreSQL for all, even when two callers ask at the same moment. */
  postgres(): Promise<TestPostgres> {
    this.#postgres ??= startPostgres()
    return this.#postgres
  }

  async open(kind: DatabaseKind): Promise<Database> {
    const opened = await openArchive(await this.#target(kind), silent)
    this.#open.push(opened)
    return opened.db
  }

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'kezek-archive-'))
    this.#folders.push(folder)
    return folder
  }

  /** @param inside folder to create it in, unless a new one @returns the folder of an empty PGlite archive */
  async pglite(inside?: string): Promise<string> {
    const folder = inside ?? (await this.folder())
    await copyEmptyPglite(folder)
    return folder
  }

  async stop(): Promise<void> {
    // The server is ended even when a connection to it can't be closed.
    await Promise.allSettled(this.#open.map(opened => opened.close()))
    await (await this.#postgres)?.stop()
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true })
  }

  async #target(kind: DatabaseKind) {
    if (kind === 'PGlite') return { folder: await this.pglite() }
    return { url: await (await this.postgres()).archive() }
  }
}

export async function streamOf(client: TestClient, hall: TestHall): Promise<StreamEntry[]> {
  const raw: unknown = await client.sendCommand(['XRANGE', hall.store.keys(hall.centre).events, '-', '+'])
  return raw as StreamEntry[]
}

/** Archives a centre's stream in batches. */
export async function archiveAll(
  db: Database,
  centre: string,
  entries: readonly StreamEntry[],
  options: { batch?: number; epoch?: string; log?: typeof silent } = {},
): Promise<void> {
  const { batch = 200, epoch = 'epoch-1', log = silent } = options
  const writer = new ArchiveWriter({ db, log })
  for (let at = 0; at < entries.length; at += batch) {
    await writer.add(centre, epoch, entries.slice(at, at + batch))
  }
}

/** @returns every derived table by name, sorted; outdated sums are rolled up first */
export async function derivedOf(db: Database): Promise<Record<string, unknown[]>> {
  await rollDays(db)
  await rollMonths(db, lastMonthOver(Date.now()))
  const found: Record<string, unknown[]> = {}
  for (const table of derivedTables) {
    const rows = await db.select().from(table)
    found[getTableName(table)] = rows.map(row => JSON.stringify(row)).sort()
  }
  return found
}

/** @returns number and stream id of all archived events of a centre */
export async function archivedOf(db: Database, centre: string): Promise<[string, number, string][]> {
  const rows = await db.select().from(events).where(eq(events.centre, centre)).orderBy(asc(events.n))
  return rows.map(({ epoch, n, id }) => [epoch, n, id])
}
