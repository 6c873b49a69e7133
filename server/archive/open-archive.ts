import type { Logger } from 'pino'
import { migrateDatabase, type OpenDatabase, openDatabase } from './database.ts'
import { openPglite, type Pglite } from './pglite.ts'

/** Milliseconds that pending questions may take when the archive is closed. */
const closeTimeoutMs = 5_000

/** Where the archive is: PostgreSQL by its URL, or PGlite in a folder. */
export type ArchiveTarget = { url: string } | { folder: string }

export interface OpenArchive extends Pick<OpenDatabase, 'db' | 'renew'> {
  /**
   * Resolves with the reason when PGlite's thread has died. Never resolves for PostgreSQL: the next question
   * connects again.
   */
  readonly ended: Promise<string>
  close(): Promise<void>
}

/**
 * Opens the archive and migrates it to this version's schema.
 *
 * @throws StartError, MigrationError with a sentence; Error when the database is away
 */
export async function openArchive(target: ArchiveTarget, log: Pick<Logger, 'debug'>): Promise<OpenArchive> {
  const pglite: Pglite | undefined = 'folder' in target ? await openPglite(target.folder) : undefined
  const database = openDatabase(pglite?.target ?? (target as { url: string }), log)
  const close = async () => {
    // Connections to a thread that hangs end only with the thread.
    const late = setTimeout(() => pglite?.kill(), closeTimeoutMs)
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
      // PGlite has one session: the next question would wait behind the one that hangs.
      pglite?.kill()
    },
    ended: pglite?.ended ?? new Promise<string>(() => {}),
    close,
  }
}
