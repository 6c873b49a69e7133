import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sleep } from '../shared/domain/sleep.ts'

const root = join(import.meta.dirname, '..')
/** Milliseconds until the program must be ready. */
const readyTimeoutMs = 60_000
const checkEveryMs = 50

export interface BenchProcess {
  /** Without a slash at its end. */
  readonly url: string
  readonly pid: number
  /** Asks the program to end and waits until it has. */
  stop(): Promise<void>
}

export interface AppProcess extends BenchProcess {
  /** The server's private Redis. */
  readonly redis: { readonly socketPath: string; readonly pid: number }
}

/** Raises limits per machine, which would otherwise end the measurement. */
const busy = {
  KIOSK_TICKETS_PER_MINUTE: '1000000',
  REQUESTS_PER_MINUTE: '10000000',
  MAX_CONNECTIONS_PER_ADDRESS: '100000',
  // The printers of the bench are on this machine.
  PRINTER_NETWORKS: '127.0.0.0/8',
  PRINTER_PORTS: '1-65535',
}

/**
 * Starts the real server in its own process, with a free port, its own data folder and its private Redis.
 *
 * @param prepare fills the data folder before the start
 */
export async function startServer(
  prepare: (dataDir: string) => Promise<void> = async () => {},
): Promise<AppProcess> {
  const dataDir = realpathSync(await mkdtemp(join(tmpdir(), 'kezek-bench-')))
  await prepare(dataDir)
  const { REDIS_URL: _queues, JOBS_REDIS_URL: _jobs, DATABASE_URL: _archive, ...inherited } = process.env
  const env = { ...inherited, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' }
  const remove = () => rm(dataDir, { recursive: true, force: true })
  const server = await start(
    ['dist/server/main.js'],
    { ...env, ...busy, KEZEK_DEMO: '1', KEZEK_HOURS: 'demo' },
    /Kezek runs at http:\/\/localhost:(\d+)/,
  ).catch(async error => {
    await remove()
    throw error
  })
  try {
    await until(async () => (await fetch(`${server.url}/healthz`)).status === 200)
  } catch (error) {
    await server.stop()
    await remove()
    throw error
  }
  const folder = join(dataDir, 'redis')
  return {
    ...server,
    redis: {
      socketPath: join(folder, 'redis.sock'),
      pid: Number(readFileSync(join(folder, 'redis.pid'), 'utf8')),
    },
    async stop() {
      await server.stop()
      await remove()
    },
  }
}

/** Starts one of our programs, built or from source, that prints its port once it listens. */
export async function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  saysPort: RegExp,
): Promise<BenchProcess> {
  // A built program runs as in production, without a compiler in its memory.
  const isSource = args[0]?.endsWith('.ts')
  const child: ChildProcess = spawn(process.execPath, [...(isSource ? ['--import', 'tsx'] : []), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  let output = ''
  child.stdout?.on('data', data => (output += data))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${args[0]} has ended: ${output}`)
      return saysPort.test(output)
    })
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `http://127.0.0.1:${saysPort.exec(output)?.[1]}`, pid: child.pid ?? 0, stop }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + readyTimeoutMs
  while (!(await look())) {
    if (performance.now() > giveUp) throw new Error('the program was not ready in time')
    await sleep(checkEveryMs)
  }
}
