import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { and, asc, desc, eq, lt } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { ExportRequest } from '../../shared/contract/archive-ask.ts'
import type { ExportJob } from '../../shared/contract/archive-report.ts'
import type { ErrorCode, Refusal } from '../../shared/contract/errors.ts'
import { type Database, isAway, reasonOf } from '../archive/database.ts'
import { exportParts, exportFiles as files } from '../archive/schema.ts'
import { ReportsAway } from '../reports/reports.ts'
import { type FileMaker, type Making, makeFile, nameOf } from './make-file.ts'

const keptMs = 24 * 60 * 60_000
/** A person waits for so many, and a node makes so many at once: a third would take the hall's own time. */
const mostOfPerson = 3
const mostOfNode = 2
/** So often a node says that it is at it, and hears that it is to stop. */
const beatMs = 500
/** Of a node that has said nothing for so long, nothing is to come. */
const lostMs = 30_000
const tidyMs = 10 * 60_000
/** PGlite has one session: a large part would hold up the archive for as long as it takes. */
const partBytes = 512 * 1_024

/** Somebody said stop, or the file was removed. */
class Cancelled extends Error {
  override name = 'Cancelled'
}

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
    this.#tidying = setInterval(() => void this.#tidy(), tidyMs)
  }

  /** What is being made is given up: its page says so, and it is asked for again. */
  async stop(): Promise<void> {
    clearInterval(this.#tidying)
    this.#stop.abort()
    for (const go of this.#waiting.splice(0)) go()
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
    return this.#withDatabase(async db => {
      const { maker, now } = this.#options
      const mine = await this.#jobsOf(db, by)
      if (mine.filter(({ state }) => state === 'running').length >= mostOfPerson)
        return { refusal: { code: 'TOO_MANY_EXPORTS' } }
      const rows = await maker.rowsOf(db, asked, centres)
      if (rows.count > rows.most)
        return { refusal: { code: 'EXPORT_TOO_LARGE', detail: { rows: rows.count } } }
      const at = now()
      const row = {
        id: randomUUID(),
        by,
        asked,
        state: 'running' as const,
        done: 0,
        of: rows.count,
        bytes: 0,
      }
      await db.insert(files).values({ ...row, begun: at, beat: at })
      this.#run({ id: row.id, asked, centres, of: rows.count })
      return { job: jobOf({ ...row, name: null, begun: at, beat: at, error: null }, at) }
    })
  }

  /** @returns the files of a person, the newest first. @throws ReportsAway */
  list(by: string): Promise<ExportJob[]> {
    return this.#withDatabase(db => this.#jobsOf(db, by))
  }

  /** @returns one of a person's files; undefined: there is none. @throws ReportsAway */
  find(by: string, id: string): Promise<ExportJob | undefined> {
    return this.#withDatabase(async db => {
      const [row] = await db
        .select()
        .from(files)
        .where(and(eq(files.id, id), eq(files.by, by)))
      return row && jobOf(row, this.#options.now())
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

  /** Reads a finished file, part by part. @throws when the archive goes away */
  async *content(id: string): AsyncGenerator<Buffer> {
    for (let part = 0; ; part++) {
      const [row] = await this.#withDatabase(db =>
        db
          .select({ content: exportParts.content })
          .from(exportParts)
          .where(and(eq(exportParts.id, id), eq(exportParts.part, part))),
      )
      if (!row) return
      yield row.content
    }
  }

  async #jobsOf(db: Database, by: string): Promise<ExportJob[]> {
    const rows = await db
      .select()
      .from(files)
      .where(eq(files.by, by))
      .orderBy(desc(files.begun), asc(files.id))
    return rows.map(row => jobOf(row, this.#options.now()))
  }

  #run(task: Task): void {
    const run = this.#make(task).catch(error => this.#options.log.error({ error }, 'a file was lost'))
    this.#running.add(run)
    void run.finally(() => this.#running.delete(run))
  }

  async #make(task: Task): Promise<void> {
    const writer = new FileWriter(this.#options, task, this.#stop.signal)
    try {
      await this.#turn(writer)
      await this.#unlessStopped(makeFile(this.#options.maker, task, writer))
      await writer.finish(nameOf(task.asked, task.centres))
    } catch (error) {
      await writer.fail(error).catch(() => {})
    } finally {
      writer.close()
      this.#free++
      this.#waiting.shift()?.()
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

  /** Waits until fewer are being made here. */
  async #turn(writer: FileWriter): Promise<void> {
    if (this.#free <= 0) {
      await new Promise<void>(resolve => this.#waiting.push(resolve))
      await writer.beat(true)
    }
    this.#free--
  }

  async #tidy(): Promise<void> {
    const { database, now, log } = this.#options
    try {
      await database()
        ?.delete(files)
        .where(lt(files.begun, now() - keptMs))
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

interface Task {
  id: string
  asked: ExportRequest
  centres: readonly string[]
  of: number
}

/** Where a file goes while it is being made: part by part into the database. */
class FileWriter implements Making {
  readonly #options: ExportsOptions
  readonly #task: Task
  readonly #signal: AbortSignal
  #parts = 0
  #bytes = 0
  #rest: Buffer[] = []
  #restBytes = 0
  #done = 0
  #told = 0
  /** While it waits for its turn, and while a page takes long, too. */
  readonly #beating: NodeJS.Timeout
  #isCancelled = false

  constructor(options: ExportsOptions, task: Task, signal: AbortSignal) {
    this.#options = options
    this.#task = task
    this.#signal = signal
    this.#beating = setInterval(() => void this.beat().catch(() => {}), beatMs)
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#check()
    this.#rest.push(Buffer.from(bytes))
    this.#restBytes += bytes.length
    if (this.#restBytes >= partBytes) await this.#flush()
  }

  progress(done: number): void {
    this.#done = done
    this.#check()
  }

  /** Tells how far it is, and hears whether it is to go on. @throws Cancelled */
  async beat(isDue = false): Promise<void> {
    const now = this.#options.now()
    if (!isDue && now - this.#told < beatMs) return
    this.#told = now
    const known = await this.#db
      .update(files)
      .set({ done: this.#done, beat: now })
      .where(and(eq(files.id, this.#task.id), eq(files.state, 'running')))
      .returning({ id: files.id })
    if (known.length === 0) this.#isCancelled = true
    this.#check()
  }

  async finish(name: string): Promise<void> {
    await this.#flush()
    const { id, of } = this.#task
    await this.#db
      .update(files)
      .set({ state: 'done', name, bytes: this.#bytes, done: of, beat: this.#options.now() })
      .where(and(eq(files.id, id), eq(files.state, 'running')))
  }

  /** Leaves nothing behind but why there is no file. */
  async fail(error: unknown): Promise<void> {
    const { log } = this.#options
    const { id } = this.#task
    await this.#db.delete(exportParts).where(eq(exportParts.id, id))
    if (error instanceof Cancelled && !this.#signal.aborted) return
    const code = this.#codeOf(error)
    if (code === 'INTERNAL') log.error({ error }, 'a file could not be made')
    await this.#db
      .update(files)
      .set({ state: 'failed', error: code })
      .where(and(eq(files.id, id), eq(files.state, 'running')))
  }

  close(): void {
    clearInterval(this.#beating)
  }

  #codeOf(error: unknown): ErrorCode {
    if (this.#signal.aborted) return 'STOPPING'
    const { cause } = error as { cause?: { code?: unknown } }
    // No room on the disk, or in its memory.
    if (typeof cause?.code === 'string' && /^53/.test(cause.code)) return 'STORE_FULL'
    return error instanceof ReportsAway || (error instanceof Error && 'query' in error && isAway(error))
      ? 'ARCHIVE_AWAY'
      : 'INTERNAL'
  }

  async #flush(): Promise<void> {
    const content = Buffer.concat(this.#rest)
    this.#rest = []
    this.#restBytes = 0
    for (let at = 0; at < content.length; at += partBytes) {
      const part = content.subarray(at, at + partBytes)
      await this.#db.insert(exportParts).values({ id: this.#task.id, part: this.#parts++, content: part })
      this.#bytes += part.length
      await this.beat()
    }
  }

  #check(): void {
    if (this.#isCancelled || this.#signal.aborted) throw new Cancelled('nobody waits for this file any more')
  }

  get #db(): Database {
    const db = this.#options.database()
    if (!db) throw new ReportsAway('the archive is not open')
    return db
  }
}

type FileRow = typeof files.$inferSelect

/** One whose node has ended is told as failed. */
function jobOf({ by: _by, beat, asked, ...row }: FileRow, now: number): ExportJob {
  const isLost = row.state === 'running' && now - beat > lostMs
  const { id, state, done, of, name, bytes, begun, error } = row
  return {
    ...{ id, kind: asked.kind, asked, done, of, name, bytes, begun },
    state: isLost ? 'failed' : state,
    error: isLost ? 'STOPPING' : error,
  }
}
