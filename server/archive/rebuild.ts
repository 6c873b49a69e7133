import { count, getTableName, isNull, sql } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import { refuse } from './derive/derive.ts'
import { deriveOrSetAside } from './derive/set-aside.ts'
import { readEvents, trailsOf } from './read-events.ts'
import { lastMonthOver, rollWithin } from './rollups/roll.ts'
import { derivedTables, events, undigested } from './schema.ts'

/** How far a rebuild has come. */
export interface Progress {
  done: number
  of: number
}

/**
 * Makes every derived table anew from the events, in one transaction: until it is done, and when it fails, everybody sees what was
 * there before. What comes meanwhile waits for it.
 */
export async function rebuild(db: Database, tell: (progress: Progress) => void = () => {}): Promise<void> {
  await db.transaction(tx => rebuildWithin(tx, tell))
}

/** The same as part of a larger transaction. */
export async function rebuildWithin(tx: Transaction, tell: (progress: Progress) => void): Promise<void> {
  // Without a number an event has no row to be made anew from: that it came is all that is known.
  const numberless = await tx.select().from(undigested).where(isNull(undigested.n))
  const names = derivedTables.map(table => sql.identifier(getTableName(table)))
  await tx.execute(sql`truncate ${sql.join(names, sql`, `)}`)
  for (const { centre, epoch, id, reason } of numberless) {
    await refuse(tx, { centre, epoch }, { id, n: null }, reason)
  }
  const [total] = await tx.select({ count: count() }).from(events)
  const of = total?.count ?? 0
  let done = 0
  for (const trail of await trailsOf(tx)) {
    for await (const rows of readEvents(tx, trail)) {
      await deriveOrSetAside(tx, trail, rows)
      done += rows.length
      tell({ done, of })
    }
  }
  await rollWithin(tx, lastMonthOver(Date.now()))
}
