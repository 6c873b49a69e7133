import { and, asc, desc, eq } from 'drizzle-orm'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { CounterDay, DaySummary } from '../../shared/contract/archive-report.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { Database } from '../archive/database.ts'
import { absences, counterSessions, counterStates, dayEnds, services, tickets } from '../archive/schema.ts'
import { counterDaysOf } from './counter-days.ts'
import { dayNumber, dayText } from './days.ts'
import { readReport } from './read-report.ts'

/** Reads what each window of a centre did on a day. @param until where spans that still last are cut, Unix ms */
export async function readCounterDays(
  db: Database,
  centre: string,
  day: string,
  until: number,
): Promise<CounterDay[]> {
  const number = String(dayNumber(day))
  const states = await db
    .select()
    .from(counterStates)
    .where(and(eq(counterStates.day, number), eq(counterStates.centre, centre)))
    .orderBy(asc(counterStates.since))
  const away = await db
    .select()
    .from(absences)
    .where(and(eq(absences.day, number), eq(absences.centre, centre)))
    .orderBy(asc(absences.since))
  const sittings = await db
    .select()
    .from(counterSessions)
    .where(and(eq(counterSessions.day, number), eq(counterSessions.centre, centre)))
    .orderBy(asc(counterSessions.since))
  const visits = await db
    .select({
      counter: services.counter,
      number: tickets.number,
      inspector: services.inspector,
      called: services.called,
      started: services.started,
      ended: services.ended,
      trusted: services.trusted,
    })
    .from(services)
    .innerJoin(
      tickets,
      and(
        eq(tickets.centre, services.centre),
        eq(tickets.epoch, services.epoch),
        eq(tickets.ticket, services.ticket),
      ),
    )
    .where(and(eq(services.day, number), eq(services.centre, centre)))
  return counterDaysOf({ states, absences: away, sittings, visits }, until)
}

/** Reads a day's main figures. @returns null when there were no visitors */
export async function readSummary(
  db: Database,
  centre: string,
  day: string,
  settings: CentreSettings,
  catalogue: Catalogue,
): Promise<DaySummary | null> {
  const report = await readReport(db, { centre, from: day, to: day }, [centre], settings, catalogue)
  if (report.total.visitors === 0) return null
  const [end] = await db
    .select()
    .from(dayEnds)
    .where(and(eq(dayEnds.centre, centre), eq(dayEnds.day, String(dayNumber(day)))))
    .orderBy(desc(dayEnds.at))
  const busiest = report.by.hour.toSorted((a, b) => b.figures.visitors - a.figures.visitors)[0]
  const slowest = report.by.service
    .flatMap(({ key, figures }) => (figures.wait ? [{ service: key, p90: figures.wait.p90 }] : []))
    .toSorted((a, b) => b.p90 - a.p90)[0]
  return {
    centre,
    day,
    closed: end?.at ?? null,
    figures: report.total,
    busiest: busiest ? { hour: Number(busiest.key), visitors: busiest.figures.visitors } : null,
    slowest: slowest ?? null,
    chosen: report.reasons.find(({ reason }) => reason === 'chosen')?.calls ?? 0,
  }
}

/** Reads the last day that was closed, `2026-11-26`. @returns undefined when none was */
export async function readLastClosedDay(db: Database, centre: string): Promise<string | undefined> {
  const [last] = await db
    .select()
    .from(dayEnds)
    .where(eq(dayEnds.centre, centre))
    .orderBy(desc(dayEnds.day))
    .limit(1)
  return last && dayText(Number(last.day))
}
