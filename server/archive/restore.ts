import { type BackupKind, checkBackup, RestoreError, readBackup } from './backup-file.ts'
import type { Database, Transaction } from './database.ts'
import { insertEventsOrSetAside } from './insert-events.ts'
import { type Progress, rebuildWithin } from './rebuild.ts'
import { cursors, type EventRow, events } from './schema.ts'

/** Rows per insert: far below PostgreSQL's limit of values in a statement. */
const maxRows = 1_000

/**
 * Restores an archive's backup into an empty archive and derives all tables. Checks the whole file before writing
 * anything, and writes in one transaction.
 *
 * @returns the number of events in it
 * @throws RestoreError when the file is not a whole backup, or the archive is not empty; then nothing has changed
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

/** Writes the archive's part of a checked backup. @throws RestoreError when the archive is not empty */
export async function restoreWithin(
  tx: Transaction,
  file: string,
  kind: BackupKind,
  options: {
    tell(progress: Progress): void
    /** The store's new epoch for each centre; absent: the epochs of the backup. */
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
    // An event that is refused must not keep a hall from being restored.
    await insertEventsOrSetAside(tx, rows)
    rows = []
  }
  for await (const line of readBackup(file, kind)) {
    if ('event' in line) rows.push(line.event)
    if ('cursor' in line) {
      const { cursor } = line
      const storeEpoch = options.epochs?.get(cursor.centre) ?? cursor.storeEpoch
      await tx.insert(cursors).values({ ...cursor, storeEpoch })
    }
    if (rows.length === maxRows) await write()
  }
  await write()
  await rebuildWithin(tx, options.tell)
}
