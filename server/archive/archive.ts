import { setMaxListeners } from 'node:events'
import type { Logger } from 'pino'
import type { ArchiveTrouble } from '../../shared/contract/wire.ts'
import { everySafely, runSafely } from '../lib/boundary.ts'
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
import { ArchiveWriter } from './writer.ts'

/** Names the cursor of whoever archives a stream. The cursor in Redis is a copy, for whoever trims. */
export const archiveReader = 'archive'

/** Nobody waits for the archive: events are gathered, so that many cost the database as little as one. */
const gatherMs = 250
const answerMs = 3_000
/** Pauses before the database is opened again: twice as long each time. */
const firstRetryMs = 1_000
const longestRetryMs = 30_000
/**
 * Tries of a batch at which our code fails, a second apart; at the last one the events to blame are set aside. A failure of the moment,
 * memory for one, is over by then. One that an event causes would come again for ever, and the archive would stand still.
 */
const digestTries = 3
/** The archive may wait for the hall, never the other way round. */
const readyMs = 250
const renewMs = 3_000
/** A node that was killed is known to be dead by then. */
const otherNodeMs = 13_000
const endMs = 2_000

const otherNode =
  'Another node on the same Redis keeps its own archive: with more than one node, set DATABASE_URL to the same PostgreSQL for all.'

type WriteTrouble = Exclude<ArchiveTrouble, 'undigested'>

/** What keeps the archive from being written, with what is said of it. */
const troubles = {
  away: 'the archive is away: what happens waits in the streams',
  full: 'the disk of the archive is full: what happens waits in the streams until there is space',
  outdated: 'the archive cannot be brought to this version: what happens waits in the streams',
} as const satisfies Record<WriteTrouble, string>

export interface ArchiveOptions {
  /** The hall's time, Unix ms. */
  now(): number
  client: RedisClient
  /** What is archived: each centre and register, by name. */
  trails: ReadonlyMap<string, CentreKeys>
  target: ArchiveTarget
  /** Whether this node archives a trail. */
  lead(trail: string): Lead
  /** The place of the one node that writes an archive of its own. */
  place: ArchivePlace
  log: Logger
  /** The hall can issue and call. */
  isReady(): boolean
  /** This node must not go on. @param sentence says why to whoever started it */
  onFatal(sentence: string): void
}

/** Stopped: what was under way is given up, and done at the next start. */
class ArchiveStopped extends Error {
  override name = 'ArchiveStopped'
}

/** The database is away; what is to be archived waits in the streams. */
class ArchiveAway extends Error {
  override name = 'ArchiveAway'
}

/** Writes every stream that this node leads to the database, which may come late, freeze or go away: the hall waits for none of it. */
export class Archive {
  readonly #options: ArchiveOptions
  readonly #readers: ReadonlyMap<string, Reader>
  readonly #roller: Roller
  readonly #undigested: UndigestedWatch
  /** How often our code has failed at a trail's present batch. */
  readonly #failedTries = new Map<string, number>()
  readonly #stop = new AbortController()
  #opened: OpenArchive | undefined
  #opening: Promise<void> = Promise.resolve()
  /** One batch at a time: PGlite has one session, and one is fast enough to catch up with weeks in minutes. */
  #turn: Promise<unknown> = Promise.resolve()
  /** Told of already. */
  #trouble: WriteTrouble | undefined
  /** Unix ms. */
  #troubleSince = 0
  /** How long it waits before it opens the database again. */
  #retryMs = firstRetryMs
  #holding: NodeJS.Timeout | undefined

  constructor(options: ArchiveOptions) {
    this.#options = options
    const { trails, client, log } = options
    // Every trail's question waits for the end as well as for its answer.
    setMaxListeners(0, this.#stop.signal)
    this.#roller = new Roller({ log, database: () => this.database })
    this.#undigested = new UndigestedWatch({ log, database: () => this.database })
    this.#readers = new Map(
      [...trails].map(([trail, keys]) => {
        const reader = new Reader({
          ...{ name: archiveReader, lead: options.lead(trail), client, keys, log, gatherMs },
          cursor: async () => {
            const epoch = await this.#storeEpoch(keys)
            return this.#ask(writer => writer.streamCursor(trail, epoch))
          },
          handle: async entries => {
            const epoch = await this.#storeEpoch(keys)
            await this.#add(trail, epoch, entries)
            this.#works()
            this.#roller.ring()
          },
          isExpected: error => error instanceof ArchiveAway || error instanceof ArchiveStopped,
        })
        return [trail, reader] as const
      }),
    )
  }

  /** @returns what keeps it from being written, or what of a centre it could not digest, and since when, Unix ms. */
  troubleOf(centre: string): { trouble: ArchiveTrouble; since: number } | undefined {
    if (this.#trouble) return { trouble: this.#trouble, since: this.#troubleSince }
    const since = this.#undigested.since(centre)
    return since === undefined ? undefined : { trouble: 'undigested', since }
  }

  /** Opens the database in the background, as soon as the hall is ready, and again whenever it was lost. */
  start(): void {
    for (const reader of this.#readers.values()) reader.start()
    this.#opening = this.#begin()
    this.#undigested.start()
  }

  /** A trail has a new event. */
  ring(trail: string): void {
    this.#readers.get(trail)?.wake()
  }

  /** @returns the reader of a trail, for whoever watches those that are behind. */
  readerOf(trail: string): Reader | undefined {
    return this.#readers.get(trail)
  }

  /** The database, for reports; undefined while it is not open. */
  get database(): Database | undefined {
    return this.#opened?.db
  }

  /** Archives what is there, unless that takes long: the next start does it, too. */
  async stop(): Promise<void> {
    if (this.#opened && !this.#trouble) {
      const finished = Promise.all([...this.#readers.values()].map(reader => reader.finish()))
      await withDeadline(finished, endMs).catch(() => this.#options.log.debug('the rest is archived later'))
    }
    this.#stop.abort()
    clearInterval(this.#holding)
    this.#undigested.stop()
    await Promise.all([...this.#readers.values()].map(reader => reader.stop()))
    await this.#opening
    await withDeadline(this.#roller.stop(), endMs).catch(() => this.#options.log.debug('sums are made later'))
    const closed = this.#opened?.close() ?? Promise.resolve()
    await withDeadline(closed, endMs).catch(() => this.#options.log.debug('the archive ends by itself'))
  }

  async #storeEpoch(keys: CentreKeys): Promise<string> {
    const epoch = await withDeadline(this.#options.client.hGet(keys.centre, 'epoch'), answerMs)
    if (!epoch) throw new ArchiveAway('there is no such stream yet')
    return epoch
  }

  /** Archives a batch. Our code may fail at it some times; then the events to blame are set aside, and the archive continues. */
  async #add(trail: string, epoch: string, entries: readonly StreamEntry[]): Promise<void> {
    const failed = this.#failedTries.get(trail) ?? 0
    const setsAside = failed >= digestTries - 1
    try {
      const setAside = await this.#ask(writer => writer.add(trail, epoch, entries, { setsAside }))
      this.#failedTries.delete(trail)
      if (setAside > 0) await this.#undigested.look()
    } catch (error) {
      if (error instanceof DigestError) this.#failedTries.set(trail, failed + 1)
      throw error
    }
  }

  /** Asks the database when it is this one's turn. @throws ArchiveAway, ArchiveStopped */
  #ask<T>(work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
    const done = this.#turn.then(async () => {
      const opened = this.#opened
      if (!opened) throw new ArchiveAway('the archive is not open yet')
      try {
        const asked = work(new ArchiveWriter({ db: opened.db, log: this.#options.log }))
        const result = await this.#unlessStopped(asked)
        // A full disk answers questions all the same.
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

  /** Waits for an answer, but no longer than until this archive is stopped: a frozen database would hold up the end. */
  #unlessStopped<T>(asked: Promise<T>): Promise<T> {
    const { signal } = this.#stop
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new ArchiveStopped('the archive is being closed'))
      if (signal.aborted) giveUp()
      signal.addEventListener('abort', giveUp, { once: true })
      asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
    })
  }

  /** Once when it goes and once when it is back: what lies between is the same trouble, unless its cause becomes clear. */
  #tell(error: unknown): void {
    const trouble = isFull(error) ? 'full' : error instanceof MigrationError ? 'outdated' : 'away'
    if (this.#trouble === trouble || (this.#trouble && trouble === 'away')) return
    if (!this.#trouble) this.#troubleSince = this.#options.now()
    this.#trouble = trouble
    this.#options.log[trouble === 'away' ? 'warn' : 'error']({ reason: reasonOf(error) }, troubles[trouble])
  }

  #works(): void {
    this.#retryMs = firstRetryMs
    if (!this.#trouble) return
    this.#trouble = undefined
    this.#options.log.info('the archive is there again, and catches up')
  }

  async #begin(): Promise<void> {
    const { isReady, target } = this.#options
    while (!this.#isStopped && !isReady()) await this.#pause(readyMs)
    // Once: whoever has it keeps it while its thread is started anew.
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
    for (const reader of this.#readers.values()) reader.wake()
    this.#roller.opened()
    runSafely(log, 'look for undigested events', () => this.#undigested.look())
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
    // One that ends whenever it is written to, on a full disk for one, must not keep the processor from the hall.
    await this.#beforeRetry()
    await this.#open()
  }

  /** Each time twice as long, until something was written. */
  async #beforeRetry(): Promise<void> {
    const ms = this.#retryMs
    this.#retryMs = Math.min(2 * ms, longestRetryMs)
    await this.#pause(ms)
  }

  /** An archive in a folder has one writer: where another node has one of its own, both would hold half of what happened. */
  async #hold(): Promise<boolean> {
    const { place, log, onFatal } = this.#options
    const giveUp = performance.now() + otherNodeMs
    const keep = () => place.keep().catch(() => undefined)
    const refuse = () => {
      // While it is stopped somebody else may begin.
      if (!this.#isStopped) onFatal(otherNode)
    }
    while (!this.#isStopped) {
      const isHeld = await keep()
      if (isHeld) {
        // The store was away for longer than the lease, and another was quicker.
        const renew = async () => (await keep()) === false && refuse()
        this.#holding = everySafely(log, 'lease of the archive', renewMs, renew)
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
      await this.#pause(firstRetryMs)
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
