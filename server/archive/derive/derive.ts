import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { StreamEvent } from '../../../shared/contract/events.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { parseStored } from '../../../shared/domain/text.ts'
import type { Transaction } from '../database.ts'
import { insertAll } from '../insert-all.ts'
import { markStale } from '../rollups/roll.ts'
import {
  absences,
  clockSteps,
  counterSessions,
  counterStates,
  dayEnds,
  type EventRow,
  events,
  printerStates,
  services,
  settings,
  tickets,
  undigested,
  waits,
} from '../schema.ts'
import { digest, entryOf } from './digest.ts'
import { type CentreClock, localOf } from './moment.ts'
import { counterSteps, printerStep } from './spans.ts'
import { ticketStory } from './ticket.ts'

/** One centre's life in the archive. */
export interface Trail {
  centre: string
  epoch: string
}

/** The registers' events are kept as they are: no table is made of them. */
const registers: readonly string[] = ['devices']

/**
 * Writes what follows from some rows of `events`, which are written already, oldest first. Called for the rows of a batch as they
 * come, or for many at once by a rebuild, it leaves the same.
 */
export async function derive(tx: Transaction, trail: Trail, rows: readonly EventRow[]): Promise<void> {
  if (registers.includes(trail.centre)) return
  const known: StreamEvent[] = []
  for (const row of rows) {
    const digested = digest(entryOf(row))
    if ('event' in digested) known.push(digested.event)
    else await refuse(tx, trail, { id: row.id, n: row.n }, digested.reason)
  }
  for (const event of known) await deriveSettings(tx, trail, event)
  const clocks = await clocksOf(tx, trail)
  for (const event of known) {
    await deriveSpans(tx, trail, event, clocks)
    await deriveDayEnd(tx, trail, event)
  }
  await deriveTickets(tx, trail, known, clocks)
}

/** Puts an event on the list of those that nothing could be made of. */
export async function refuse(
  tx: Transaction,
  trail: Trail,
  { id, n, ticket }: { id: string; n: number | null; ticket?: string },
  reason: string,
): Promise<void> {
  await tx
    .insert(undigested)
    .values({ ...trail, id, n, ticket: ticket ?? null, reason })
    .onConflictDoNothing()
}

async function deriveSettings(tx: Transaction, trail: Trail, { n, at, body }: StreamEvent): Promise<void> {
  if (body.clockBack !== undefined) {
    await tx.insert(clockSteps).values({ ...trail, n, back: body.clockBack })
  }
  if (body.change.settings === undefined) return
  const document = parseStored<CentreSettings>(body.change.settings)
  const { zone, dayStartsAt } = document
  await tx.insert(settings).values({ ...trail, n, at, zone, dayStartsAt, body: document })
}

/** As every centre begins, until its settings say otherwise. */
const firstClock: CentreClock = { zone: 'Asia/Almaty', dayStartsAt: '00:00' }

type ClockAt = (n: number) => CentreClock

/** @returns by whose clock an event's day and hour are told: that of the settings in force then. */
async function clocksOf(tx: Transaction, { centre, epoch }: Trail): Promise<ClockAt> {
  const versions = await tx
    .select({ n: settings.n, zone: settings.zone, dayStartsAt: settings.dayStartsAt })
    .from(settings)
    .where(and(eq(settings.centre, centre), eq(settings.epoch, epoch)))
    .orderBy(asc(settings.n))
  return n => versions.findLast(version => version.n <= n) ?? firstClock
}

async function deriveSpans(
  tx: Transaction,
  trail: Trail,
  event: StreamEvent,
  clocks: ClockAt,
): Promise<void> {
  const { n, at } = event
  const { day } = localOf(at, clocks(n))
  const begin = { ...trail, n, since: at, until: null, day, trusted: true }
  // A window that the day's end closed was left by its inspector some time before: nobody knows when.
  const end = {
    until: at,
    ...(event.type === 'counter:closed' && event.by.startsWith('system:') && { trusted: false }),
  }
  for (const { counter, session, state, away } of counterSteps(event)) {
    if (session !== undefined) {
      await tx
        .update(counterSessions)
        .set(end)
        .where(openAt(counterSessions, trail, counter))
      if (session) await tx.insert(counterSessions).values({ ...begin, counter, ...session })
    }
    if (state !== undefined) {
      await tx
        .update(counterStates)
        .set(end)
        .where(openAt(counterStates, trail, counter))
      if (state) await tx.insert(counterStates).values({ ...begin, counter, state })
    }
    if (away !== undefined) {
      await tx
        .update(absences)
        .set(end)
        .where(openAt(absences, trail, counter))
      if (away !== null) await tx.insert(absences).values({ ...begin, counter, since: away })
    }
  }
  const printer = printerStep(event)
  if (!printer) return
  const isOfPrinter = and(
    eq(printerStates.centre, trail.centre),
    eq(printerStates.epoch, trail.epoch),
    eq(printerStates.printer, printer.printer),
    isNull(printerStates.until),
  )
  await tx.update(printerStates).set({ until: at }).where(isOfPrinter)
  await tx.insert(printerStates).values({ ...begin, ...printer })
}

async function deriveDayEnd(
  tx: Transaction,
  trail: Trail,
  { type, n, at, body }: StreamEvent,
): Promise<void> {
  if (type === 'day:reopened') {
    const { day } = body as StreamEvent<'day:reopened'>['body']
    const isOfDay = and(
      eq(dayEnds.centre, trail.centre),
      eq(dayEnds.epoch, trail.epoch),
      eq(dayEnds.day, day),
    )
    await tx.delete(dayEnds).where(isOfDay)
  }
  if (type !== 'day:closed') return
  const { day } = body as StreamEvent<'day:closed'>['body']
  // A day that was opened again ends once more.
  await tx
    .insert(dayEnds)
    .values({ ...trail, day, n, at })
    .onConflictDoUpdate({ target: [dayEnds.centre, dayEnds.day, dayEnds.epoch], set: { n, at } })
}

function openAt(
  table: typeof counterSessions | typeof counterStates | typeof absences,
  { centre, epoch }: Trail,
  counter: string,
) {
  return and(
    eq(table.centre, centre),
    eq(table.epoch, epoch),
    eq(table.counter, counter),
    isNull(table.until),
  )
}

/** Makes the rows of every ticket that the events speak of anew, from all that is archived of it. */
async function deriveTickets(
  tx: Transaction,
  trail: Trail,
  known: readonly StreamEvent[],
  clocks: ClockAt,
): Promise<void> {
  const ids = [...new Set(known.flatMap(({ ticket }) => ticket ?? []))]
  const last = known.at(-1)
  if (ids.length === 0 || !last) return
  const { centre, epoch } = trail
  const steps = await stepsOf(tx, trail)
  const ofTickets = await tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.centre, centre),
        eq(events.epoch, epoch),
        inArray(events.ticket, ids),
        // A rebuild goes through the events in order, as they came.
        lte(events.n, last.n),
      ),
    )
    .orderBy(asc(events.n))
  for (const table of [tickets, waits, services] as const) {
    await tx
      .delete(table)
      .where(and(eq(table.centre, centre), eq(table.epoch, epoch), inArray(table.ticket, ids)))
  }
  // A step that did not fit may have been taken back since.
  await tx
    .delete(undigested)
    .where(and(eq(undigested.centre, centre), eq(undigested.epoch, epoch), inArray(undigested.ticket, ids)))
  const stories = [...byTicket(ofTickets).values()].map(rows => {
    const clock = clocks(rows[0]?.n ?? 0)
    return ticketStory(rows.flatMap(knownOf), { centre, epoch, clock, clockSteps: steps })
  })
  await insertAll(
    tx,
    tickets,
    stories.flatMap(({ ticket }) => ticket ?? []),
  )
  await insertAll(
    tx,
    waits,
    stories.flatMap(story => story.waits),
  )
  await insertAll(
    tx,
    services,
    stories.flatMap(story => story.services),
  )
  for (const { event, reason } of stories.flatMap(story => story.misfits)) {
    await refuse(tx, trail, event, reason)
  }
  await markStale(tx, trail, [...new Set(ids.map(id => id.slice(0, 8)))])
}

function knownOf(row: EventRow): StreamEvent[] {
  const digested = digest(entryOf(row))
  return 'event' in digested ? [digested.event] : []
}

function byTicket(rows: readonly EventRow[]): Map<string, EventRow[]> {
  const groups = new Map<string, EventRow[]>()
  for (const row of rows) {
    const id = row.ticket ?? ''
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  return groups
}

async function stepsOf(tx: Transaction, { centre, epoch }: Trail): Promise<number[]> {
  const rows = await tx
    .select({ n: clockSteps.n })
    .from(clockSteps)
    .where(and(eq(clockSteps.centre, centre), eq(clockSteps.epoch, epoch)))
  return rows.map(({ n }) => n)
}
