import { rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { takeMessages } from './wire.ts'

/** What the thread is given when it starts. */
export interface PgliteData {
  folder: string
  socketPath: string
}

/** What it says once the database can be asked, or can't; the latter also as its last word. */
export type PgliteReport = { ready: true } | { error: string }

/** As WASI counts. */
const noSpace = 51
/**
 * PostgreSQL's own page cache. It touches all of it as it opens, and keeps it: its default of 128 MB was two thirds of what a hall
 * at rest took. The system caches the same files; a report over 400,000 rows takes the same time with 4, 8 or 128 MB.
 */
const sharedBuffers = '8MB'
/**
 * V8 compiles PGlite once, quickly. Optimising its busiest functions later makes reports a third faster, but takes 60 to 90 MB that
 * the C library never gives back.
 */
const compilerFlags = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

/** What PGlite said of the trouble that it gives up for. */
let reason: string | undefined

/** The other end of `pglite.ts`: PGlite behind a socket that speaks as PostgreSQL does. */
async function start({ folder, socketPath }: PgliteData): Promise<void> {
  for (const flag of compilerFlags) setFlagsFromString(flag)
  const database = await PGlite.create(folder, {
    onStderr: hear,
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`],
    // For a folder that this thread makes: where the build's empty archive is missing.
    initDbStartParams: ['-c', `shared_buffers=${sharedBuffers}`],
  })
  // What a killed process left. The folder is locked: nobody listens there.
  await rm(socketPath, { force: true })
  let last: Promise<unknown> = Promise.resolve()
  const server = createServer(socket => {
    // There is one session: who comes next has it when the one before has left.
    last = last.then(() => serve(database, socket))
  })
  parentPort?.on('message', () => {
    server.close()
    void last.then(() => database.close()).then(() => process.exit(0))
  })
  await new Promise<void>(resolve => server.listen(socketPath, resolve))
}

/** Answers one client until it leaves, then leaves the session as it was found. */
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
    // Its client is told by the line's end, and asks anew.
  }
  socket.destroy()
  await database.exec('ROLLBACK; DISCARD ALL').catch(() => {})
}

/**
 * PostgreSQL ends its process where it can no longer write its log, on a full disk for one. PGlite has no process to end: it goes
 * round in circles instead, for good (tried). So the thread ends, and what was committed is there when the next one opens it.
 */
function hear(line: string): boolean {
  reason = /\b(?:PANIC|FATAL):\s+(.*)/.exec(line)?.[1] ?? reason
  if (line.startsWith('Aborted(')) {
    report({ error: reason ?? 'PGlite has given up' })
    process.exit(1)
  }
  return true
}

/** PGlite's own files fail with nothing but a number, which is none of Node's. */
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
