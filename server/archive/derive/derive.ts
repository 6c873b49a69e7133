import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { StreamEvent } from '../../../shared/contract/events.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { parseStored } from '../../../shared/domain/text.ts'
import type { Transaction } from '../database.ts'
import { insertAll } from '../insert-all.ts'
import { markOutdated } from '../rollups/roll.ts'
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
import { replayTicket } from './ticket.ts'

/** One epoch (one life of the store) of a centre. */
export interface CentreEpoch {
  centre: string
  epoch: string
}

/** Registers whose events are kept but not derived from. */
const registers: readonly string[] = ['devices', 'catalogue']

/**
 * Derives rows from rows of `events` that are already written, oldest first. The result is the same for batches as
 * they come and for many rows at once in a rebuild.
 */
export async function derive(tx: Transaction, source: CentreEpoch, rows: readonly EventRow[]): Promise<void> {
  if (registers.includes(source.centre)) return
  const known: StreamEvent[] = []
  for (const row of rows) {
    const digested = digest(entryOf(row))
    if ('event' in digested) known.push(digested.event)
    else await recordUndigested(tx, source, { id: row.id, n: row.n }, digested.reason)
  }
  for (const event of known) await deriveSettings(tx, source, event)
  const clocks = await clocksOf(tx, source)
  for (const event of known) {
    await deriveSpans(tx, source, event, clocks)
    await deriveDayEnd(tx, source, event)
  }
  await deriveTickets(tx, source, known, clocks)
}

/** Records an event in the list of undigested events. */
export async function recordUndigested(
  tx: Transaction,
  source: CentreEpoch,
  { id, n, ticket }: { id: string; n: number | null; ticket?: string },
  reason: string,
): Promise<void> {
  await tx
    .insert(undigested)
    .values({ ...source, id, n, ticket: ticket ?? null, reason })
    .onConflictDoNothing()
}

async function deriveSettings(
  tx: Transaction,
  source: CentreEpoch,
  { n, at, body }: StreamEvent,
): Promise<void> {
  if (body.clockBack !== undefined) {
    await tx.insert(clockSteps).values({ ...source, n, back: body.clockBack })
  }
  if (body.change.settings === undefined) return
  const document = parseStored<CentreSettings>(body.change.settings)
  const { zone, dayStartsAt } = document
  await tx.insert(settings).values({ ...source, n, at, zone, dayStartsAt, body: document })
}

/** A centre's clock until its first settings. */
const firstClock: CentreClock = { zone: 'Asia/Almaty', dayStartsAt: '00:00' }

type ClockAt = (n: number) => CentreClock

/** @returns a function that gives the clock of the settings in force at an event, which decides its day and hour */
async function clocksOf(tx: Transaction, { centre, epoch }: CentreEpoch): Promise<ClockAt> {
  const versions = await tx
    .select({ n: settings.n, zone: settings.zone, dayStartsAt: settings.dayStartsAt })
    .from(settings)
    .where(and(eq(settings.centre, centre), eq(settings.epoch, epoch)))
    .orderBy(asc(settings.n))
  return n => versions.findLast(version => version.n <= n) ?? firstClock
}

async function deriveSpans(
  tx: Transaction,
  source: CentreEpoch,
  event: StreamEvent,
  clocks: ClockAt,
): Promise<void> {
  const { n, at } = event
  const { day } = localOf(at, clocks(n))
  const begin = { ...source, n, since: at, until: null, day, trusted: true }
  // At the end of the day nobody knows since when an inspector had left the window.
  const end = {
    until: at,
    ...(event.type === 'counter:closed' && event.by.startsWith('system:') && { trusted: false }),
  }
  for (const { counter, session, state, away } of counterSteps(event)) {
    if (session !== undefined) {
      await tx
        .update(counterSessions)
        .set(end)
        .where(openAt(counterSessions, source, counter))
      if (session) await tx.insert(counterSessions).values({ ...begin, counter, ...session })
    }
    if (state !== undefined) {
      await tx
        .update(counterStates)
        .set(end)
        .where(openAt(counterStates, source, counter))
      if (state) await tx.insert(counterStates).values({ ...begin, counter, state })
    }
    if (away !== undefined) {
      await tx
        .update(absences)
        .set(end)
        .where(openAt(absences, source, counter))
      if (away !== null) await tx.insert(absences).values({ ...begin, counter, since: away })
    }
  }
  const printer = printerStep(event)
  if (!printer) return
  const isOfPrinter = and(
    eq(printerStates.centre, source.centre),
    eq(printerStates.epoch, source.epoch),
    eq(printerStates.printer, printer.printer),
    isNull(printerStates.until),
  )
  await tx.update(printerStates).set({ until: at }).where(isOfPrinter)
  await tx.insert(printerStates).values({ ...begin, ...printer })
}

async function deriveDayEnd(
  tx: Transaction,
  source: CentreEpoch,
  { type, n, at, body }: StreamEvent,
): Promise<void> {
  if (type === 'day:reopened') {
    const { day } = body as StreamEvent<'day:reopened'>['body']
    const isOfDay = and(
      eq(dayEnds.centre, source.centre),
      eq(dayEnds.epoch, source.epoch),
      eq(dayEnds.day, day),
    )
    await tx.delete(dayEnds).where(isOfDay)
  }
  if (type !== 'day:closed') return
  const { day } = body as StreamEvent<'day:closed'>['body']
  // A day that is opened again ends a second time.
  await tx
    .insert(dayEnds)
    .values({ ...source, day, n, at })
    .onConflictDoUpdate({ target: [dayEnds.centre, dayEnds.day, dayEnds.epoch], set: { n, at } })
}

function openAt(
  table: typeof counterSessions | typeof counterStates | typeof absences,
  { centre, epoch }: CentreEpoch,
  counter: string,
) {
  return and(
    eq(table.centre, centre),
    eq(table.epoch, epoch),
    eq(table.counter, counter),
    isNull(table.until),
  )
}

/** Derives all rows of the tickets that some events belong to, from all their archived events. */
async function deriveTickets(
  tx: Transaction,
  source: CentreEpoch,
  known: readonly StreamEvent[],
  clocks: ClockAt,
): Promise<void> {
  const ids = [...new Set(known.flatMap(({ ticket }) => ticket ?? []))]
  const last = known.at(-1)
  if (ids.length === 0 || !last) return
  const { centre, epoch } = source
  const steps = await stepsOf(tx, source)
  const ofTickets = await tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.centre, centre),
        eq(events.epoch, epoch),
        inArray(events.ticket, ids),
        // A rebuild reads the events in order, as they came.
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
    return replayTicket(rows.flatMap(knownOf), { centre, epoch, clock, clockSteps: steps })
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
  for (const { event, reason } of stories.flatMap(story => story.unexpected)) {
    await recordUndigested(tx, source, event, reason)
  }
  await markOutdated(tx, source, [...new Set(ids.map(id => id.slice(0, 8)))])
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

async function stepsOf(tx: Transaction, { centre, epoch }: CentreEpoch): Promise<number[]> {
  const rows = await tx
    .select({ n: clockSteps.n })
    .from(clockSteps)
    .where(and(eq(clockSteps.centre, centre), eq(clockSteps.epoch, epoch)))
  return rows.map(({ n }) => n)
}
