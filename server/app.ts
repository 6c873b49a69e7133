import type { Server } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { Logger } from 'pino'
import type { Database } from './archive/database.ts'
import type { ArchiveTarget } from './archive/open-archive.ts'
import type { Config } from './config.ts'
import { createOrigin } from './http/guards/address.ts'
import { type Part, startAll, stopAll } from './lib/life-cycle.ts'
import { BackgroundWork } from './parts/background.ts'
import { createCommands } from './parts/commands.ts'
import { createLimits } from './parts/limits.ts'
import { createPaper } from './parts/paper.ts'
import { createPeople } from './parts/people.ts'
import { createRecords } from './parts/records.ts'
import { createScreens } from './parts/screens.ts'
import { createStore } from './parts/store.ts'
import { createWeb } from './parts/web.ts'
import type { RedisTarget } from './redis/client.ts'
import type { SpaceWatch } from './redis/space.ts'

/** Milliseconds to wait for the store before listening without it; a store that is there answers within 100. */
const centresTimeoutMs = 2_000

export interface AppDeps {
  readonly config: Config
  /** The Redis of the queues. */
  readonly redis: RedisTarget
  /** The Redis of the job queues; usually the same. */
  readonly jobs: RedisTarget
  readonly log: Logger
  /** The state of the disk where the private Redis writes. Commands are refused while it is `full`. */
  readonly space: Pick<SpaceWatch, 'state'>
  /** Whether the private Redis was started on files whose damaged end had to be cut off. */
  readonly isRepaired?: (() => boolean) | undefined
  /** Certificate and key in PEM; absent: plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined
  /** Whether today's backup could not be written. */
  readonly isBackupFailing?: () => boolean
  /** The archive's database or folder; absent: events are not archived. */
  readonly archive?: ArchiveTarget | undefined
  /** Ends the process. @param sentence the reason, for the person who started it */
  readonly onFatal?: (sentence: string) => void
  /** The folder of the built screens. */
  readonly screensDir: string
}

export interface App {
  readonly server: Server | TlsServer
  /** @returns whether the hall can issue and call. */
  isReady(): boolean
  /** @returns the archive's database, for a backup; undefined while it is not open. */
  archive(): Database | undefined
  /**
   * Waits until the server knows its centres, at most two seconds: screens that connect earlier would be refused and come back later. A
   * server whose store is away listens without them, and refuses with STORE_AWAY.
   */
  waitForCentres(): Promise<void>
  /** Answers requests in flight, then stops every part. */
  close(): Promise<void>
}

/** Creates the parts of the server and starts them. They connect in the background; the caller makes `server` listen. */
export function createApp(deps: AppDeps): App {
  const { config, redis, jobs, log, space, tls, screensDir } = deps
  const prefix = config.keyPrefix
  const stopping = new AbortController()
  const { signal } = stopping
  const isReady = () => !signal.aborted && store.isReady() && people.isReady()
  const origin = createOrigin(config.trustProxy)
  const site = { publicUrl: config.publicUrl, isDemo: config.demo, origin }

  const onFatal = deps.onFatal ?? (sentence => log.fatal(sentence))

  const store = createStore({
    redis,
    prefix,
    catalogueFile: config.catalogueFile,
    log,
    isRepaired: deps.isRepaired ?? (() => false),
    onFatal,
  })
  const people = createPeople({ config, store, log })
  const records = createRecords({
    config,
    store,
    people,
    archiveTarget: deps.archive,
    isReady,
    onFatal,
    log,
  })
  const paper = createPaper({ config, store, log })
  const background = new BackgroundWork({ store, records, paper, jobs, prefix, stopping: signal, log })
  const limits = createLimits({ config, origin, site, log })
  const { rates } = limits
  const commands = createCommands({
    config,
    store,
    people,
    paper,
    rates,
    space: () => space.state(),
    stopping: signal,
    log,
  })
  const shown = { config, store, people, records, paper, commands, background, limits, origin, isReady, log }
  // Nobody asks before the server listens, and by then there are screens.
  const statesOf = (centres: readonly string[]) => screens.statesOf(centres)
  const web = createWeb({ ...shown, site, tls, screensDir, statesOf })
  const isBackupFailing = deps.isBackupFailing ?? (() => false)
  const screens = createScreens({ ...shown, web, space, isBackupFailing })
  // After the sockets' own listeners: those that were there before do not see the requests of long-polling.
  limits.applyTo(web.server)

  // Stopped in reverse: first answer commands in flight, then give up files, then disconnect screens and pages.
  const parts: readonly Part[] = [
    store,
    people,
    paper,
    records,
    background,
    limits,
    web,
    screens,
    records.exports,
    commands,
  ]
  startAll(parts)
  return {
    server: web.server,
    isReady,
    archive: records.database,
    waitForCentres: () => store.waitForCatalogue(centresTimeoutMs),
    async close() {
      stopping.abort()
      await stopAll(parts, log)
    },
  }
}
