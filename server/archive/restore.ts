import { type BackupKind, checkBackup, RestoreError, readBackup } from './backup-file.ts'
import type { Database, Transaction } from './database.ts'
import { insertAll } from './insert-all.ts'
import { type Progress, rebuildWithin } from './rebuild.ts'
import { cursors, type EventRow, events } from './schema.ts'

const rowsAtOnce = 1_000

/**
 * Reads a backup of an archive into an empty one, and makes all tables from it. The whole file is checked before anything is written,
 * and all is written in one transaction.
 * @returns the number of events in it
 * @throws RestoreError where the file is not a whole backup, or the archive not empty; then nothing has changed
 */
export async function restore(
  db: Database,
  file: string,
  tell: (progress: Progress) => void = () => {},
): Promise<number> {
  const count = await checkBackup(file, 'kezek archive')
  await db.transaction(tx => restoreWithin(tx, file, 'kezek archive', { tell }))
  return count
}

/** Writes what a checked backup holds of the archive. @throws RestoreError where the archive is not empty */
export async function restoreWithin(
  tx: Transaction,
  file: string,
  kind: BackupKind,
  options: {
    tell(progress: Progress): void
    /** What the store of a centre calls its life from now on; what it was called in the backup unless given. */
    epochs?: ReadonlyMap<string, string>
  },
): Promise<void> {
  const [event] = await tx.select({ n: events.n }).from(events).limit(1)
  const [present] = await tx.select({ n: cursors.n }).from(cursors).limit(1)
  if (event || present)
    throw new RestoreError(
      'The archive is not empty, and a backup is restored into an empty one alone: choose another by DATABASE_URL or DATA_DIR.',
    )
  let rows: EventRow[] = []
  const write = async () => {
    await insertAll(tx, events, rows)
    rows = []
  }
  for await (const line of readBackup(file, kind)) {
    if ('event' in line) rows.push(line.event)
    if ('cursor' in line) {
      const { cursor } = line
      const storeEpoch = options.epochs?.get(cursor.centre) ?? cursor.storeEpoch
      await tx.insert(cursors).values({ ...cursor, storeEpoch })
    }
    if (rows.length === rowsAtOnce) await write()
  }
  await write()
  await rebuildWithin(tx, options.tell)
}
