import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createClient, RESP_TYPES } from 'redis'
import { sleep } from '../../shared/domain/sleep.ts'
import type { RedisTarget } from '../redis/client.ts'
import { closeSocketPath, openSocketPath } from '../redis/socket-path.ts'
import { StartError } from '../start-error.ts'
import { openTunnel } from './tunnel.ts'

/** Milliseconds. A copy of some hundred megabytes takes seconds, even over a network. */
const copyTimeoutMs = 10 * 60_000
/** Keys per step of SCAN. */
const scanCount = 500
/** Milliseconds between checks whether the copy is loaded. */
const checkEveryMs = 25

export interface CopiedKey {
  /** Without the installation's prefix. */
  key: string
  dump: Buffer
  /** Unix ms; undefined: never. */
  expires: number | undefined
}

/**
 * Reads the keys of one installation as of one moment while its store is in use. The store sends a copy of itself
 * as it does to a replica: Redis forks for it, and no command waits. A second Redis that nobody else can reach
 * opens the copy, and the keys are read there.
 *
 * @param near a folder beside which the copy is made; the copy holds secrets and is removed in the end
 * @throws StartError with a sentence when the store can't be copied
 */
export async function* copyStore(
  target: RedisTarget,
  prefix: string,
  near: string,
): AsyncGenerator<CopiedKey> {
  const folder = await mkdtemp(join(near, '.kezek-copy-'))
  try {
    await download(target, folder)
    const copy = await openCopy(folder)
    try {
      yield* readKeys(copy.socketPath, databaseOf(target), `${prefix}kezek:{`, prefix.length)
    } finally {
      await copy.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Downloads the copy into `folder`. TLS connections are made by Node, so that the copy trusts the same servers as
 * the server does.
 */
async function download(target: RedisTarget, folder: string): Promise<void> {
  const file = join(folder, 'dump.rdb')
  if ('socketPath' in target) return runCli(['-s', target.socketPath], {}, file)
  const url = new URL(target.url)
  const user = decodeURIComponent(url.username)
  const signIn = user && user !== 'default' ? ['--user', user] : []
  // The password is in the environment: all users of the machine can read arguments.
  const env = url.password ? { REDISCLI_AUTH: decodeURIComponent(url.password) } : {}
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = url.port || '6379'
  if (url.protocol === 'unix:') return runCli(['-s', url.pathname, ...signIn], env, file)
  if (url.protocol === 'redis:') return runCli(['-h', host, '-p', port, ...signIn], env, file)
  const tunnel = await openTunnel(folder, { host, port: Number(port) })
  try {
    await runCli(['-s', tunnel.socketPath, ...signIn], env, file).catch(error => {
      const failure = tunnel.failure()
      throw failure ? notCopied(failure.message) : error
    })
  } finally {
    await tunnel.close()
  }
}

/** Copies the store at the address in `args`. @throws StartError */
async function runCli(args: string[], env: Record<string, string>, file: string): Promise<void> {
  await promisify(execFile)('redis-cli', [...args, '--rdb', file], {
    env: { ...process.env, ...env },
    timeout: copyTimeoutMs,
  }).catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
    const said =
      error.code === 'ENOENT' ? 'redis-cli is missing: install it' : error.stderr?.trim().split('\n').at(-1)
    throw notCopied(said || error.message)
  })
}

function notCopied(reason: string): StartError {
  return new StartError(`The store could not be copied: ${reason}.`)
}

/** @returns the number of the target's database; a copy holds all of them */
function databaseOf(target: RedisTarget): number {
  if ('socketPath' in target) return 0
  const { protocol, pathname, searchParams } = new URL(target.url)
  return Number(protocol === 'unix:' ? (searchParams.get('db') ?? 0) : pathname.slice(1)) || 0
}

/** Shell script: ends Redis and removes its folder when its input ends, even if the writing process was killed. */
const guard = `redis-server "$@" >/dev/null 2>&1 & child=$!
read -r line
kill -9 $child 2>/dev/null; wait $child 2>/dev/null; rm -rf "$0"`

async function openCopy(folder: string): Promise<{ socketPath: string; stop(): Promise<void> }> {
  const socketPath = await openSocketPath(folder, 's')
  const settings = {
    port: '0',
    unixsocket: socketPath,
    dir: folder,
    dbfilename: 'dump.rdb',
    save: '',
    appendonly: 'no',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
  const child = spawn('sh', ['-c', guard, folder, ...args], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.stdin.on('error', () => {})
  const stop = async () => {
    child.stdin.end()
    await ended
    await closeSocketPath(folder, socketPath)
  }
  const giveUp = performance.now() + copyTimeoutMs
  while (child.exitCode === null && performance.now() < giveUp) {
    if (await isLoaded(socketPath)) return { socketPath, stop }
    await sleep(checkEveryMs)
  }
  await stop()
  throw new StartError('The copy of the store could not be opened: its Redis may be newer than the one here.')
}

async function isLoaded(socketPath: string): Promise<boolean> {
  const client = clientOf(socketPath)
  try {
    await client.connect()
    return (await client.ping()).toString() === 'PONG'
  } catch {
    return false
  } finally {
    client.destroy()
  }
}

async function* readKeys(
  socketPath: string,
  database: number,
  base: string,
  cut: number,
): AsyncGenerator<CopiedKey> {
  const client = clientOf(socketPath)
  await client.connect()
  try {
    await client.select(database)
    const bytes = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
    let cursor = '0'
    do {
      const page = await client.scan(cursor, { MATCH: `${escapeGlob(base)}*`, COUNT: scanCount })
      cursor = page.cursor
      for (const key of page.keys) {
        const [dump, expires] = await Promise.all([bytes.dump(key), client.pExpireTime(key)])
        // A key that has expired meanwhile is not part of the copy.
        if (dump)
          yield { key: key.slice(cut), dump: dump as Buffer, expires: expires > 0 ? expires : undefined }
      }
    } while (cursor !== '0')
  } finally {
    client.destroy()
  }
}

function clientOf(socketPath: string) {
  const client = createClient({
    maintNotifications: 'disabled',
    socket: { path: socketPath, tls: false, reconnectStrategy: false },
  })
  client.on('error', () => {})
  return client
}

/** Escapes a prefix for SCAN, which expects a pattern. */
function escapeGlob(text: string): string {
  return text.replace(/[[\]*?\\^-]/g, '\\$&')
}
