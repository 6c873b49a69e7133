import { and, eq } from 'drizzle-orm'
import type { ExportRequest } from '../../shared/contract/archive-ask.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { type Database, isAway } from '../archive/database.ts'
import { exportParts, exportFiles as files } from '../archive/schema.ts'
import { ReportsAway } from '../reports/reports.ts'
import type { Making } from './make-file.ts'

/** So often a node says that it is at it, and hears that it is to stop. */
const beatMs = 500
/** PGlite has one session: a large part would hold up the archive for as long as it takes. */
const partBytes = 512 * 1_024

/** Somebody said stop, or the file was removed, or the node ends. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

/** A file to be made. */
export interface FileTask {
  id: string
  /** `<role>:<id>` of the person who asked for it. */
  by: string
  asked: ExportRequest
  centres: readonly string[]
  of: number
}

export interface FileWriterOptions {
  /** Asked for anew each time; undefined: there is no archive, or it is not open. */
  database(): Database | undefined
  now(): number
  log: { error(context: object, text: string): void }
}

/** Where a file goes while it is being made: part by part into the database. */
export class FileWriter implements Making {
  readonly #options: FileWriterOptions
  readonly #task: FileTask
  readonly #nodeEnds: AbortSignal
  readonly #cancelled = new AbortController()
  /** Nobody waits for this file any more, or the node ends. */
  readonly signal: AbortSignal
  #parts = 0
  #bytes = 0
  #rest: Buffer[] = []
  #restBytes = 0
  #done = 0
  #told = 0
  /** While it waits for its turn, and while a page takes long, too. */
  readonly #beating: NodeJS.Timeout

  /** @param nodeEnds aborted when it does */
  constructor(options: FileWriterOptions, task: FileTask, nodeEnds: AbortSignal) {
    this.#options = options
    this.#task = task
    this.#nodeEnds = nodeEnds
    this.signal = AbortSignal.any([nodeEnds, this.#cancelled.signal])
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
    await this.#unlessCancelled({ done: this.#done, beat: now })
    this.#check()
  }

  async finish(name: string): Promise<void> {
    await this.#flush()
    const { of } = this.#task
    const whole = { state: 'done' as const, name, bytes: this.#bytes, done: of }
    await this.#unlessCancelled({ ...whole, beat: this.#options.now() })
    this.#check()
  }

  /** Leaves nothing behind but why there is no file. @throws when the database does not hear it */
  async fail(error: unknown): Promise<void> {
    const { id } = this.#task
    await this.#db.delete(exportParts).where(eq(exportParts.id, id))
    if (this.#cancelled.signal.aborted) return
    const code = this.#codeOf(error)
    const isTold = await this.#unlessCancelled({ state: 'failed', error: code })
    if (isTold && code === 'INTERNAL')
      this.#options.log.error(
        { error },
        'a file could not be made; the page says why and offers to make it again',
      )
  }

  close(): void {
    clearInterval(this.#beating)
  }

  /** Whoever stops a file, or removes it, needs not reach the node that makes it: the node finds out here. */
  async #unlessCancelled(change: Partial<typeof files.$inferInsert>): Promise<boolean> {
    const known = await this.#db
      .update(files)
      .set(change)
      .where(and(eq(files.id, this.#task.id), eq(files.state, 'running')))
      .returning({ id: files.id })
    if (known.length === 0) this.#cancelled.abort()
    return known.length > 0
  }

  #codeOf(error: unknown): ErrorCode {
    if (this.#nodeEnds.aborted) return 'STOPPING'
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
    if (this.signal.aborted) throw new Cancelled('nobody waits for this file any more')
  }

  get #db(): Database {
    const db = this.#options.database()
    if (!db) throw new ReportsAway('the archive is not open')
    return db
  }
}
