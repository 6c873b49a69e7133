import type { CentreDay, Span } from '../../shared/contract/archive-ask.ts'
import type {
  ArchiveReport,
  ArchiveState,
  DayReport,
  DaySummary,
  TicketStories,
} from '../../shared/contract/archive-report.ts'
import { businessDayOf, zoneClock } from '../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { type Database, isAway, reasonOf } from '../archive/database.ts'
import { dayNumber } from './days.ts'
import { lastEndedDay, readCounterDays, readSummary } from './read-day.ts'
import { readReport } from './read-report.ts'
import { readState } from './read-state.ts'
import { readStories } from './read-story.ts'

/** The archive cannot be asked: not open yet, away, or slower than anybody waits for. */
export class ReportsAway extends Error {
  override name = 'ReportsAway'
}

export interface ReportsOptions {
  /** Asked for anew each time; undefined: there is no archive, or it is not open. */
  database(): Database | undefined
  settingsOf(centre: string): CentreSettings
  /** @returns everybody's name by id. @throws when the store is away */
  names(): Promise<Readonly<Record<string, string>>>
  now(): number
}

/** Everything that is looked back at. Each method throws ReportsAway where the archive cannot be asked. */
export class Reports {
  readonly #options: ReportsOptions

  constructor(options: ReportsOptions) {
    this.#options = options
  }

  /** @param centres whose days it is about, one at least */
  report(span: Span, centres: readonly string[]): Promise<ArchiveReport> {
    return this.#ask(async db => {
      const report = await readReport(db, span, centres, this.#settings(centres))
      const { by, chosen } = report
      const ids = [...by.inspector.map(({ key }) => key), ...chosen.map(({ inspector }) => inspector)]
      return { ...report, people: await this.#names(ids) }
    })
  }

  day({ centre, day }: CentreDay): Promise<DayReport> {
    return this.#ask(async db => {
      const { settingsOf, now } = this.#options
      const settings = settingsOf(centre)
      const { zone } = settings
      const { from, to } = businessDayOf(String(dayNumber(day)), zone, settings.dayStartsAt)
      const counters = await readCounterDays(db, centre, day, Math.min(now(), to))
      const summary = await readSummary(db, centre, day, settings)
      const ids = counters.flatMap(({ spans }) => spans.map(({ inspector }) => inspector))
      return {
        centre,
        day,
        zone: zoneClock(zone),
        from,
        to,
        counters,
        summary,
        people: await this.#names(ids),
      }
    })
  }

  /** @returns what is kept of the last day that was ended; null: there is none, or nobody came. */
  summary(centre: string): Promise<DaySummary | null> {
    return this.#ask(async db => {
      const day = await lastEndedDay(db, centre)
      return day === undefined ? null : readSummary(db, centre, day, this.#options.settingsOf(centre))
    })
  }

  story(asked: CentreDay & { number: string }): Promise<TicketStories> {
    return this.#ask(async db => {
      const tickets = await readStories(db, asked)
      const ids = tickets.flatMap(({ steps }) => steps.map(({ by }) => by.split(':')[1]))
      return {
        zone: zoneClock(this.#options.settingsOf(asked.centre).zone),
        tickets,
        people: await this.#names(ids),
      }
    })
  }

  state(centres: readonly string[]): Promise<ArchiveState> {
    return this.#ask(db => readState(db, centres))
  }

  /** Of several centres the first speaks for all: groups and targets are the order's, unless each has changed them. */
  #settings([first = '']: readonly string[]): CentreSettings {
    return this.#options.settingsOf(first)
  }

  /** Without names a report tells ids: better than none. */
  async #names(ids: readonly (string | null | undefined)[]): Promise<Record<string, string>> {
    const wanted = new Set(ids.flatMap(id => id ?? []))
    if (wanted.size === 0) return {}
    const all = await this.#options.names().catch(() => ({}))
    return Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id)))
  }

  async #ask<T>(read: (db: Database) => Promise<T>): Promise<T> {
    const db = this.#options.database()
    if (!db) throw new ReportsAway('the archive is not open')
    try {
      return await read(db)
    } catch (error) {
      throw isUnreachable(error) ? new ReportsAway(reasonOf(error)) : error
    }
  }
}

/** A question that was cut off by its time limit is as good as one that never arrived. */
const cutOff = '57014'

function isUnreachable(error: unknown): boolean {
  // Our own mistakes have no code either.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
    return false
  const { cause } = error as { cause?: { code?: unknown } }
  return cause?.code === cutOff || isAway(error)
}
