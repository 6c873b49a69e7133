import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOnce, ROOT } from './builds.ts'
import { busy } from './busy.ts'
import { freePort } from './free-port.ts'
import { redisProcessesOf } from './redis-processes.ts'
import { until } from './until.ts'

/** Milliseconds: a server ends within 10 s even with work in flight; after that it is killed. */
const stopWithinMs = 15_000

export interface TestApp {
  /** Without a slash at its end. A restart keeps it. */
  readonly url: string
  readonly pid: number
  readonly dataDir: string
  /** Everything that the server has printed and logged. */
  readonly output: string
  /**
   * Sends a signal to the server's process alone: SIGKILL, SIGSTOP, SIGCONT … Resolves once a deadly one has ended
   * it.
   */
  kill(signal: NodeJS.Signals): Promise<void>
  /** The exit code of the server's process once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** Starts the server again after its end, on the same port and folder. Resolves when it is ready. */
  start(): Promise<void>
  /** Process id of the private Redis. */
  redisPid(): number
  /** Ends the server and its Redis, and removes the folder. */
  stop(): Promise<void>
}

/**
 * Builds screens and server if that is not done yet, and starts the real server on a free port, with its own data
 * folder and private Redis. Resolves when it can issue and call.
 *
 * @param options.dataDir what an earlier server or a restore has left; it is removed in the end too
 */
export async function startApp(
  options: { env?: Record<string, string>; port?: number; dataDir?: string } = {},
): Promise<TestApp> {
  await buildOnce('screens', 'server')
  const dataDir = realpathSync(options.dataDir ?? mkdtempSync(join(tmpdir(), 'kezek-app-')))
  const { REDIS_URL: _queues, JOBS_REDIS_URL: _jobs, DATABASE_URL: _archive, ...inherited } = process.env
  // Opening an archive takes seconds of processor time: tests about it ask for one.
  const env = {
    ...inherited,
    LOG_LEVEL: 'warn',
    KEZEK_ARCHIVE: '0',
    ...busy,
    ...options.env,
    DATA_DIR: dataDir,
  }
  let server: ChildProcess | undefined
  let ended: Promise<number | null> = Promise.resolve(null)
  // Not the system's choice: another process may take that one while the server is away.
  const port = options.port ?? (await freePort())
  let output = ''

  async function start(): Promise<void> {
    let printed = ''
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: ROOT,
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    server = child
    ended = new Promise(resolve => child.once('close', code => resolve(code)))
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        printed += data
        output += data
      })
    }
    await until('the server is ready', async () => {
      if (child.exitCode !== null) throw new Error(`the server ended: ${printed}`)
      return (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.status === 200
    })
  }

  function redisPid(): number {
    const [pid] = redisProcessesOf(join(dataDir, 'redis'))
    if (pid === undefined) throw new Error('no Redis runs here')
    return pid
  }

  async function stop(): Promise<void> {
    const running = server?.exitCode === null && server.signalCode === null
    if (running) {
      // A frozen process receives no signals.
      for (const pid of redisProcessesOf(join(dataDir, 'redis'))) process.kill(pid, 'SIGCONT')
      server?.kill('SIGCONT')
      server?.kill('SIGTERM')
      const late = setTimeout(() => server?.kill('SIGKILL'), stopWithinMs)
      await ended
      clearTimeout(late)
    }
    // What a killed server has left.
    for (const pid of redisProcessesOf(join(dataDir, 'redis'))) process.kill(pid, 'SIGKILL')
    await until('its Redis has ended', () => redisProcessesOf(join(dataDir, 'redis')).length === 0)
    rmSync(dataDir, { recursive: true, force: true })
  }

  await start().catch(async error => {
    await stop()
    throw error
  })
  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    get pid() {
      return server?.pid ?? 0
    },
    get output() {
      return output
    },
    get ended() {
      return ended
    },
    dataDir,
    async kill(signal) {
      server?.kill(signal)
      if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await ended
    },
    start,
    redisPid,
    stop,
  }
}
