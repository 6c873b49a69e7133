import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import type { ArchiveTrouble } from '../../shared/contract/wire.ts'
import { everySafely, runSafely } from '../lib/boundary.ts'
import { LateStarters } from '../lib/late-starters.ts'
import type { CentreKeys } from '../queue/keys.ts'
import type { StreamEntry } from '../queue/parse-event.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { Reader } from '../stream/reader.ts'
import type { ArchivePlace, Lead } from '../stream/shares.ts'
import { type Database, isAway, isFull, isUnanswered, MigrationError, reasonOf } from './database.ts'
import { DigestError } from './derive/set-aside.ts'
import { type ArchiveTarget, type OpenArchive, openArchive } from './open-archive.ts'
import { Roller } from './rollups/roller.ts'
import { UndigestedWatch } from './undigested-watch.ts'
import { Upkeep } from './upkeep.ts'
import { ArchiveWriter } from './writer.ts'

/** The archive's name as a reader of streams. Its cursor in Redis is a copy, used by the code that trims streams. */
export const archiveReader = 'archive'

/** Milliseconds in which events are collected into one batch, so that many cost the database as little as one. */
const gatherMs = 250
/** Milliseconds the store may take before a call counts as failed. */
const storeTimeoutMs = 3_000
/** Milliseconds before the database is opened again; the pause doubles up to the longest. */
const minRetryDelayMs = 1_000
const maxRetryDelayMs = 30_000
/**
 * Attempts at a batch on which our code fails, or whose values the database refuses, a second apart. At the last one
 * the events to blame are set aside. A passing failure, such as lack of memory, is over by then; one caused by an
 * event would otherwise stop the archive for good.
 */
const maxDigestAttempts = 3
/** Milliseconds between checks whether the centre can issue and call. The archive opens only then. */
const readyEveryMs = 250
/** Milliseconds between renewals of the place of the one writing node. */
const renewEveryMs = 3_000
/** Milliseconds after which a killed node's place is known to be free. */
const otherNodeTimeoutMs = 13_000
/** Milliseconds each step of stopping may take; what is left is done at the next start. */
const stopTimeoutMs = 2_000

const otherNode =
  'Another node on the same Redis keeps its own archive: with more than one node, set DATABASE_URL to the same PostgreSQL for all.'

type WriteTrouble = Exclude<ArchiveTrouble, 'undigested'>

/** What stops the archive from writing, with its log line. */
const troubles = {
  away: 'the archive is away: what happens waits in the streams',
  full: 'the disk of the archive is full: what happens waits in the streams until there is space',
  outdated: 'the archive cannot be brought to this version: what happens waits in the streams',
} as const satisfies Record<WriteTrouble, string>

export interface ArchiveOptions {
  /** Redis's time, Unix ms. */
  now(): number
  client: RedisClient
  target: ArchiveTarget
  /** Whether this node archives a stream. */
  lead(stream: string): Lead
  /** The place of the one node that may write an archive in its own folder. */
  place: ArchivePlace
  /** @returns whether a report is read or a file is made on this node */
  isRead(): boolean
  log: Logger
  /** Whether visitors can be issued tickets and called. */
  isReady(): boolean
  /** Called when this node must stop. @param sentence the reason, for the operator */
  onFatal(sentence: string): void
}

/** The archive was stopped. Work under way is given up and repeated at the next start. */
class ArchiveStopped extends Error {
  override name = 'ArchiveStopped'
}

/** The database is away. Events wait in their streams. */
class ArchiveAway extends Error {
  override name = 'ArchiveAway'
}

/**
 * Writes the events of each stream that this node leads to the database. The database may start late, freeze or go
 * away: no centre waits for it.
 */
export class Archive {
  readonly #options: ArchiveOptions
  readonly #readers = new LateStarters<Reader>()
  readonly #roller: Roller
  readonly #undigested: UndigestedWatch
  /** Absent for PostgreSQL, which vacuums by itself. */
  readonly #upkeep: Upkeep | undefined
  /** Failures at events of the present batch of each stream. */
  readonly #failedTries = new Map<string, number>()
  readonly #stop = new AbortController()
  #opened: OpenArchive | undefined
  #opening: Promise<void> = Promise.resolve()
  /**
   * The tail of a queue that runs one batch at a time: PGlite has one session, and one is fast enough to catch up
   * with weeks in minutes.
   */
  #turn: Promise<unknown> = Promise.resolve()
  /** The trouble that has been logged. */
  #trouble: WriteTrouble | undefined
  /** When the trouble began, Unix ms. */
  #troubleSince = 0
  /** Milliseconds until the database is opened again. */
  #retryMs = minRetryDelayMs
  #holding: NodeJS.Timeout | undefined

  constructor(options: ArchiveOptions) {
    this.#options = options
    const { log } = options
    // Each stream's calls listen for the stop.
    setMaxListeners(0, this.#stop.signal)
    this.#roller = new Roller({ log, database: () => this.database })
    this.#undigested = new UndigestedWatch({ log, database: () => this.database })
    if ('folder' in options.target)
      this.#upkeep = new Upkeep({ log, database: () => this.database, isRead: options.isRead })
  }

  /** Adds a stream to archive: that of a centre or register. */
  add(stream: string, keys: CentreKeys): void {
    const { client, log, lead } = this.#options
    const reader = new Reader({
      name: archiveReader,
      lead: lead(stream),
      client,
      keys,
      log,
      gatherMs,
      cursor: async () => {
        const epoch = await this.#storeEpoch(keys)
        return this.#ask(writer => writer.streamCursor(stream, epoch))
      },
      handle: async entries => {
        const epoch = await this.#storeEpoch(keys)
        await this.#add(stream, epoch, entries)
        this.#works()
        this.#roller.schedule()
      },
      isExpected: error => error instanceof ArchiveAway || error instanceof ArchiveStopped,
    })
    this.#readers.add(stream, reader)
  }

  /**
   * @returns what stops the archive from writing, or that events of a centre are undigested, and since when, Unix
   * ms
   */
  troubleOf(centre: string): { trouble: ArchiveTrouble; since: number } | undefined {
    if (this.#trouble) return { trouble: this.#trouble, since: this.#troubleSince }
    const since = this.#undigested.since(centre)
    return since === undefined ? undefined : { trouble: 'undigested', since }
  }

  /** Opens the database in the background once the centre is ready, and again whenever it was lost. */
  start(): void {
    this.#readers.start()
    this.#opening = this.#begin()
    this.#undigested.start()
  }

  /** Notifies the archive of a stream's new event. */
  wake(stream: string): void {
    this.#readers.get(stream)?.wake()
  }

  /** @returns a stream's reader, for checks whether it is behind */
  readerOf(stream: string): Reader | undefined {
    return this.#readers.get(stream)
  }

  /** The database, for reports; undefined while it is not open. */
  get database(): Database | undefined {
    return this.#opened?.db
  }

  /** Archives the events that are waiting, within a limited time. The next start does the rest. */
  async stop(): Promise<void> {
    if (this.#opened && !this.#trouble) {
      const finished = Promise.all(this.#readers.all.map(reader => reader.finish()))
      await withDeadline(finished, stopTimeoutMs).catch(() =>
        this.#options.log.debug('some events are not archived yet; the next start archives them'),
      )
    }
    this.#stop.abort()
    clearInterval(this.#holding)
    this.#undigested.stop()
    await Promise.all(this.#readers.all.map(reader => reader.stop()))
    await this.#opening
    await withDeadline(Promise.all([this.#roller.stop(), this.#upkeep?.stop()]), stopTimeoutMs).catch(() =>
      this.#options.log.debug('rollup or vacuum did not stop in time; the next start finishes it'),
    )
    const closed = this.#opened?.close() ?? Promise.resolve()
    await withDeadline(closed, stopTimeoutMs).catch(() =>
      this.#options.log.debug('the database did not close in time; it ends with the process'),
    )
  }

  async #storeEpoch(keys: CentreKeys): Promise<string> {
    const epoch = await withDeadline(this.#options.client.hGet(keys.centre, 'epoch'), storeTimeoutMs)
    if (!epoch) throw new ArchiveAway('there is no such stream yet')
    return epoch
  }

  /** Archives a batch. After several failures at its events, sets aside those to blame and continues. */
  async #add(stream: string, epoch: string, entries: readonly StreamEntry[]): Promise<void> {
    const failed = this.#failedTries.get(stream) ?? 0
    const setsAside = failed >= maxDigestAttempts - 1
    try {
      const setAside = await this.#ask(writer => writer.add(stream, epoch, entries, { setsAside }))
      this.#failedTries.delete(stream)
      if (setAside > 0) await this.#undigested.recheck()
    } catch (error) {
      if (error instanceof DigestError) this.#failedTries.set(stream, failed + 1)
      throw error
    }
  }

  /** Runs work on the database when it is its turn. @throws ArchiveAway, ArchiveStopped */
  #ask<T>(work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
    const done = this.#turn.then(async () => {
      const opened = this.#opened
      if (!opened) throw new ArchiveAway('the archive is not open yet')
      try {
        const asked = work(new ArchiveWriter({ db: opened.db, log: this.#options.log }))
        const result = await this.#unlessStopped(asked)
        // A database with a full disk still answers questions, so only `away` ends here.
        if (this.#trouble === 'away') this.#works()
        return result
      } catch (error) {
        if (error instanceof ArchiveStopped || error instanceof DigestError || !isAway(error)) throw error
        this.#tell(error)
        if (isUnanswered(error)) opened.renew()
        throw new ArchiveAway(reasonOf(error))
      }
    })
    this.#turn = done.catch(() => {})
    return done
  }

  /** Waits for an answer until the archive is stopped: a frozen database must not delay the stop. */
  #unlessStopped<T>(asked: Promise<T>): Promise<T> {
    const { signal } = this.#stop
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new ArchiveStopped('the archive is being closed'))
      if (signal.aborted) giveUp()
      signal.addEventListener('abort', giveUp, { once: true })
      asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
    })
  }

  /** Logs trouble once when it begins, and again only when its kind changes. */
  #tell(error: unknown): void {
    const trouble = isFull(error) ? 'full' : error instanceof MigrationError ? 'outdated' : 'away'
    if (this.#trouble === trouble || (this.#trouble && trouble === 'away')) return
    if (!this.#trouble) this.#troubleSince = this.#options.now()
    this.#trouble = trouble
    this.#options.log[trouble === 'away' ? 'warn' : 'error']({ reason: reasonOf(error) }, troubles[trouble])
  }

  #works(): void {
    this.#retryMs = minRetryDelayMs
    if (!this.#trouble) return
    this.#trouble = undefined
    this.#options.log.info('the archive is back and is catching up')
  }

  async #begin(): Promise<void> {
    const { isReady, target } = this.#options
    while (!this.#isStopped && !isReady()) await this.#pause(readyEveryMs)
    // The place is taken once and kept while the thread restarts.
    if ('url' in target || (await this.#hold())) await this.#open()
  }

  async #open(): Promise<void> {
    const { target, log } = this.#options
    while (!this.#isStopped && !this.#opened) {
      try {
        this.#opened = await openArchive(target, log)
      } catch (error) {
        this.#tell(error)
        await this.#beforeRetry()
      }
    }
    if (!this.#opened) return
    for (const reader of this.#readers.all) reader.wake()
    // The rollup of an import needs its statistics.
    this.#upkeep?.opened()
    this.#roller.opened()
    runSafely(log, 'check for undigested events', () => this.#undigested.recheck())
    void this.#opened.ended.then(reason => {
      if (this.#isStopped) return
      log.error({ reason }, "the archive's thread ended unexpectedly; starting it again")
      this.#tell(new Error(reason))
      const lost = this.#opened
      this.#opened = undefined
      this.#opening = this.#reopen(lost)
    })
  }

  async #reopen(lost: OpenArchive | undefined): Promise<void> {
    await lost?.close().catch(() => {})
    // A database that ends at each write, as on a full disk, must not use up the processor.
    await this.#beforeRetry()
    await this.#open()
  }

  /** Waits before the database is opened again, twice as long each time until a write succeeds. */
  async #beforeRetry(): Promise<void> {
    const ms = this.#retryMs
    this.#retryMs = Math.min(2 * ms, maxRetryDelayMs)
    await this.#pause(ms)
  }

  /** Takes the place of the one writer. With two writers, each folder would hold half of the events. */
  async #hold(): Promise<boolean> {
    const { place, log, onFatal } = this.#options
    const giveUp = performance.now() + otherNodeTimeoutMs
    const keep = () => place.keep().catch(() => undefined)
    const refuse = () => {
      // Another node may begin while this one is stopped.
      if (!this.#isStopped) onFatal(otherNode)
    }
    while (!this.#isStopped) {
      const isHeld = await keep()
      if (isHeld) {
        // The store was away for longer than the lease, and another node took the place.
        const renew = async () => (await keep()) === false && refuse()
        this.#holding = everySafely(log, 'lease of the archive', renewEveryMs, renew)
        this.#stop.signal.addEventListener(
          'abort',
          () =>
            void place
              .release()
              .catch(() => log.debug('release of the archive place failed; it expires by itself')),
        )
        return true
      }
      if (isHeld === false && performance.now() > giveUp) {
        refuse()
        return false
      }
      await this.#pause(minRetryDelayMs)
    }
    return false
  }

  get #isStopped(): boolean {
    return this.#stop.signal.aborted
  }

  #pause(ms: number): Promise<void> {
    const { signal } = this.#stop
    if (signal.aborted) return Promise.resolve()
    return new Promise(resolve => {
      const done = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', done)
        resolve()
      }, ms)
      signal.addEventListener('abort', done, { once: true })
    })
  }
}
