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
 * Reads the stories of a day's tickets with one number.
 *
 * @param number as a person typed it, in Latin or Cyrillic letters
 * @returns every ticket that had this number, the oldest first, each with all its events
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
      const steps = rows.flatMap(stepsOf)
      return { ticket, epoch, number, service, purpose, state, isTrusted: trusted, steps }
    }),
  )
}

/** @returns the event's step; none for an unreadable event, which only the archive's state lists. */
function stepsOf(row: EventRow): StoryStep[] {
  const digested = digest(entryOf(row))
  return 'event' in digested ? [stepOf(digested.event)] : []
}
