import { spawn } from 'node:child_process'
import { mkdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@redis/client'
import type { Logger } from 'pino'
import { StartError } from '../start-error.ts'
import { findRedis, isRedisOf, PID_FILE } from './redis-process.ts'
import { lastRepair, repairAof } from './repair-aof.ts'
import { closeSocketPath, openSocketPath } from './socket-path.ts'

export interface PrivateRedis {
  readonly socketPath: string
  /** Whether it was started, within the last day, on files whose damaged end was cut off. */
  isRepaired(): boolean
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
/** A Redis on this machine answers within a millisecond, unless it is frozen. */
const ANSWER_WITHIN_MS = 1_000
const FIRST_RESTART_MS = 1_000
const LAST_RESTART_MS = 30_000
/** One that ran this long is taken for well: the delays begin anew. */
const HEALTHY_AFTER_MS = 60_000
/** Redis ends within milliseconds; one that is frozen never does, and has nothing unwritten to lose. */
const STOP_WITHIN_MS = 10_000

/** Managers are told of a repair for a day, in ms, also when the server is started again meanwhile. */
const TELL_REPAIR_MS = 86_400_000

/** A Redis that runs now: ours, or one that a killed server had left. */
interface Running {
  readonly pid: number
  /** Resolves when its process is gone. */
  readonly ended: Promise<void>
}

export interface PrivateRedisOptions {
  /** Real path; the caller holds its lock (`openDataDir`), so that nobody else starts a Redis there meanwhile. */
  readonly dataDir: string
  readonly log: Logger
  /** Ends the wait for a Redis that neither answers nor ends. */
  readonly signal?: AbortSignal
}

/**
 * Runs one redis-server on `<dataDir>/redis`, reached by a unix socket alone, and starts it again when it ends, after
 * 1, 2, 4 … 30 s. One that still runs on this folder is taken over: two on one folder lose each other's writes.
 *
 * It has a process group of its own: Ctrl-C in a terminal goes to the server alone, which ends Redis when the last
 * command is answered.
 *
 * @throws StartError when redis-server is missing, or ends while it starts, or one runs here that cannot be watched
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
      log.error({ delay, said: await lastWords(folder) }, 'Redis has ended; it is started again')
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
      // It has ended by itself.
    }
  }
  kill('SIGTERM')
  const late = setTimeout(() => {
    log.warn({ pid }, 'Redis does not end; it is killed')
    kill('SIGKILL')
  }, STOP_WITHIN_MS)
  await ended
  clearTimeout(late)
}

/** The Redis that already runs on this folder, if there is one, once its socket answers; also one that is loading. */
async function takeOver(
  folder: string,
  socketPath: string,
  log: Logger,
  signal: AbortSignal | undefined,
): Promise<Running | undefined> {
  let told = false
  for (;;) {
    const answering = await ask(socketPath)
    if (answering !== undefined) {
      if (!(await isRedisOf(folder, answering))) {
        throw new StartError(
          `A Redis that cannot be watched from here, of another user or container, runs on ${folder}: stop it first.`,
        )
      }
      log.info({ pid: answering }, 'Redis still runs on the data folder; it is taken over')
      return { pid: answering, ended: untilGone(folder, answering) }
    }
    const silent = await findRedis(folder)
    if (silent === undefined) return undefined
    // Starting, ending or frozen. A second one beside it would cost tickets, so there is nothing to do but wait.
    if (!told)
      log.warn({ pid: silent }, 'a Redis on the data folder does not answer; waiting until it does or ends')
    told = true
    await sleep(LOOK_EVERY_MS, undefined, signal && { signal })
  }
}

/** Starts redis-server; where it refuses its files for a damaged end, once more without that. */
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

/** Starts redis-server, and waits until it answers, if only that it is loading. */
async function launch(folder: string, socketPath: string): Promise<Running> {
  const child = spawn('redis-server', redisArguments(folder, socketPath), {
    cwd: folder,
    detached: true,
    // A pipe would break when the server is killed; Redis writes its log itself.
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

/** Of a process that is not our child the system tells us nothing: it is looked for. */
async function untilGone(folder: string, pid: number): Promise<void> {
  // Where that can't be found out, for want of file descriptors for one, nothing is known to have ended.
  while (await isRedisOf(folder, pid).catch(() => true)) await sleep(LOOK_EVERY_MS)
}

/**
 * Process id of the Redis that answers at this socket, also while it loads; undefined when none does. It is given the
 * settings that the promises rest on, which an older version of this server may have left out.
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

/** The last line of its log that says why Redis ended: warnings carry a #. */
async function lastWords(folder: string): Promise<string> {
  const lines = await readFile(join(folder, LOG_FILE), 'utf8').catch(() => '')
  const warnings = lines.split('\n').filter(line => line.includes(' # '))
  return warnings.at(-1)?.replace(/^.* # /, '') ?? `see ${join(folder, LOG_FILE)}`
}
