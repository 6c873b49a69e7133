import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import type { Trail } from './derive/derive.ts'
import { type EventRow, events } from './schema.ts'

const pageSize = 1_000

/** @returns every trail of the archive. */
export function trailsOf(db: Database | Transaction): Promise<Trail[]> {
  return db
    .selectDistinct({ centre: events.centre, epoch: events.epoch })
    .from(events)
    .orderBy(asc(events.centre), asc(events.epoch))
}

/**
 * @param upTo number of the last event that is read; the last there is unless given
 * @returns the events of a trail, oldest first, some at a time: a year of a centre is more than memory holds.
 */
export async function* readEvents(
  db: Database | Transaction,
  { centre, epoch }: Trail,
  upTo?: number,
): AsyncGenerator<EventRow[]> {
  let after = 0
  for (;;) {
    const rows = await db
      .select()
      .from(events)
      .where(
        and(
          eq(events.centre, centre),
          eq(events.epoch, epoch),
          gt(events.n, after),
          upTo === undefined ? undefined : lte(events.n, upTo),
        ),
      )
      .orderBy(asc(events.n))
      .limit(pageSize)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = last.n
  }
}
