import { createHash } from 'node:crypto'
import { access, constants, mkdir, realpath, rm } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { sleep } from '../shared/domain/sleep.ts'
import { openSocketPath } from './redis/socket-path.ts'
import { StartError } from './start-error.ts'

export interface DataDir {
  /** The absolute path without symbolic links, so that a folder has only one path. */
  readonly path: string
  release(): Promise<void>
}

/** Milliseconds to wait for the lock. A killed server keeps it for the moments that the system takes to end the process. */
const LOCK_TIMEOUT_MS = 3_000
/** Milliseconds between two attempts to get the lock. */
const RETRY_DELAY_MS = 50

/** Milliseconds that the holder may take to answer with its process id; a frozen one never does. */
const HOLDER_TIMEOUT_MS = 500

/**
 * Creates the data folder and locks it for this process: two servers on one folder would each start a Redis there
 * and lose each other's tickets.
 *
 * The lock is a listening unix socket. Unlike a file with a process id, it disappears together with its holder, however
 * that ended, and no later process is mistaken for the holder. On Linux the socket's name is abstract, so no file is left
 * behind for two starting servers to remove at the same time. Abstract names belong to a network namespace: containers
 * that share a data folder must share the namespace, or run only one server.
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
  const giveUpAt = Date.now() + LOCK_TIMEOUT_MS
  for (;;) {
    const server = await tryListen(name)
    if (server) return { path, release: () => new Promise(resolve => server.close(() => resolve())) }
    const holder = await askHolder(name)
    // The socket is a file that a dead server left behind.
    if (holder === 'nobody') await rm(name, { force: true })
    else if (Date.now() > giveUpAt) {
      const who = holder === 'silent' ? '' : ` (process ${holder})`
      throw new StartError(
        `Another Kezek server${who} already uses the data folder ${path}: stop it, or choose another folder by DATA_DIR.`,
      )
    }
    await sleep(RETRY_DELAY_MS)
  }
}

async function lockName(path: string): Promise<string> {
  if (process.platform !== 'linux') return openSocketPath(path, 'server.lock')
  return `\0kezek-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`
}

function tryListen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    // Answer every connection with this process's id.
    const server = createServer(socket => socket.on('error', () => {}).end(String(process.pid)))
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    // The lock alone must not keep the process running.
    server.listen(name, () => resolve(server.unref()))
  })
}

function askHolder(name: string): Promise<string> {
  return new Promise(resolve => {
    let answer = ''
    const socket = createConnection(name)
    socket.setTimeout(HOLDER_TIMEOUT_MS, () => socket.destroy())
    socket.on('data', data => {
      answer += data
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve('nobody')
    })
    socket.on('close', () => resolve(answer || 'silent'))
  })
}
