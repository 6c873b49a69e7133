import { spawn } from 'node:child_process'
import { mkdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createClient } from 'redis'
import { StartError } from '../start-error.ts'
import { findRedis, isRedisOf, PID_FILE } from './redis-process.ts'
import { lastRepair, repairAof } from './repair-aof.ts'
import { closeSocketPath, openSocketPath } from './socket-path.ts'

export interface PrivateRedis {
  readonly socketPath: string
  /** Whether it was started, within the last day, on files whose damaged end was cut off. */
  isRepaired(): boolean
  /** Ends Redis and waits until its process is gone. Everything that it answered is on the disk. */
  stop(): Promise<void>
}

/**
 * The settings that make an acknowledged ticket safe; also set in a Redis that an older version of this server
 * started.
 */
const PROMISES = {
  appendonly: 'yes',
  appendfsync: 'always',
  save: '',
  'maxmemory-policy': 'noeviction',
}

const LOG_FILE = 'redis.log'
const LOOK_EVERY_MS = 100
/** Milliseconds. A Redis on this machine answers within one, unless it is frozen. */
const ANSWER_WITHIN_MS = 1_000
const FIRST_RESTART_MS = 1_000
const LAST_RESTART_MS = 30_000
/** Milliseconds after which a Redis counts as healthy and the restart delays begin from the first again. */
const HEALTHY_AFTER_MS = 60_000
/** Milliseconds until Redis is killed. It ends within a few; a frozen one never does, and has nothing unwritten. */
const STOP_WITHIN_MS = 10_000

/** Milliseconds for which managers see a notice of a repair, even if the server is started again meanwhile. */
const TELL_REPAIR_MS = 86_400_000

/** A running Redis: started by this server, or left by a killed one. */
interface Running {
  readonly pid: number
  /** Resolves when its process is gone. */
  readonly ended: Promise<void>
}

export interface PrivateRedisOptions {
  /** Real path. The caller holds its lock (`openDataDir`), so that nobody else starts a Redis there. */
  readonly dataDir: string
  readonly log: Logger
  /** Ends the wait for a Redis that neither answers nor ends. */
  readonly signal?: AbortSignal
}

/**
 * Runs one redis-server on `<dataDir>/redis`, reached only by a Unix socket, and restarts it when it ends, after 1,
 * 2, 4 … 30 s. Takes over a Redis that still runs on this folder: two on one folder would lose each other's writes.
 *
 * Redis has its own process group: Ctrl-C in a terminal reaches only the server, which ends Redis after the last
 * command is answered.
 *
 * @throws StartError when redis-server is missing, ends during its start, or one runs here that can't be watched
 */
export async function openPrivateRedis({ dataDir, log, signal }: PrivateRedisOptions): Promise<PrivateRedis> {
  const wanted = join(dataDir, 'redis')
  await mkdir(wanted, { recursive: true, mode: 0o700 })
  const folder = await realpath(wanted)
  const socketPath = await openSocketPath(folder, 'redis.sock')
  let repairedAt = 0
  const open = async (stop?: AbortSignal) => {
    const running =
      (await takeOver(folder, socketPath, log, stop)) ?? (await launchRepaired(folder, socketPath, log))
    repairedAt = await lastRepair(folder)
    return running
  }

  const stopping = new AbortController()
  const stopped = new Promise<void>(resolve => stopping.signal.addEventListener('abort', () => resolve()))
  const supervised = supervise(await open(signal))

  async function supervise(first: Running): Promise<void> {
    let running: Running | undefined = first
    let delay = FIRST_RESTART_MS
    let since = Date.now()
    for (;;) {
      if (running) await Promise.race([running.ended, stopped])
      if (stopping.signal.aborted) break
      if (Date.now() - since > HEALTHY_AFTER_MS) delay = FIRST_RESTART_MS
      log.error({ delay, said: await lastWords(folder) }, 'Redis has ended; restarting it')
      await sleep(delay, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      delay = Math.min(delay * 2, LAST_RESTART_MS)
      since = Date.now()
      running = await open(stopping.signal).catch((error: Error) => {
        log.error(error.message)
        return undefined
      })
    }
    if (running) await end(running, log)
  }

  return {
    socketPath,
    isRepaired: () => Date.now() - repairedAt < TELL_REPAIR_MS,
    stop() {
      stopping.abort()
      return supervised.then(() => closeSocketPath(folder, socketPath))
    },
  }
}

async function end({ pid, ended }: Running, log: Logger): Promise<void> {
  const kill = (signal: 'SIGTERM' | 'SIGKILL') => {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended already.
    }
  }
  kill('SIGTERM')
  const late = setTimeout(() => {
    log.warn({ pid }, 'Redis does not end; killing it')
    kill('SIGKILL')
  }, STOP_WITHIN_MS)
  await ended
  clearTimeout(late)
}

/**
 * Finds the Redis that already runs on this folder, and waits until its socket answers; a loading one counts.
 *
 * @returns undefined when none runs
 */
async function takeOver(
  folder: string,
  socketPath: string,
  log: Logger,
  signal: AbortSignal | undefined,
): Promise<Running | undefined> {
  let isLogged = false
  for (;;) {
    const answering = await ask(socketPath)
    if (answering !== undefined) {
      if (!(await isRedisOf(folder, answering))) {
        throw new StartError(
          `A Redis that cannot be watched from here, of another user or container, runs on ${folder}: stop it first.`,
        )
      }
      log.info({ pid: answering }, 'Redis still runs on the data folder; taking it over')
      return { pid: answering, ended: untilGone(folder, answering) }
    }
    const silent = await findRedis(folder)
    if (silent === undefined) return undefined
    // It is starting, ending or frozen. A second one beside it would lose tickets, so the only choice is to wait.
    if (!isLogged)
      log.warn({ pid: silent }, 'a Redis on the data folder does not answer; waiting until it does or ends')
    isLogged = true
    await sleep(LOOK_EVERY_MS, undefined, signal && { signal })
  }
}

/** Starts redis-server. If it refuses its files for a damaged end, cuts that off and starts it once more. */
async function launchRepaired(folder: string, socketPath: string, log: Logger): Promise<Running> {
  try {
    return await launch(folder, socketPath)
  } catch (error) {
    const repair = await repairAof(folder)
    if (!repair) throw error
    log.error(
      repair,
      'the data file of Redis was damaged at its end, as by a power cut; the end was cut off, a copy is kept',
    )
    return launch(folder, socketPath)
  }
}

/** Starts redis-server and waits until it answers, even if only that it is loading. */
async function launch(folder: string, socketPath: string): Promise<Running> {
  const child = spawn('redis-server', redisArguments(folder, socketPath), {
    cwd: folder,
    detached: true,
    // A pipe would break when the server is killed, so Redis writes its own log file.
    stdio: 'ignore',
  })
  const failed = new Promise<Error>(resolve => child.once('error', resolve))
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let failure: string | undefined
  failed.then(error => {
    failure = `redis-server cannot be run (${error.message}): install Redis, or set REDIS_URL.`
  })
  ended.then(async () => {
    failure = `redis-server ended while it started: ${await lastWords(folder)}`
  })
  for (;;) {
    const pid = await ask(socketPath)
    if (pid !== undefined) return { pid, ended }
    if (failure) throw new StartError(failure)
    await sleep(LOOK_EVERY_MS / 4)
  }
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

/** Polls until a process is gone: the system reports no end of a process that is not our child. */
async function untilGone(folder: string, pid: number): Promise<void> {
  // A failed check, for example for want of file descriptors, does not mean that the process has ended.
  while (await isRedisOf(folder, pid).catch(() => true)) await sleep(LOOK_EVERY_MS)
}

/**
 * Asks who answers at this socket, and applies the settings of PROMISES, which an older version of this server may
 * have left out.
 *
 * @returns the process id of a Redis that answers or is loading; undefined when none does
 */
async function ask(socketPath: string): Promise<number | undefined> {
  const client = createClient({
    maintNotifications: 'disabled',
    socket: {
      path: socketPath,
      tls: false,
      reconnectStrategy: false,
      connectTimeout: ANSWER_WITHIN_MS,
      socketTimeout: ANSWER_WITHIN_MS,
    },
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.configSet(PROMISES)
    return Number(/process_id:(\d+)/.exec(await client.info('server'))?.[1])
  } catch {
    return undefined
  } finally {
    client.destroy()
  }
}

/** @returns the last warning of Redis's log, which says why it ended. Warnings carry a #. */
async function lastWords(folder: string): Promise<string> {
  const lines = await readFile(join(folder, LOG_FILE), 'utf8').catch(() => '')
  const warnings = lines.split('\n').filter(line => line.includes(' # '))
  return warnings.at(-1)?.replace(/^.* # /, '') ?? `see ${join(folder, LOG_FILE)}`
}
