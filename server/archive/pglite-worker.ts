import { rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { takeMessages } from './postgres-messages.ts'

/** What the thread receives when it starts. */
export interface PgliteData {
  folder: string
  socketPath: string
}

/** What the thread reports: that the database is open, or why it failed to open or has ended. */
export type PgliteReport = { ready: true } | { error: string }

/** WASI's error number for a full disk. */
const noSpace = 51
/**
 * PostgreSQL's page cache. It touches all of it when it opens, and keeps it: the default of 128 MB was two thirds
 * of the memory of an idle server. The system caches the same files; a report over 400,000 rows takes the same time
 * with 4, 8 or 128 MB.
 */
const sharedBuffers = '8MB'
/**
 * The write-ahead log that is kept for reuse. `upkeep.ts` writes a checkpoint for each 64 MiB; the defaults would
 * keep up to 1 GB.
 */
const settings = [`shared_buffers=${sharedBuffers}`, 'min_wal_size=32MB', 'max_wal_size=64MB']
/**
 * Compiles PGlite once, quickly. Optimising its busiest functions later would make reports a third faster, but
 * takes 60 to 90 MB that the C library never gives back.
 */
const compilerFlags = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

/** The message that PGlite logged before it gave up. */
let reason: string | undefined

/** The thread's side of `pglite.ts`: PGlite behind a socket with PostgreSQL's protocol. */
async function start({ folder, socketPath }: PgliteData): Promise<void> {
  for (const flag of compilerFlags) setFlagsFromString(flag)
  const database = await PGlite.create(folder, {
    onStderr: mustEnd,
    startParams: [...PGlite.defaultStartParams, ...settings.flatMap(setting => ['-c', setting])],
    // Used only when the build's empty archive is missing and this thread creates the folder.
    initDbStartParams: ['-c', `shared_buffers=${sharedBuffers}`],
  })
  // Removes the socket of a killed process. The folder is locked, so nobody uses it.
  await rm(socketPath, { force: true })
  let last: Promise<unknown> = Promise.resolve()
  const server = createServer(socket => {
    // There is one session: each client waits for the one before it.
    last = last.then(() => serve(database, socket))
  })
  parentPort?.on('message', () => {
    server.close()
    void last.then(() => database.close()).then(() => process.exit(0))
  })
  await new Promise<void>(resolve => server.listen(socketPath, resolve))
}

/** Serves one client until it leaves, and then resets the session. */
async function serve(database: PGlite, socket: Socket): Promise<void> {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = true
  socket.on('error', () => {})
  try {
    for await (const chunk of socket) {
      const taken = takeMessages(Buffer.concat([rest, chunk as Buffer]), isFirst)
      rest = taken.rest
      if (taken.whole.length === 0) continue
      isFirst = false
      socket.write(await database.execProtocolRaw(taken.whole))
    }
  } catch {
    // The client notices the closed connection and asks again.
  }
  socket.destroy()
  await database.exec('ROLLBACK; DISCARD ALL').catch(() => {})
}

/**
 * Reads PGlite's log. PostgreSQL ends its process when it can't write its log, as on a full disk. PGlite has no
 * process to end and would loop forever (tried). So the thread ends; the next one finds what was committed.
 *
 * @returns whether the thread has to end
 */
function mustEnd(line: string): boolean {
  reason = /\b(?:PANIC|FATAL):\s+(.*)/.exec(line)?.[1] ?? reason
  if (line.startsWith('Aborted(')) {
    report({ error: reason ?? 'PGlite has given up' })
    process.exit(1)
  }
  return true
}

/** @returns a message for an error. PGlite's file errors hold only a number, which is not one of Node's. */
function wordsOf(error: unknown): string {
  const { errno, message } = error as { errno?: number; message?: string }
  if (errno === noSpace) return 'No space left on device'
  return message ?? (errno === undefined ? String(error) : `a file could not be written, error ${errno}`)
}

function report(message: PgliteReport): void {
  parentPort?.postMessage(message)
}

start(workerData as PgliteData).then(
  () => report({ ready: true }),
  (error: unknown) => report({ error: reason ?? wordsOf(error) }),
)
