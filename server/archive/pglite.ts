import { existsSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type DataDir, openDataDir } from '../data-dir.ts'
import { startThread } from '../lib/start-thread.ts'
import { closeSocketPath, openSocketPath } from '../redis/socket-path.ts'
import { StartError } from '../start-error.ts'
import { type DatabaseTarget, isFull, reasonOf } from './database.ts'
import type { PgliteData, PgliteReport } from './pglite-worker.ts'

/** As PostgreSQL's clients look for it. */
const socketName = '.s.PGSQL.5432'
/** Made by the build; from source there may be none. */
const emptyArchive = join(import.meta.dirname, '../../dist/server/empty-archive')
/** V8 would take 48 MB for short-lived objects. The thread's are messages, which it copies from the database's own memory. */
const maxYoungGenerationSizeMb = 8
/** What has been written is on its way to the disk; a thread that hangs is ended. */
const closeMs = 5_000

export interface Pglite {
  readonly target: DatabaseTarget
  /** Told why when the thread has died. */
  readonly ended: Promise<string>
  /** Ends a thread that does not answer, as a crash does: what was committed stays. */
  kill(): void
  close(): Promise<void>
}

/**
 * Starts PGlite in a thread of its own: it takes seconds to open, and a heavy question holds its thread for a second. The thread
 * listens on a socket as PostgreSQL does, so that nothing else need know which of both it is.
 *
 * @param folder locked, so that no second process opens it: PGlite would lose what both write
 * @throws StartError where another process has the folder, or it cannot be opened
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
 * Gives a new archive the empty database that the build has made. PGlite makes one, too, but takes seconds and 600 MB for it. Copied
 * whole or not at all: the copy gets its name last.
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
      const late = setTimeout(() => void worker.terminate(), closeMs)
      await ended
      clearTimeout(late)
      await closeSocketPath(lock.path, socketPath)
      await lock.release()
    },
  }
}
