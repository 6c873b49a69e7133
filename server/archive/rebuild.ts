import { count, getTableName, isNull, sql } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import { recordUndigested } from './derive/derive.ts'
import { deriveOrSetAside } from './derive/set-aside.ts'
import { retryRefused } from './insert-events.ts'
import { readEpochs, readEvents } from './read-events.ts'
import { lastMonthOver, rollWithin } from './rollups/roll.ts'
import { derivedTables, events, undigested } from './schema.ts'

/** Progress of a rebuild. */
export interface Progress {
  done: number
  of: number
}

/**
 * Derives every derived table again from the events, and stores those that were refused, in one transaction: readers see the old rows until it is done,
 * and also when it fails. New events wait for it.
 */
export async function rebuild(
  db: Database,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> {
  await db.transaction(tx => rebuildWithin(tx, onProgress))
}

/** Rebuilds within a larger transaction. */
export async function rebuildWithin(
  tx: Transaction,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  // An event without a number has no row in `events`: the list of undigested events is all that is known of it.
  const numberless = await tx.select().from(undigested).where(isNull(undigested.n))
  const names = derivedTables.map(table => sql.identifier(getTableName(table)))
  await tx.execute(sql`truncate ${sql.join(names, sql`, `)}`)
  for (const { centre, epoch, id, reason } of numberless) {
    await recordUndigested(tx, { centre, epoch }, { id, n: null }, reason)
  }
  await retryRefused(tx)
  const [total] = await tx.select({ count: count() }).from(events)
  const of = total?.count ?? 0
  let done = 0
  for (const source of await readEpochs(tx)) {
    for await (const rows of readEvents(tx, source)) {
      await deriveOrSetAside(tx, source, rows)
      done += rows.length
      onProgress({ done, of })
    }
  }
  await rollWithin(tx, lastMonthOver(Date.now()))
}
