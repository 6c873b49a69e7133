import { writeBackup } from './backup-file.ts'
import type { Database } from './database.ts'
import { readRefused } from './insert-events.ts'
import { readEpochs, readEvents } from './read-events.ts'
import { cursors, type EventRow } from './schema.ts'

/**
 * Writes everything of the archive that can't be derived into one file: the events, settings included, and how far
 * each stream is archived.
 *
 * @returns the number of events in it
 */
export function backup(db: Database, file: string): Promise<number> {
  return writeBackup(file, 'kezek archive', archiveLines(db))
}

/**
 * Reads the archive as of one moment without holding a transaction, which would block PGlite's only session. This
 * is safe because events never change, and the cursors leave out events that come later.
 */
export async function* archiveLines(db: Database): AsyncGenerator<object> {
  const moment = await db.transaction(
    async tx => ({
      cursors: await tx.select().from(cursors),
      epochs: await readEpochs(tx),
      refused: await readRefused(tx),
    }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  for (const cursor of moment.cursors) yield { cursor }
  const refused = new Set(moment.refused.map(nameOf))
  for (const event of moment.refused) yield { event }
  for (const source of moment.epochs) {
    const present = moment.cursors.find(
      ({ centre, epoch }) => centre === source.centre && epoch === source.epoch,
    )
    for await (const rows of readEvents(db, source, present?.n)) {
      // A rebuild may have stored an event meanwhile that was refused before.
      for (const event of rows) if (!refused.has(nameOf(event))) yield { event }
    }
  }
}

function nameOf({ centre, epoch, id }: EventRow): string {
  return JSON.stringify([centre, epoch, id])
}
