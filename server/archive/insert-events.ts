import { and, asc, DrizzleQueryError, eq } from 'drizzle-orm'
import { eventRowSchema } from './backup-file.ts'
import { type Database, stateOf, type Transaction } from './database.ts'
import { recordUndigested } from './derive/derive.ts'
import { DigestError, type SetAside } from './derive/set-aside.ts'
import { insertAll } from './insert-all.ts'
import { type EventRow, events, refusedEvents } from './schema.ts'

/**
 * Classes of PostgreSQL error codes that an event's values cause: data, constraints, and limits such as the size of an index entry. Other
 * failures concern the database or the statement, and setting events aside would not help.
 */
const causedByEvent: ReadonlySet<string> = new Set(['22', '23', '54'])

/** Inserts events. @throws DigestError when the database refuses one for its values */
export async function insertEvents(tx: Transaction, rows: readonly EventRow[]): Promise<void> {
  try {
    await insertAll(tx, events, rows)
  } catch (error) {
    const isOfEvent =
      error instanceof DrizzleQueryError && causedByEvent.has(stateOf(error)?.slice(0, 2) ?? '')
    throw isOfEvent ? new DigestError(error) : error
  }
}

/**
 * Inserts events. Those that the database refuses for their values are kept as text and recorded as undigested.
 *
 * @returns the events that were inserted, and those that were set aside
 */
export async function insertEventsOrSetAside(
  tx: Transaction,
  rows: readonly EventRow[],
): Promise<{ inserted: EventRow[]; setAside: SetAside[] }> {
  try {
    // The savepoint takes back the insert that failed.
    await tx.transaction(inner => insertEvents(inner, rows))
    return { inserted: [...rows], setAside: [] }
  } catch (error) {
    if (!(error instanceof DigestError)) throw error
    const [row] = rows
    if (row && rows.length === 1) {
      const { centre, epoch, id, n } = row
      // JSON escapes each character that a column of text can't hold.
      const kept = { centre, epoch, id, n, row: JSON.stringify(row) }
      await tx.insert(refusedEvents).values(kept).onConflictDoNothing()
      await recordUndigested(tx, { centre, epoch }, { id, n }, error.message)
      return { inserted: [], setAside: [{ n, reason: error.message }] }
    }
  }
  const parts: Awaited<ReturnType<typeof insertEventsOrSetAside>>[] = []
  for (const row of rows) parts.push(await insertEventsOrSetAside(tx, [row]))
  return {
    inserted: parts.flatMap(({ inserted }) => inserted),
    setAside: parts.flatMap(({ setAside }) => setAside),
  }
}

/** Reads the events that the table `events` has refused, in the order of their numbers. */
export async function readRefused(db: Database | Transaction): Promise<EventRow[]> {
  const { centre, epoch, n } = refusedEvents
  const kept = await db.select().from(refusedEvents).orderBy(asc(centre), asc(epoch), asc(n))
  return kept.map(({ row }) => eventRowSchema.parse(JSON.parse(row)))
}

/** Tries again to insert the events that were refused. Those that are refused again stay, and are recorded as undigested. */
export async function retryRefused(tx: Transaction): Promise<void> {
  for (const row of await readRefused(tx)) {
    const { inserted } = await insertEventsOrSetAside(tx, [row])
    if (inserted.length > 0) await tx.delete(refusedEvents).where(isRefused(row))
  }
}

function isRefused({ centre, epoch, id }: EventRow) {
  return and(eq(refusedEvents.centre, centre), eq(refusedEvents.epoch, epoch), eq(refusedEvents.id, id))
}
