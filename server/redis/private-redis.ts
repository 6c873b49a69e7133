import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createClient } from 'redis'
import { StartError } from '../start-error.ts'
import { findRedis, isRedisOf, PID_FILE } from './redis-process.ts'
import { openSocketPath } from './socket-path.ts'

export interface PrivateRedis {
  readonly socketPath: string
  /** Ends Redis, and waits until its process is gone. What it has answered is on the disk. */
  stop(): Promise<void>
}

/** What makes an acknowledged ticket safe; also put into a Redis that an older version of this server had started. */
const PROMISES = {
  appendonly: 'yes',
  appendfsync: 'always',
  save: '',
  'maxmemory-policy': 'noeviction',
}

const LOG_FILE = 'redis.log'
const LOOK_EVERY_MS = 100
const FIRST_RESTART_MS = 1_000
const LAST_RESTART_MS = 30_000
/** One that ran this long is taken for well: the delays begin anew. */
const HEALTHY_AFTER_MS = 60_000
/** Redis ends within milliseconds; one that is frozen never does, and has nothing unwritten to lose. */
const STOP_WITHIN_MS = 10_000

/** A Redis that runs now: ours, or one that a killed server had left. */
interface Running {
  readonly pid: number
  /** Resolves when its process is gone. */
  readonly ended: Promise<void>
}

/**
 * Runs one redis-server on `<dataDir>/redis`, reached by a unix socket alone, and starts it again when it ends, after
 * 1, 2, 4 … 30 s. One that still runs on this folder is taken over: two on one folder lose each other's writes. The
 * caller holds the lock of the data folder (`openDataDir`), so that nobody else starts one meanwhile.
 *
 * It has a process group of its own: Ctrl-C in a terminal goes to the server alone, which ends Redis when the last
 * command is answered.
 *
 * @throws StartError when redis-server is missing, or ends while it starts
 */
export async function openPrivateRedis({
  dataDir,
  log,
}: {
  dataDir: string
  log: Logger
}): Promise<PrivateRedis> {
  const wanted = join(dataDir, 'redis')
  await mkdir(wanted, { recursive: true, mode: 0o700 })
  const folder = await realpath(wanted)
  const socketPath = await openSocketPath(folder, 'redis.sock')
  const stopping = new AbortController()

  let running = (await takeOver(folder, socketPath, log)) ?? (await launch(folder, socketPath))
  const supervised = supervise()

  async function supervise(): Promise<void> {
    let delay = FIRST_RESTART_MS
    while (!stopping.signal.aborted) {
      const since = Date.now()
      await running.ended
      if (stopping.signal.aborted) return
      if (Date.now() - since > HEALTHY_AFTER_MS) delay = FIRST_RESTART_MS
      log.error({ delay, said: await lastWords(folder) }, 'Redis has ended; it is started again')
      await sleep(delay, undefined, { signal: stopping.signal }).catch(() => {})
      delay = Math.min(delay * 2, LAST_RESTART_MS)
      if (stopping.signal.aborted) return
      running = await launch(folder, socketPath).catch((error: Error) => {
        log.error(error.message)
        return { pid: 0, ended: Promise.resolve() }
      })
    }
  }

  return {
    socketPath,
    async stop() {
      stopping.abort()
      if (running.pid > 0 && (await isRedisOf(folder, running.pid))) {
        process.kill(running.pid, 'SIGTERM')
        const late = setTimeout(() => {
          log.warn({ pid: running.pid }, 'Redis does not end; it is killed')
          process.kill(running.pid, 'SIGKILL')
        }, STOP_WITHIN_MS)
        await running.ended
        clearTimeout(late)
      }
      await supervised
    },
  }
}

/** The Redis that already runs on this folder, if there is one, once its socket answers; also one that is loading. */
async function takeOver(folder: string, socketPath: string, log: Logger): Promise<Running | undefined> {
  let told = false
  for (;;) {
    const pid = await findRedis(folder)
    if (pid === undefined) return undefined
    if (await isAnswering(socketPath)) {
      log.info({ pid }, 'Redis still runs on the data folder; it is taken over')
      return { pid, ended: untilGone(folder, pid) }
    }
    // Starting, ending or frozen. A second one beside it would cost tickets, so there is nothing to do but wait.
    if (!told)
      log.warn({ pid }, 'a Redis on the data folder does not answer; waiting until it does or is gone')
    told = true
    await sleep(LOOK_EVERY_MS)
  }
}

/** Starts redis-server, and waits until it answers, if only that it is loading. */
async function launch(folder: string, socketPath: string): Promise<Running> {
  await mkdir(dirname(socketPath), { recursive: true, mode: 0o700 })
  const child = spawn('redis-server', redisArguments(folder, socketPath), {
    cwd: folder,
    detached: true,
    // A pipe would break when the server is killed; Redis writes its log itself.
    stdio: 'ignore',
  })
  const ended = endOf(child)
  let gone: Error | true | undefined
  ended.then(
    () => {
      gone = true
    },
    (error: Error) => {
      gone = error
    },
  )
  while (!(await isAnswering(socketPath))) {
    if (gone instanceof Error)
      throw new StartError(`redis-server cannot be run (${gone.message}): is it installed?`)
    if (gone) throw new StartError(`redis-server ended while it started: ${await lastWords(folder)}`)
    await sleep(LOOK_EVERY_MS / 4)
  }
  // The server does not live on for its sake when all else has ended.
  child.unref()
  return { pid: child.pid ?? 0, ended }
}

function redisArguments(folder: string, socketPath: string): string[] {
  const settings = {
    port: '0',
    unixsocket: socketPath,
    unixsocketperm: '700',
    dir: folder,
    pidfile: join(folder, PID_FILE),
    logfile: join(folder, LOG_FILE),
    daemonize: 'no',
    'aof-load-truncated': 'yes',
    ...PROMISES,
  }
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve())
  })
}

/** Of a process that is not our child the system tells us nothing: it is looked for. */
async function untilGone(folder: string, pid: number): Promise<void> {
  while (await isRedisOf(folder, pid)) await sleep(LOOK_EVERY_MS, undefined, { ref: false })
}

/** Whether a Redis answers at this socket, also while it loads; sees to the settings that the promises rest on. */
async function isAnswering(socketPath: string): Promise<boolean> {
  const client = createClient({
    maintNotifications: 'disabled',
    socket: {
      path: socketPath,
      tls: false,
      reconnectStrategy: false,
      connectTimeout: 1_000,
      socketTimeout: 1_000,
    },
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.configSet(PROMISES)
    return true
  } catch {
    return false
  } finally {
    client.destroy()
  }
}

/** The last line of its log that says why Redis ended: warnings carry a #. */
async function lastWords(folder: string): Promise<string> {
  const lines = await readFile(join(folder, LOG_FILE), 'utf8').catch(() => '')
  const warnings = lines.split('\n').filter(line => line.includes(' # '))
  return warnings.at(-1)?.replace(/^.* # /, '') ?? `see ${join(folder, LOG_FILE)}`
}
