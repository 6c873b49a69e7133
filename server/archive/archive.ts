import type { Logger } from 'pino'
import { Lease } from '../events/lease.ts'
import { Reader } from '../events/reader.ts'
import type { CentreKeys } from '../queue/keys.ts'
import { type RedisClient, withDeadline } from '../redis/client.ts'
import { type Database, isAway, isUnanswered, MigrationError, reasonOf } from './database.ts'
import { type ArchiveTarget, type OpenArchive, openArchive } from './open-archive.ts'
import { Roller } from './rollups/roller.ts'
import { ArchiveWriter } from './writer.ts'

/** Names the cursor and the lease of whoever archives a stream. The cursor in Redis is a copy, for whoever trims. */
export const archiveReader = 'archive'

/** Nobody waits for the archive: events are gathered, so that many cost the database as little as one. */
const gatherMs = 250
const answerMs = 3_000
/** Pauses before the database is opened again: twice as long each time. */
const firstRetryMs = 1_000
const longestRetryMs = 30_000
/** The archive may wait for the hall, never the other way round. */
const readyMs = 250
const renewMs = 3_000
/** The lease of a node that was killed has run out by then. */
const otherNodeMs = 13_000
const endMs = 2_000

const otherNode =
  'Another node on the same Redis keeps its own archive: with more than one node, set DATABASE_URL to the same PostgreSQL for all.'

export interface ArchiveOptions {
  client: RedisClient
  /** What is archived: each centre and register, by name. */
  trails: ReadonlyMap<string, CentreKeys>
  target: ArchiveTarget
  /** Where the one node that writes an archive of its own is known by. */
  holderKey: string
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
  readonly #stop = new AbortController()
  #opened: OpenArchive | undefined
  #opening: Promise<void> = Promise.resolve()
  /** One batch at a time: PGlite has one session, and one is fast enough to catch up with weeks in minutes. */
  #turn: Promise<unknown> = Promise.resolve()
  #isAway = false
  #holding: NodeJS.Timeout | undefined

  constructor(options: ArchiveOptions) {
    this.#options = options
    const { trails, client, log } = options
    this.#roller = new Roller({ log, database: () => this.database })
    this.#readers = new Map(
      [...trails].map(([trail, keys]) => {
        const reader = new Reader({
          ...{ name: archiveReader, client, keys, log, gatherMs },
          cursor: async () => {
            const epoch = await this.#storeEpoch(keys)
            return this.#write(writer => writer.streamCursor(trail, epoch))
          },
          handle: async entries => {
            const epoch = await this.#storeEpoch(keys)
            await this.#write(writer => writer.add(trail, epoch, entries))
            this.#roller.ring()
          },
          isExpected: error => error instanceof ArchiveAway || error instanceof ArchiveStopped,
        })
        return [trail, reader] as const
      }),
    )
  }

  /** Opens the database in the background, as soon as the hall is ready, and again whenever it was lost. */
  start(): void {
    for (const reader of this.#readers.values()) reader.start()
    this.#opening = this.#open()
  }

  /** A trail has a new event. */
  ring(trail: string): void {
    this.#readers.get(trail)?.ring()
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
    if (this.#opened && !this.#isAway) {
      const finished = Promise.all([...this.#readers.values()].map(reader => reader.finish()))
      await withDeadline(finished, endMs).catch(() => this.#options.log.debug('the rest is archived later'))
    }
    this.#stop.abort()
    clearInterval(this.#holding)
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

  /** Asks the database when it is this one's turn. @throws ArchiveAway, ArchiveStopped */
  #write<T>(work: (writer: ArchiveWriter) => Promise<T>): Promise<T> {
    const done = this.#turn.then(async () => {
      const opened = this.#opened
      if (!opened) throw new ArchiveAway('the archive is not open yet')
      try {
        const asked = work(new ArchiveWriter({ db: opened.db, log: this.#options.log }))
        const result = await this.#unlessStopped(asked)
        this.#tell(false)
        return result
      } catch (error) {
        if (error instanceof ArchiveStopped || !isAway(error)) throw error
        this.#tell(true, error)
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

  /** Once when it goes and once when it is back: what lies between is the same trouble. */
  #tell(isAway: boolean, error?: unknown): void {
    if (isAway === this.#isAway) return
    this.#isAway = isAway
    const { log } = this.#options
    if (isAway)
      log.warn({ reason: reasonOf(error) }, 'the archive is away: what happens waits in the streams')
    else log.info('the archive is there again, and catches up')
  }

  async #open(): Promise<void> {
    const { isReady, target, log } = this.#options
    while (!this.#isStopped && !isReady()) await this.#pause(readyMs)
    if (!('url' in target) && !(await this.#hold())) return
    let pause = firstRetryMs
    while (!this.#isStopped && !this.#opened) {
      try {
        this.#opened = await openArchive(target, log)
      } catch (error) {
        if (error instanceof MigrationError || !isAway(error)) log.error(reasonOf(error))
        else this.#tell(true, error)
        await this.#pause(pause)
        pause = Math.min(2 * pause, longestRetryMs)
      }
    }
    if (!this.#opened) return
    for (const reader of this.#readers.values()) reader.ring()
    this.#roller.opened()
    void this.#opened.ended.then(() => {
      if (this.#isStopped) return
      log.error('the thread of the archive has ended: it is started again')
      const lost = this.#opened
      this.#opened = undefined
      this.#opening = (lost?.close() ?? Promise.resolve()).catch(() => {}).then(() => this.#open())
    })
  }

  /** An archive in a folder has one writer: where another node has one of its own, both would hold half of what happened. */
  async #hold(): Promise<boolean> {
    const { client, holderKey, log, onFatal } = this.#options
    const lease = new Lease(client, holderKey)
    const giveUp = performance.now() + otherNodeMs
    const keep = () => lease.keep().catch(() => undefined)
    const refuse = () => {
      // While it is stopped somebody else may begin.
      if (!this.#isStopped) onFatal(otherNode)
    }
    while (!this.#isStopped) {
      const isHeld = await keep()
      if (isHeld) {
        // The store was away for longer than the lease, and another was quicker.
        this.#holding = setInterval(async () => (await keep()) === false && refuse(), renewMs)
        this.#stop.signal.addEventListener(
          'abort',
          () => void lease.letGo().catch(() => log.debug('it runs out')),
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
