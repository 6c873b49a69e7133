import { and, eq } from 'drizzle-orm'
import type { ExportRequest } from '../../shared/contract/archive-requests.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { type Database, isAway } from '../archive/database.ts'
import { exportParts, exportFiles as files } from '../archive/schema.ts'
import { ReportsAway } from '../reports/reports.ts'
import type { FileSink } from './make-file.ts'

/** Milliseconds between two heartbeats. Each reports progress and checks for cancellation, so a page sees both within half a second. */
const heartbeatMs = 500
/** Bytes of one part. PGlite has one session, which cannot archive events while it writes a part. */
const partBytes = 512 * 1_024

/** Thrown when the person cancelled or removed the file, or the node stops. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** One file to make. */
export interface FileTask {
  id: string
  /** `<role>:<id>` of the person who asked for it. */
  by: string
  asked: ExportRequest
  centres: readonly string[]
  /** Rows that the file will have; 0 when they are not counted. */
  of: number
}

export interface FileWriterOptions {
  /** Called before each use. @returns undefined when there is no archive, or it is not open */
  database(): Database | undefined
  now(): number
  log: { error(context: object, text: string): void }
}

/** Writes a file into the database, part by part, while it is being made. */
export class FileWriter implements FileSink {
  readonly #options: FileWriterOptions
  readonly #task: FileTask
  readonly #nodeStops: AbortSignal
  readonly #cancelled = new AbortController()
  /** Aborts when the person cancels or removes the file, or when the node stops. */
  readonly signal: AbortSignal
  #parts = 0
  #bytes = 0
  #rest: Buffer[] = []
  #restBytes = 0
  #done = 0
  /** Time of the last heartbeat, Unix ms. */
  #lastHeartbeat = 0
  /** Keeps the heartbeat going while the job waits for its slot and while a page takes long to read. */
  readonly #heartbeatTimer: NodeJS.Timeout

  /** @param nodeStops aborts when the node stops */
  constructor(options: FileWriterOptions, task: FileTask, nodeStops: AbortSignal) {
    this.#options = options
    this.#task = task
    this.#nodeStops = nodeStops
    this.signal = AbortSignal.any([nodeStops, this.#cancelled.signal])
    this.#heartbeatTimer = setInterval(() => void this.heartbeat().catch(() => {}), heartbeatMs)
  }

  /** Appends bytes to the file. @throws Cancelled */
  async write(bytes: Uint8Array): Promise<void> {
    this.#throwIfCancelled()
    this.#rest.push(Buffer.from(bytes))
    this.#restBytes += bytes.length
    if (this.#restBytes >= partBytes) await this.#flush()
  }

  /** Notes the number of rows written, for the next heartbeat. @throws Cancelled */
  progress(done: number): void {
    this.#done = done
    this.#throwIfCancelled()
  }

  /**
   * Reports progress and checks for cancellation, at most once per `heartbeatMs`.
   *
   * @param options.isForced reports at once, however recent the last heartbeat is
   * @throws Cancelled
   */
  async heartbeat({ isForced = false } = {}): Promise<void> {
    const now = this.#options.now()
    if (!isForced && now - this.#lastHeartbeat < heartbeatMs) return
    this.#lastHeartbeat = now
    await this.#updateUnlessCancelled({ done: this.#done, beat: now })
    this.#throwIfCancelled()
  }

  /** Writes the last part and marks the file as done. @param name the name under which a browser saves it @throws Cancelled */
  async finish(name: string): Promise<void> {
    await this.#flush()
    const { of } = this.#task
    const whole = { state: 'done' as const, name, bytes: this.#bytes, done: of }
    await this.#updateUnlessCancelled({ ...whole, beat: this.#options.now() })
    this.#throwIfCancelled()
  }

  /** Removes the parts and records why the file failed. @throws when the database is away */
  async fail(error: unknown): Promise<void> {
    const { id } = this.#task
    await this.#db.delete(exportParts).where(eq(exportParts.id, id))
    if (this.#cancelled.signal.aborted) return
    const code = this.#codeOf(error)
    const isRecorded = await this.#updateUnlessCancelled({ state: 'failed', error: code })
    if (isRecorded && code === 'INTERNAL')
      this.#options.log.error(
        { error },
        'a file could not be made; the page says why and offers to make it again',
      )
  }

  /** Ends the heartbeat. */
  close(): void {
    clearInterval(this.#heartbeatTimer)
  }

  /**
   * Updates the job's row if it still says `running`. Any node may have cancelled or removed the job; this node learns of it here.
   *
   * @returns whether the row was updated
   */
  async #updateUnlessCancelled(change: Partial<typeof files.$inferInsert>): Promise<boolean> {
    const updated = await this.#db
      .update(files)
      .set(change)
      .where(and(eq(files.id, this.#task.id), eq(files.state, 'running')))
      .returning({ id: files.id })
    if (updated.length === 0) this.#cancelled.abort()
    return updated.length > 0
  }

  #codeOf(error: unknown): ErrorCode {
    if (this.#nodeStops.aborted) return 'STOPPING'
    const { cause } = error as { cause?: { code?: unknown } }
    // PostgreSQL's class 53: the disk or the memory is full.
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
      await this.heartbeat()
    }
  }

  #throwIfCancelled(): void {
    if (this.signal.aborted) throw new Cancelled('nobody waits for this file any more')
  }

  get #db(): Database {
    const db = this.#options.database()
    if (!db) throw new ReportsAway('the archive is not open')
    return db
  }
}
