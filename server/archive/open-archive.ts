import type { Logger } from 'pino'
import { migrateDatabase, type OpenDatabase, openDatabase } from './database.ts'
import { openPglite, type Pglite } from './pglite.ts'

/** What is asked when the archive is closed has so long to be answered. */
const closeMs = 5_000

/** Where the archive is: PostgreSQL by its address, or PGlite in a folder. */
export type ArchiveTarget = { url: string } | { folder: string }

export interface OpenArchive extends Pick<OpenDatabase, 'db' | 'renew'> {
  /** Told why when PGlite's thread has died; never of PostgreSQL, to which the next question connects anew. */
  readonly ended: Promise<string>
  close(): Promise<void>
}

/**
 * Opens the archive and brings it to this version's schema.
 * @throws StartError, MigrationError with a sentence; Error when the database is away
 */
export async function openArchive(target: ArchiveTarget, log: Pick<Logger, 'debug'>): Promise<OpenArchive> {
  const pglite: Pglite | undefined = 'folder' in target ? await openPglite(target.folder) : undefined
  const database = openDatabase(pglite?.target ?? (target as { url: string }), log)
  const close = async () => {
    // Connections to a thread that hangs end with it alone.
    const late = setTimeout(() => pglite?.kill(), closeMs)
    await database.close()
    clearTimeout(late)
    await pglite?.close()
  }
  try {
    await migrateDatabase(database)
  } catch (error) {
    await close()
    throw error
  }
  return {
    get db() {
      return database.db
    },
    renew() {
      database.renew()
      // It has one session: whoever comes next would wait behind the same question.
      pglite?.kill()
    },
    ended: pglite?.ended ?? new Promise<string>(() => {}),
    close,
  }
}
