import { and, asc, eq, inArray } from 'drizzle-orm'
import type { ArchivedTicket } from '../../shared/contract/archive-report.ts'
import type { StoryStep } from '../../shared/contract/wire.ts'
import { numberReadings } from '../../shared/domain/ticket-number.ts'
import type { Database } from '../archive/database.ts'
import { digest, entryOf } from '../archive/derive/digest.ts'
import { type EventRow, events, tickets } from '../archive/schema.ts'
import { stepOf } from '../halls/story.ts'
import { dayNumber } from './days.ts'

/**
 * @param number as somebody typed it, in either alphabet
 * @returns every ticket of a day that had this number, with all that became of it, oldest first
 */
export async function readStories(
  db: Database,
  { centre, day, number }: { centre: string; day: string; number: string },
): Promise<ArchivedTicket[]> {
  const readings = numberReadings(number)
  const rows = await db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.day, String(dayNumber(day))),
        eq(tickets.centre, centre),
        inArray(tickets.number, readings),
      ),
    )
    .orderBy(asc(tickets.issued))
  const likeliest = readings.find(reading => rows.some(row => row.number === reading))
  const found = rows.filter(row => row.number === likeliest)
  return Promise.all(
    found.map(async ({ epoch, ticket, number, service, purpose, state, trusted }) => {
      const rows = await db
        .select()
        .from(events)
        .where(and(eq(events.centre, centre), eq(events.epoch, epoch), eq(events.ticket, ticket)))
        .orderBy(asc(events.n))
      const steps = rows.flatMap(toldBy)
      return { ticket, epoch, number, service, purpose, state, isTrusted: trusted, steps }
    }),
  )
}

/** What nothing could be made of stands on the list of such events, and in no story. */
function toldBy(row: EventRow): StoryStep[] {
  const digested = digest(entryOf(row))
  return 'event' in digested ? [stepOf(digested.event)] : []
}
