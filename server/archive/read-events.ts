import { and, asc, eq, gt, lte } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import type { CentreEpoch } from './derive/derive.ts'
import { type EventRow, events } from './schema.ts'

/** Events per page: a year of a centre is more than memory holds. */
const pageSize = 1_000

/** Reads all epochs of all centres in the archive. */
export function readEpochs(db: Database | Transaction): Promise<CentreEpoch[]> {
  return db
    .selectDistinct({ centre: events.centre, epoch: events.epoch })
    .from(events)
    .orderBy(asc(events.centre), asc(events.epoch))
}

/**
 * Yields an epoch's events in pages, oldest first.
 *
 * @param upTo number of the last event; absent: the last one there is
 */
export async function* readEvents(
  db: Database | Transaction,
  { centre, epoch }: CentreEpoch,
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
