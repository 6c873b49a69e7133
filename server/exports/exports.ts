import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { ExportJob } from '../../shared/contract/archive-report.ts'
import type { ExportRequest } from '../../shared/contract/archive-requests.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { type Database, isAway, reasonOf, type Transaction } from '../archive/database.ts'
import { exportParts, exportFiles as files } from '../archive/schema.ts'
import { everySafely } from '../lib/boundary.ts'
import { withDeadline } from '../redis/client.ts'
import { ReportsAway } from '../reports/reports.ts'
import { Cancelled, type FileTask, FileWriter } from './file-writer.ts'
import { type FileMaker, fileNameOf, makeFile } from './make-file.ts'

/** Milliseconds that a file is kept: a working day and the night after it. */
const keepFilesMs = 24 * 60 * 60_000
/** Unfinished files per person; keeps one person from filling the queue. */
const maxPerUser = 3
/** Files that a node makes at the same time; a third would take processor time from the hall. */
const maxPerNode = 2
/** A job without a heartbeat for this many milliseconds is considered lost; its node sends one every 500 ms. */
const heartbeatTimeoutMs = 30_000
/** Milliseconds between two removals of old files; a file is kept at most this much longer than promised. */
const cleanUpEveryMs = 10 * 60_000
/** Milliseconds between two attempts to record a failure while the database is away. */
const retryDelayMs = 2_000
/** Milliseconds that `stop` waits for running jobs; a frozen database must not hold up the shutdown. */
const stopTimeoutMs = 2_000

export interface ExportsOptions {
  /** Called before each use. @returns undefined when there is no archive, or it is not open */
  database(): Database | undefined
  maker: FileMaker
  now(): number
  log: Logger
}

/** Makes files of reports in the background and keeps them for a day in the archive's database, where every node finds them. */
export class Exports {
  readonly #options: ExportsOptions
  readonly #stop = new AbortController()
  readonly #running = new Set<Promise<void>>()
  #freeSlots = maxPerNode
  /** Jobs that wait for a slot, oldest first. */
  readonly #waiting: (() => void)[] = []
  #cleanUpTimer: NodeJS.Timeout | undefined

  constructor(options: ExportsOptions) {
    this.#options = options
    // Every unfinished job listens to this signal, so Node's warning at eleven listeners does not apply.
    setMaxListeners(0, this.#stop.signal)
  }

  /** Starts removing old files from time to time. */
  start(): void {
    this.#cleanUpTimer = everySafely(this.#options.log, 'clean-up of export files', cleanUpEveryMs, () =>
      this.cleanUp(),
    )
  }

  /** Gives up unfinished files. Their pages show the failure and offer to make them again. */
  async stop(): Promise<void> {
    clearInterval(this.#cleanUpTimer)
    this.#stop.abort()
    for (const resume of this.#waiting.splice(0)) resume()
    // A job that could not record its failure is found lost later, by its missing heartbeat.
    await withDeadline(Promise.all(this.#running), stopTimeoutMs).catch(() =>
      this.#options.log.debug('files that were being made end by themselves'),
    )
  }

  /** Whether this node has unfinished files. */
  get isMaking(): boolean {
    return this.#running.size > 0
  }

  /** Waits until this node has no unfinished files. */
  async waitUntilIdle(): Promise<void> {
    await Promise.all(this.#running)
  }

  /**
   * Starts making a file. Refuses one with too many rows before anything is made.
   *
   * @param by `<role>:<id>` of the person who asks
   * @param centres ids of the centres in the file
   * @throws ReportsAway
   */
  async begin(
    by: string,
    asked: ExportRequest,
    centres: readonly string[],
  ): Promise<{ job: ExportJob } | { refusal: Refusal }> {
    const answer = await this.#withDatabase(db =>
      db.transaction(tx => this.#recordJob(tx, by, asked, centres)),
    )
    if ('job' in answer) this.#run({ id: answer.job.id, by, asked, centres, of: answer.job.of })
    return answer
  }

  async #recordJob(
    tx: Transaction,
    by: string,
    asked: ExportRequest,
    centres: readonly string[],
  ): Promise<{ job: ExportJob } | { refusal: Refusal }> {
    const { maker, now } = this.#options
    // Without the lock, two requests at two nodes could both find one place left.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`exports ${by}`}))`)
    const mine = await this.#jobsOf(tx, by)
    if (mine.filter(({ state }) => state === 'running').length >= maxPerUser)
      return { refusal: { code: 'TOO_MANY_EXPORTS' } }
    const rows = await maker.countRows(tx, asked, centres)
    if (rows.count > rows.max) return { refusal: { code: 'EXPORT_TOO_LARGE', detail: { rows: rows.count } } }
    const at = now()
    const row = {
      id: randomUUID(),
      by,
      asked,
      centres: [...centres],
      state: 'running' as const,
      done: 0,
      of: rows.count,
      bytes: 0,
      begun: at,
      beat: at,
    }
    await tx.insert(files).values(row)
    return { job: jobOf({ ...row, name: null, error: null }, at) }
  }

  /** Returns a person's files, the newest first. @throws ReportsAway */
  list(by: string): Promise<ExportJob[]> {
    return this.#withDatabase(db => this.#jobsOf(db, by))
  }

  /** Returns one of a person's files; undefined when the person has none with this id. @throws ReportsAway */
  async find(by: string, id: string): Promise<ExportJob | undefined> {
    return (await this.findWithCentres(by, id))?.job
  }

  /** Returns one of a person's files with the ids of its centres. @throws ReportsAway */
  findWithCentres(by: string, id: string): Promise<{ job: ExportJob; centres: string[] } | undefined> {
    return this.#withDatabase(async db => {
      const [row] = await db
        .select()
        .from(files)
        .where(and(eq(files.id, id), eq(files.by, by)))
      return row && { job: jobOf(row, this.#options.now()), centres: row.centres }
    })
  }

  /**
   * Cancels an unfinished file, or removes a finished one.
   *
   * @returns the file as it is now; undefined when the person has none with this id
   * @throws ReportsAway
   */
  cancelOrRemove(by: string, id: string): Promise<ExportJob | undefined> {
    return this.#withDatabase(async db => {
      const job = await this.find(by, id)
      if (!job) return undefined
      if (job.state !== 'running') {
        await db.delete(files).where(eq(files.id, id))
        return job
      }
      await db
        .update(files)
        .set({ state: 'cancelled' })
        .where(and(eq(files.id, id), eq(files.state, 'running')))
      await db.delete(exportParts).where(eq(exportParts.id, id))
      return { ...job, state: 'cancelled' }
    })
  }

  /** Reads a finished file, part by part. @throws ReportsAway when the archive goes away or the file is removed meanwhile */
  async *content({ id, bytes }: Pick<ExportJob, 'id' | 'bytes'>): AsyncGenerator<Buffer> {
    let left = bytes
    for (let part = 0; left > 0; part++) {
      const [row] = await this.#withDatabase(db =>
        db
          .select({ content: exportParts.content })
          .from(exportParts)
          .where(and(eq(exportParts.id, id), eq(exportParts.part, part))),
      )
      if (!row) throw new ReportsAway('the file is gone')
      left -= row.content.length
      yield row.content
    }
  }

  async #jobsOf(db: Database | Transaction, by: string): Promise<ExportJob[]> {
    const rows = await db
      .select()
      .from(files)
      .where(eq(files.by, by))
      .orderBy(desc(files.begun), asc(files.id))
    return rows.map(row => jobOf(row, this.#options.now()))
  }

  #run(task: FileTask): void {
    const run = this.#makeInTurn(task).catch(error =>
      this.#options.log.error({ error }, "a file's maker was lost; the page offers to make it again"),
    )
    this.#running.add(run)
    void run.finally(() => this.#running.delete(run))
  }

  async #makeInTurn(task: FileTask): Promise<void> {
    const { signal } = this.#stop
    const writer = new FileWriter(this.#options, task, signal)
    await this.#takeSlot()
    let failure: unknown
    try {
      // The person may have cancelled the file while it waited.
      await writer.heartbeat({ isForced: true })
      await this.#unlessStopped(makeFile(this.#options.maker, task, writer))
      await writer.finish(fileNameOf(task.asked, task.centres))
    } catch (error) {
      failure = error
    } finally {
      writer.close()
      this.#releaseSlot()
    }
    if (failure === undefined) return
    // A database that is away or full learns of the failure when it is back.
    while (
      !(await writer.fail(failure).then(
        () => true,
        () => false,
      ))
    ) {
      if (signal.aborted) return
      await setTimeout(retryDelayMs, undefined, { signal }).catch(() => {})
    }
  }

  /** Waits for a file, or rejects as soon as this node stops: a frozen database must not hold up the shutdown. */
  #unlessStopped(making: Promise<void>): Promise<void> {
    const { signal } = this.#stop
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Cancelled('the node ends'))
      if (signal.aborted) giveUp()
      signal.addEventListener('abort', giveUp, { once: true })
      making.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
    })
  }

  /** Waits for a free slot. Jobs get one in the order in which they were requested. */
  async #takeSlot(): Promise<void> {
    if (this.#freeSlots === 0) await new Promise<void>(resolve => this.#waiting.push(resolve))
    else this.#freeSlots--
  }

  /** Hands the slot directly to the oldest waiting job, so that no later job can take it first. */
  #releaseSlot(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#freeSlots++
  }

  /** Removes old files, and the unfinished files of nodes that were killed. */
  async cleanUp(): Promise<void> {
    const { database, now, log } = this.#options
    const db = database()
    if (!db) return
    try {
      await db.delete(files).where(lt(files.begun, now() - keepFilesMs))
      await db
        .update(files)
        .set({ state: 'failed', error: 'STOPPING' })
        .where(and(eq(files.state, 'running'), lt(files.beat, now() - heartbeatTimeoutMs)))
      const failed = db
        .select({ id: files.id })
        .from(files)
        .where(inArray(files.state, ['failed', 'cancelled']))
      await db.delete(exportParts).where(inArray(exportParts.id, failed))
      // PGlite never vacuums by itself: without this, each file would enlarge its folder for good.
      await db.execute(sql`vacuum ${exportParts}`)
    } catch (error) {
      log.debug({ error }, 'old files are removed later')
    }
  }

  async #withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const db = this.#options.database()
    if (!db) throw new ReportsAway('the archive is not open')
    try {
      return await work(db)
    } catch (error) {
      if (error instanceof TypeError || error instanceof ReportsAway || !isAway(error)) throw error
      throw new ReportsAway(reasonOf(error))
    }
  }
}

type FileRow = typeof files.$inferSelect

/** @returns the job as its page sees it; a running one without a heartbeat counts as failed. */
function jobOf({ beat, asked, ...row }: FileRow, now: number): ExportJob {
  const isLost = row.state === 'running' && now - beat > heartbeatTimeoutMs
  const { id, state, done, of, name, bytes, begun, error } = row
  return {
    id,

    asked,
    done,
    of,
    name,
    bytes,
    begun,
    state: isLost ? 'failed' : state,
    error: isLost ? 'STOPPING' : error,
  }
}
