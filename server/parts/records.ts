import type { Logger } from 'pino'
import { Archive } from '../archive/archive.ts'
import type { Database } from '../archive/database.ts'
import type { ArchiveTarget } from '../archive/open-archive.ts'
import { Trails } from '../audit/trails.ts'
import { registerNames } from '../auth/register.ts'
import type { Config } from '../config.ts'
import { Exports } from '../exports/exports.ts'
import { countRows } from '../exports/make-file.ts'
import type { Part } from '../lib/life-cycle.ts'
import { centreKeys } from '../queue/keys.ts'
import { Reports } from '../reports/reports.ts'
import { tableNames } from '../reports/table-names.ts'
import { Shares, shareOf } from '../stream/shares.ts'
import type { PeoplePart } from './people.ts'
import type { StorePart } from './store.ts'

interface Deps {
  config: Config
  store: StorePart
  people: PeoplePart
  /** The archive's database or folder; undefined: events are not archived. */
  archiveTarget: ArchiveTarget | undefined
  /** @returns whether the hall can issue and call. The archive opens only after that. */
  isReady(): boolean
  /** Ends the process. @param sentence the reason, for the person who started it */
  onFatal(sentence: string): void
  log: Logger
}

export interface RecordsPart extends Part {
  /** Tells which background work this node leads. */
  readonly shares: Shares
  readonly trails: Trails
  readonly archive: Archive | undefined
  readonly reports: Reports
  readonly exports: Exports
  /** The archive's database; undefined while it is not open. */
  database(): Database | undefined
}

/** Creates the part for records: the audit trail's chain, the archive, and the reports and files made from it. */
export function createRecords(deps: Deps): RecordsPart {
  const { config, store, people, archiveTarget, log } = deps
  const { client, now, settingsOf, catalogue } = store
  const shares = new Shares({ client, log, archives: archiveTarget !== undefined, ...shareOf(config) })
  const trails = new Trails({
    client,
    log,
    lead: trail => shares.lead(trail),
  })
  const archive = archiveTarget
    ? new Archive({
        now,
        client,
        log,
        target: archiveTarget,
        lead: trail => shares.lead(trail, 'archive'),
        place: shares.archivePlace,
        isRead: () => reports.isReading || exports.isMaking,
        isReady: deps.isReady,
        onFatal: deps.onFatal,
      })
    : undefined
  const database = () => archive?.database
  const names = () => people.names()
  const reports = new Reports({ database, settingsOf, catalogue, names, now })
  const exports = new Exports({
    database,
    now,
    log,
    maker: {
      database,
      now,
      countRows,
      report: (asked, of) => reports.report(asked, of),
      titles: (asked, of) => reports.titles(asked, of),
      names: (locale, of) =>
        tableNames(locale, of.length === 1 ? settingsOf(of[0] ?? '') : undefined, catalogue()),
      zoneOf: centre => settingsOf(centre).zone,
      people: names,
    },
  })
  for (const name of registerNames) {
    const keys = centreKeys(config.keyPrefix, name)
    trails.add(name, keys)
    // The register of people is not archived: names can be erased, and the archive keeps what it has.
    if (name !== 'people') archive?.add(name, keys)
  }
  store.events.on('centre', centre => {
    const keys = store.queue.keys(centre)
    trails.add(centre, keys)
    archive?.add(centre, keys)
  })
  const wake = (stream: string) => {
    trails.wake(stream)
    archive?.wake(stream)
  }
  people.events.on('change', wake)
  store.events.on('catalogue', () => wake('catalogue'))
  store.events.on('event', (_event, { view }) => wake(view.centre))
  store.events.on('live', ({ centre }) => wake(centre))

  return {
    shares,
    trails,
    archive,
    reports,
    exports,
    database,
    start() {
      shares.start()
      trails.start()
      archive?.start()
    },
    async stop() {
      // All work that writes events has stopped before. These two read the stream to its end.
      await Promise.all([trails.stop(), archive?.stop()])
      await shares.stop()
    },
  }
}
