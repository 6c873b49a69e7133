import type { Logger } from 'pino'
import { migrateDatabase, type OpenDatabase, openDatabase } from './database.ts'
import { openPglite, type Pglite } from './pglite.ts'

/** Where the archive is: PostgreSQL by its address, or PGlite in a folder. */
export type ArchiveTarget = { url: string } | { folder: string }

export interface OpenArchive extends Pick<OpenDatabase, 'db' | 'renew'> {
  /** Told when PGlite's thread has died; never of PostgreSQL, to which the next question connects anew. */
  readonly ended: Promise<void>
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
    await database.close()
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
    renew: () => database.renew(),
    ended: pglite?.ended ?? new Promise<void>(() => {}),
    close,
  }
}
