import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { ArchiveState } from '../../shared/contract/archive-report.ts'
import type { Database } from '../archive/database.ts'
import { cursors, events, rollups, undigested } from '../archive/schema.ts'

/** Unreadable events in the list. More than 200 need an investigation, not a longer list. */
const maxShown = 200

/** Reads how far the archive of some centres is, and which events it could not interpret. */
export async function readState(db: Database, centres: readonly string[]): Promise<ArchiveState> {
  const of = [...centres]
  const read = await db.select().from(cursors).where(inArray(cursors.centre, of))
  const last = await db
    .select({ at: events.at })
    .from(cursors)
    .innerJoin(
      events,
      and(eq(events.centre, cursors.centre), eq(events.epoch, cursors.epoch), eq(events.n, cursors.n)),
    )
    .where(inArray(cursors.centre, of))
    .orderBy(desc(events.at))
    .limit(1)
  const rows = await db
    .select({
      centre: undigested.centre,
      epoch: undigested.epoch,
      id: undigested.id,
      n: undigested.n,
      ticket: undigested.ticket,
      reason: undigested.reason,
      type: events.type,
      at: events.at,
    })
    .from(undigested)
    .leftJoin(
      events,
      and(
        eq(events.centre, undigested.centre),
        eq(events.epoch, undigested.epoch),
        eq(events.n, undigested.n),
      ),
    )
    .where(inArray(undigested.centre, of))
    // A stream id begins with a time in ms: the newest event comes first.
    .orderBy(desc(sql`split_part(${undigested.id}, '-', 1)::bigint`), desc(undigested.n))
    .limit(maxShown)
  const total = await db.$count(undigested, inArray(undigested.centre, of))
  const lives = await db
    .selectDistinct({ centre: rollups.centre, epoch: rollups.epoch })
    .from(rollups)
    .where(and(eq(rollups.dim, 'lane'), inArray(rollups.centre, of)))
  return {
    last: last[0]?.at ?? null,
    events: read.reduce((sum, { n }) => sum + n, 0),
    undigested: rows,
    undigestedTotal: total,
    forks: forksOf([...lives, ...read]),
  }
}

function forksOf(lives: readonly { centre: string; epoch: string }[]): ArchiveState['forks'] {
  const centres = [...new Set(lives.map(({ centre }) => centre))]
  return centres
    .map(centre => {
      const own = lives.filter(life => life.centre === centre)
      return { centre, epochs: [...new Set(own.map(({ epoch }) => epoch))] }
    })
    .filter(({ epochs }) => epochs.length > 1)
}
