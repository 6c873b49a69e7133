import { createHash } from 'node:crypto'
import { access, constants, mkdir, realpath, rm } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { sleep } from '../shared/domain/sleep.ts'
import { openSocketPath } from './redis/socket-path.ts'
import { StartError } from './start-error.ts'

export interface DataDir {
  /** Absolute, without symbolic links: the same folder has one name. */
  readonly path: string
  release(): Promise<void>
}

/** A killed server holds its lock for the moments that the system takes to end it; a restart must not meet them. */
const WAIT_FOR_LOCK_MS = 3_000
const RETRY_MS = 50

/** How long the holder may take to say who it is; a frozen one never does. */
const WHO_MS = 500

/**
 * Makes the data folder, and locks it for this process: two servers on one folder would each start a Redis there,
 * and lose each other's tickets.
 *
 * The lock is a listening unix socket. Unlike a file with a process id, it is gone at the very moment its holder is,
 * however that ended, and no later process is mistaken for the holder. On Linux its name is abstract: no file is left
 * that would have to be judged stale, which two starters could do at the same time. Abstract names are told apart by
 * network namespace: containers that share a folder must share that too, or have one server each.
 *
 * @throws StartError when the folder cannot be written, or another server holds it
 */
export async function openDataDir(dataDir: string): Promise<DataDir> {
  let path: string
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    path = await realpath(dataDir)
    await access(path, constants.W_OK)
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}): choose another by DATA_DIR, or let this user write there.`,
    )
  }
  const name = await lockName(path)
  const giveUp = Date.now() + WAIT_FOR_LOCK_MS
  for (;;) {
    const server = await tryListen(name)
    if (server) return { path, release: () => new Promise(resolve => server.close(() => resolve())) }
    const holder = await askHolder(name)
    // Only a file can be left behind; nobody listens on it any more.
    if (holder === 'nobody') await rm(name, { force: true })
    else if (Date.now() > giveUp) {
      const who = holder === 'silent' ? '' : ` (process ${holder})`
      throw new StartError(
        `Another Kezek server${who} already uses the data folder ${path}: stop it, or choose another folder by DATA_DIR.`,
      )
    }
    await sleep(RETRY_MS)
  }
}

async function lockName(path: string): Promise<string> {
  if (process.platform !== 'linux') return openSocketPath(path, 'server.lock')
  return `\0kezek-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`
}

function tryListen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    // Whoever asks is told which process holds the folder.
    const server = createServer(socket => socket.on('error', () => {}).end(String(process.pid)))
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    // Alone it keeps no process alive.
    server.listen(name, () => resolve(server.unref()))
  })
}

function askHolder(name: string): Promise<string> {
  return new Promise(resolve => {
    let answer = ''
    const socket = createConnection(name)
    socket.setTimeout(WHO_MS, () => socket.destroy())
    socket.on('data', data => {
      answer += data
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve('nobody')
    })
    socket.on('close', () => resolve(answer || 'silent'))
  })
}
