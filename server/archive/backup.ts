import { writeBackup } from './backup-file.ts'
import type { Database } from './database.ts'
import { readEvents, trailsOf } from './read-events.ts'
import { cursors } from './schema.ts'

/**
 * Writes everything of the archive that cannot be made again into one file: the events, settings among them, and how far each stream
 * is archived.
 * @returns the number of events in it
 */
export function backup(db: Database, file: string): Promise<number> {
  return writeBackup(file, 'kezek archive', archiveLines(db))
}

/**
 * Reads the archive as of one moment without holding a transaction, which would keep PGlite's one session from everybody else: events
 * are never changed, and what comes after the moment is left out by the cursors.
 */
export async function* archiveLines(db: Database): AsyncGenerator<object> {
  const moment = await db.transaction(
    async tx => ({ cursors: await tx.select().from(cursors), trails: await trailsOf(tx) }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  for (const cursor of moment.cursors) yield { cursor }
  for (const trail of moment.trails) {
    const present = moment.cursors.find(
      ({ centre, epoch }) => centre === trail.centre && epoch === trail.epoch,
    )
    for await (const rows of readEvents(db, trail, present?.n)) for (const event of rows) yield { event }
  }
}
