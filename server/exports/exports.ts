import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { ExportRequest } from '../../shared/contract/archive-ask.ts'
import type { ExportJob } from '../../shared/contract/archive-report.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import { type Database, isAway, reasonOf, type Transaction } from '../archive/database.ts'
import { exportParts, exportFiles as files } from '../archive/schema.ts'
import { everySafely } from '../lib/boundary.ts'
import { withDeadline } from '../redis/client.ts'
import { ReportsAway } from '../reports/reports.ts'
import { Cancelled, type FileTask, FileWriter } from './file-writer.ts'
import { type FileMaker, makeFile, nameOf } from './make-file.ts'

const keptMs = 24 * 60 * 60_000
/** A person waits for so many, and a node makes so many at once: a third would take the hall's own time. */
const mostOfPerson = 3
const mostOfNode = 2
/** Of a node that has said nothing for so long, nothing is to come. */
const lostMs = 30_000
const tidyMs = 10 * 60_000
/** Why there is no file is said again after so long, where the database did not hear it. */
const againMs = 2_000
const endMs = 2_000

export interface ExportsOptions {
  /** Asked for anew each time; undefined: there is no archive, or it is not open. */
  database(): Database | undefined
  maker: FileMaker
  now(): number
  log: Logger
}

/** Files that people ask for: made in the background, kept for a day in the archive's database, where every node finds them. */
export class Exports {
  readonly #options: ExportsOptions
  readonly #stop = new AbortController()
  readonly #running = new Set<Promise<void>>()
  #free = mostOfNode
  readonly #waiting: (() => void)[] = []
  #tidying: NodeJS.Timeout | undefined

  constructor(options: ExportsOptions) {
    this.#options = options
    // Each file that waits or is made waits for the end, too.
    setMaxListeners(0, this.#stop.signal)
  }

  start(): void {
    this.#tidying = everySafely(this.#options.log, 'tidying of files', tidyMs, () => this.tidy())
  }

  /** What is being made is given up: its page says so, and it is asked for again. */
  async stop(): Promise<void> {
    clearInterval(this.#tidying)
    this.#stop.abort()
    for (const go of this.#waiting.splice(0)) go()
    // A frozen database would hold up the end: what it was not told is found out by its silence.
    await withDeadline(Promise.all(this.#running), endMs).catch(() =>
      this.#options.log.debug('files that were being made end by themselves'),
    )
  }

  /** Nothing is being made here, nor waits for its turn. */
  async idle(): Promise<void> {
    await Promise.all(this.#running)
  }

  /**
   * Begins a file. What would be too large is refused before anything is made.
   * @param by `<role>:<id>` of whoever asks
   * @param centres that it is about
   * @throws ReportsAway
   */
  async ask(
    by: string,
    asked: ExportRequest,
    centres: readonly string[],
  ): Promise<{ job: ExportJob } | { refusal: Refusal }> {
    const answer = await this.#withDatabase(db => db.transaction(tx => this.#note(tx, by, asked, centres)))
    if ('job' in answer) this.#run({ id: answer.job.id, by, asked, centres, of: answer.job.of })
    return answer
  }

  async #note(
    tx: Transaction,
    by: string,
    asked: ExportRequest,
    centres: readonly string[],
  ): Promise<{ job: ExportJob } | { refusal: Refusal }> {
    const { maker, now } = this.#options
    // Two that are asked for in one moment, at two nodes, would each find room for one more.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`exports ${by}`}))`)
    const mine = await this.#jobsOf(tx, by)
    if (mine.filter(({ state }) => state === 'running').length >= mostOfPerson)
      return { refusal: { code: 'TOO_MANY_EXPORTS' } }
    const rows = await maker.rowsOf(tx, asked, centres)
    if (rows.count > rows.most) return { refusal: { code: 'EXPORT_TOO_LARGE', detail: { rows: rows.count } } }
    const at = now()
    const row = {
      ...{ id: randomUUID(), by, asked, centres: [...centres], state: 'running' as const },
      ...{ done: 0, of: rows.count, bytes: 0, begun: at, beat: at },
    }
    await tx.insert(files).values(row)
    return { job: jobOf({ ...row, name: null, error: null }, at) }
  }

  /** @returns the files of a person, the newest first. @throws ReportsAway */
  list(by: string): Promise<ExportJob[]> {
    return this.#withDatabase(db => this.#jobsOf(db, by))
  }

  /** @returns one of a person's files; undefined: there is none. @throws ReportsAway */
  async find(by: string, id: string): Promise<ExportJob | undefined> {
    return (await this.findWithCentres(by, id))?.job
  }

  /** @returns one of a person's files, and the centres that it is about. @throws ReportsAway */
  findWithCentres(by: string, id: string): Promise<{ job: ExportJob; centres: string[] } | undefined> {
    return this.#withDatabase(async db => {
      const [row] = await db
        .select()
        .from(files)
        .where(and(eq(files.id, id), eq(files.by, by)))
      return row && { job: jobOf(row, this.#options.now()), centres: row.centres }
    })
  }

  /** Stops a file that is being made; removes one that is there. @returns it as it is now; undefined: there is none. @throws ReportsAway */
  drop(by: string, id: string): Promise<ExportJob | undefined> {
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

  /** Reads a finished file, part by part. @throws ReportsAway when the archive goes away, or the file is removed meanwhile */
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
    const run = this.#make(task).catch(error =>
      this.#options.log.error({ error }, "a file's maker was lost; the page offers to make it again"),
    )
    this.#running.add(run)
    void run.finally(() => this.#running.delete(run))
  }

  async #make(task: FileTask): Promise<void> {
    const { signal } = this.#stop
    const writer = new FileWriter(this.#options, task, signal)
    await this.#turn()
    let failure: unknown
    try {
      // It may have been stopped while it waited.
      await writer.beat(true)
      await this.#unlessStopped(makeFile(this.#options.maker, task, writer))
      await writer.finish(nameOf(task.asked, task.centres))
    } catch (error) {
      failure = error
    } finally {
      writer.close()
      this.#passOn()
    }
    if (failure === undefined) return
    // A database that went away, or has no room, hears it when it is back.
    while (
      !(await writer.fail(failure).then(
        () => true,
        () => false,
      ))
    ) {
      if (signal.aborted) return
      await setTimeout(againMs, undefined, { signal }).catch(() => {})
    }
  }

  /** Waits for a file, but no longer than until this node ends: a frozen database would hold up its end. */
  #unlessStopped(making: Promise<void>): Promise<void> {
    const { signal } = this.#stop
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Cancelled('the node ends'))
      if (signal.aborted) giveUp()
      signal.addEventListener('abort', giveUp, { once: true })
      making.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
    })
  }

  /** Waits until fewer are being made here: in the order in which they were asked for. */
  async #turn(): Promise<void> {
    if (this.#free === 0) await new Promise<void>(resolve => this.#waiting.push(resolve))
    else this.#free--
  }

  /** Whoever waits takes the very place that has become free, so that nobody comes in between. */
  #passOn(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }

  /** Removes old files, and what nodes that were killed have left of theirs. */
  async tidy(): Promise<void> {
    const { database, now, log } = this.#options
    const db = database()
    if (!db) return
    try {
      await db.delete(files).where(lt(files.begun, now() - keptMs))
      await db
        .update(files)
        .set({ state: 'failed', error: 'STOPPING' })
        .where(and(eq(files.state, 'running'), lt(files.beat, now() - lostMs)))
      const given = db
        .select({ id: files.id })
        .from(files)
        .where(inArray(files.state, ['failed', 'cancelled']))
      await db.delete(exportParts).where(inArray(exportParts.id, given))
      // PGlite does so of itself never: without it each file would make its folder longer for good.
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

/** One whose node has ended is told as failed. */
function jobOf({ beat, asked, ...row }: FileRow, now: number): ExportJob {
  const isLost = row.state === 'running' && now - beat > lostMs
  const { id, state, done, of, name, bytes, begun, error } = row
  return {
    ...{ id, kind: asked.kind, asked, done, of, name, bytes, begun },
    state: isLost ? 'failed' : state,
    error: isLost ? 'STOPPING' : error,
  }
}
