import { rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { takeMessages } from './wire.ts'

/** What the thread is given when it starts. */
export interface PgliteData {
  folder: string
  socketPath: string
}

/** What it says once the database can be asked, or can't. */
export type PgliteReport = { ready: true } | { error: string }

/** The other end of `pglite.ts`: PGlite behind a socket that speaks as PostgreSQL does. */
async function start({ folder, socketPath }: PgliteData): Promise<void> {
  const database = await PGlite.create(folder)
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

function report(message: PgliteReport): void {
  parentPort?.postMessage(message)
}

start(workerData as PgliteData).then(
  () => report({ ready: true }),
  (error: unknown) => report({ error: error instanceof Error ? error.message : String(error) }),
)
