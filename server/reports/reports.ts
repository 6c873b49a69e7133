import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { CatalogueData } from '../../shared/catalogue/schema.ts'
import type {
  ArchiveReport,
  ArchiveState,
  DayReport,
  DaySummary,
  TicketStories,
} from '../../shared/contract/archive-report.ts'
import type { CentreDay, Span } from '../../shared/contract/archive-requests.ts'
import type { CatalogueVersion, SettingsVersion, VersionPage } from '../../shared/contract/versions.ts'
import { businessDayOf, zoneClock } from '../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import type { SettingsSection } from '../../shared/domain/settings-sections.ts'
import { type Database, isAway, reasonOf } from '../archive/database.ts'
import { dayNumber } from './days.ts'
import { readCounterDays, readLastClosedDay, readSummary } from './read-day.ts'
import { readReport } from './read-report.ts'
import { readState } from './read-state.ts'
import { readStories } from './read-story.ts'
import { readTitles } from './read-titles.ts'
import {
  readCatalogueVersion,
  readCatalogueVersions,
  readSettingsVersion,
  readSettingsVersions,
} from './read-versions.ts'

/** Thrown when the archive is not open, is away, or did not answer within its time limit. */
export class ReportsAway extends Error {
  override name = 'ReportsAway'
}

export interface ReportsOptions {
  /** Called before each use. @returns undefined when there is no archive, or it is not open */
  database(): Database | undefined
  settingsOf(centre: string): CentreSettings
  catalogue(): Catalogue
  /** @returns the names of all people by id. @throws when the store is away */
  names(): Promise<Readonly<Record<string, string>>>
  now(): number
}

/** Reads reports from the archive. Each method throws ReportsAway when the archive does not answer. */
export class Reports {
  readonly #options: ReportsOptions
  #reading = 0

  constructor(options: ReportsOptions) {
    this.#options = options
  }

  /** Whether a question to the archive is being answered. */
  get isReading(): boolean {
    return this.#reading > 0
  }

  /** Reads a report. @param centres ids of at least one centre */
  report(span: Span, centres: readonly string[]): Promise<ArchiveReport> {
    return this.#ask(async db => {
      const report = await readReport(db, span, centres, this.#settings(centres), this.#options.catalogue())
      const { by, chosen } = report
      const ids = [...by.inspector.map(({ key }) => key), ...chosen.map(({ inspector }) => inspector)]
      const titles = await this.#titles(db, span, centres)
      return { ...report, titles, people: await this.#names(ids) }
    })
  }

  /** Reads what services were called on the last day of a span. @returns nothing where that is today's name */
  titles(span: Span, centres: readonly string[]): Promise<ArchiveReport['titles']> {
    return this.#ask(db => this.#titles(db, span, centres))
  }

  /** Reads what each window of a centre did on a day, with the day's main figures. */
  day({ centre, day }: CentreDay): Promise<DayReport> {
    return this.#ask(async db => {
      const { settingsOf, catalogue, now } = this.#options
      const settings = settingsOf(centre)
      const { zone } = settings
      const { from, to } = businessDayOf(String(dayNumber(day)), zone, settings.dayStartsAt)
      const counters = await readCounterDays(db, centre, day, Math.min(now(), to))
      const summary = await readSummary(db, centre, day, settings, catalogue())
      const ids = counters.flatMap(({ spans }) => spans.map(({ inspector }) => inspector))
      return {
        centre,
        day,
        zone: zoneClock(zone),
        from,
        to,
        counters,
        summary,
        titles: await this.#titles(db, { to: day }, [centre]),
        people: await this.#names(ids),
      }
    })
  }

  /** Reads the main figures of the last closed day. @returns null when no day was closed, or nobody came */
  summary(centre: string): Promise<DaySummary | null> {
    return this.#ask(async db => {
      const day = await readLastClosedDay(db, centre)
      const { settingsOf, catalogue } = this.#options
      return day === undefined ? null : readSummary(db, centre, day, settingsOf(centre), catalogue())
    })
  }

  /** Reads the stories of all tickets that had a number on a day. */
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

  /** Reads how far the archive of some centres is. */
  state(centres: readonly string[]): Promise<ArchiveState> {
    return this.#ask(db => readState(db, centres))
  }

  /** Reads a page of versions of a centre's settings, newest first. */
  settingsVersions(
    centre: string,
    asked: { before?: string | undefined; section?: SettingsSection | undefined },
  ): Promise<VersionPage> {
    return this.#ask(async db => this.#withNames(await readSettingsVersions(db, centre, asked)))
  }

  /** Reads one version of a centre's settings. @returns undefined when there is none */
  settingsVersion(centre: string, id: string): Promise<SettingsVersion | undefined> {
    return this.#ask(async db => {
      const { settingsOf, catalogue } = this.#options
      const version = await readSettingsVersion(db, centre, id, settingsOf(centre), catalogue())
      return version && { ...version, people: await this.#names([idOf(version.by)]) }
    })
  }

  /** Reads a page of versions of the catalogue, newest first. */
  catalogueVersions(asked: { before?: string | undefined }): Promise<VersionPage> {
    return this.#ask(async db => this.#withNames(await readCatalogueVersions(db, asked)))
  }

  /** Reads one version of the catalogue. @returns undefined when there is none */
  catalogueVersion(id: string, present: CatalogueData): Promise<CatalogueVersion | undefined> {
    return this.#ask(async db => {
      const version = await readCatalogueVersion(db, id, present)
      return version && { ...version, people: await this.#names([idOf(version.by)]) }
    })
  }

  async #withNames(page: Omit<VersionPage, 'people'>): Promise<VersionPage> {
    return { ...page, people: await this.#names(page.versions.map(({ by }) => idOf(by))) }
  }

  /** @returns the first centre's settings, also for several centres: groups and targets come from the catalogue unless a centre changed them. */
  #settings([first = '']: readonly string[]): CentreSettings {
    return this.#options.settingsOf(first)
  }

  async #titles(
    db: Database,
    { to }: Pick<Span, 'to'>,
    centres: readonly string[],
  ): Promise<ArchiveReport['titles']> {
    const { zone, dayStartsAt } = this.#settings(centres)
    const end = businessDayOf(String(dayNumber(to)), zone, dayStartsAt).to
    // Today's names are those of the catalogue that everybody has.
    if (end > this.#options.now()) return {}
    return readTitles(db, end, centres.length === 1 ? centres[0] : undefined)
  }

  /** @returns names by id; empty when the store is away, and the report shows ids. */
  async #names(ids: readonly (string | null | undefined)[]): Promise<Record<string, string>> {
    const wanted = new Set(ids.flatMap(id => id ?? []))
    if (wanted.size === 0) return {}
    const all = await this.#options.names().catch(() => ({}))
    return Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id)))
  }

  async #ask<T>(read: (db: Database) => Promise<T>): Promise<T> {
    const db = this.#options.database()
    if (!db) throw new ReportsAway('the archive is not open')
    this.#reading++
    try {
      return await read(db)
    } catch (error) {
      throw isUnreachable(error) ? new ReportsAway(reasonOf(error)) : error
    } finally {
      this.#reading--
    }
  }
}

/** @returns the id of who did something, `<role>:<id>` */
function idOf(by: string): string | undefined {
  return by.split(':')[1]
}

/** PostgreSQL's code for a query that exceeded its time limit; the caller treats it like a lost connection. */
const queryCanceled = '57014'

function isUnreachable(error: unknown): boolean {
  // A defect in our code has no error code, just like a lost connection.
  if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
    return false
  const { cause } = error as { cause?: { code?: unknown } }
  return cause?.code === queryCanceled || isAway(error)
}
