import { existsSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DataDir, openDataDir } from '../data-dir.ts'
import { startThread } from '../lib/start-thread.ts'
import { closeSocketPath, openSocketPath } from '../redis/socket-path.ts'
import { StartError } from '../start-error.ts'
import { type DatabaseTarget, isFull, reasonOf } from './database.ts'
import type { PgliteData, PgliteReport } from './pglite-worker.ts'

/** The name for which PostgreSQL's clients look. */
const socketName = '.s.PGSQL.5432'
/** Created by the build; missing when the server runs from source. */
const emptyArchive = join(import.meta.dirname, '../../dist/server/empty-archive')
/**
 * Megabytes. V8 would take 48 MB for short-lived objects; the thread's are only messages copied from the database's
 * own memory.
 */
const maxYoungGenerationSizeMb = 8
/** Milliseconds until a thread that does not close is ended. What was committed is on the disk by then. */
const closeTimeoutMs = 5_000

export interface Pglite {
  readonly target: DatabaseTarget
  /** Resolves with the reason when the thread has died. */
  readonly ended: Promise<string>
  /** Ends a thread that does not answer, like a crash: what was committed stays. */
  kill(): void
  close(): Promise<void>
}

/**
 * Starts PGlite in a separate thread: opening takes seconds, and a heavy question blocks its thread for a second.
 * The thread listens on a socket with PostgreSQL's protocol, so that the rest of the server treats both alike.
 *
 * @param folder is locked, so that no second process opens it: PGlite would lose what both write
 * @throws StartError when another process has the folder, or it can't be opened
 */
export async function openPglite(folder: string): Promise<Pglite> {
  const lock = await openDataDir(folder)
  try {
    return await openThread(lock)
  } catch (error) {
    await lock.release()
    const reason = reasonOf(error)
    throw new StartError(
      isFull(error)
        ? `The archive in ${folder} cannot be opened, for there is no space left on its disk (${reason}): make space there.`
        : `The archive in ${folder} cannot be opened: ${reason}. Restore it from a backup into an empty folder, or set DATABASE_URL.`,
    )
  }
}

/**
 * Copies the build's empty database into a new archive: creating one takes PGlite seconds and 600 MB. The copy gets
 * its name last, so it is whole or absent.
 */
async function copyEmpty(folder: string): Promise<void> {
  if (existsSync(folder) || !existsSync(emptyArchive)) return
  const part = `${folder}.part`
  await rm(part, { recursive: true, force: true })
  await cp(emptyArchive, part, { recursive: true })
  await rename(part, folder)
}

async function openThread(lock: DataDir): Promise<Pglite> {
  const socketPath = await openSocketPath(lock.path, socketName)
  const data: PgliteData = { folder: join(lock.path, 'pglite'), socketPath }
  await copyEmpty(data.folder)
  const worker = startThread(new URL('./pglite-worker.ts', import.meta.url), {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  let reason = 'its thread has ended'
  const ended = new Promise<string>(resolve => worker.once('exit', () => resolve(reason)))
  worker.on('error', error => {
    reason = error.message
  })
  const isReady = await new Promise<boolean>(resolve => {
    worker.on('message', (report: PgliteReport) => {
      if ('error' in report) reason = report.error
      resolve('ready' in report)
    })
    void ended.then(() => resolve(false))
  })
  if (!isReady) {
    await worker.terminate()
    throw new Error(reason)
  }
  return {
    target: { socketFolder: dirname(socketPath) },
    ended,
    kill: () => void worker.terminate(),
    async close() {
      worker.postMessage('close')
      const late = setTimeout(() => void worker.terminate(), closeTimeoutMs)
      await ended
      clearTimeout(late)
      await closeSocketPath(lock.path, socketPath)
      await lock.release()
    },
  }
}
