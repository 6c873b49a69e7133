import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { redisProcessesOf } from '../../kit/redis-processes.ts'

export const ROOT = join(import.meta.dirname, '../../..')

/** Milliseconds: long enough for two cores that run other tests too; nothing is measured by it. */
export const PATIENCE = { timeout: 60_000, interval: 50 }

/** A server started as people do: by `npm start`, in its own process group, like in a shell. */
export class Kezek {
  readonly npm: ChildProcess
  /** Exit code of npm, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
  output = ''

  /** @param by the program that starts npm, or a whole command instead of it */
  constructor(env: Record<string, string>, by: readonly string[] = []) {
    const { REDIS_URL: _queues, JOBS_REDIS_URL: _jobs, ...inherited } = process.env
    const [command = '', ...args] = by.length > 1 ? by : [...by, 'npm', 'start', '--silent']
    this.npm = spawn(command, args, {
      cwd: ROOT,
      detached: true,
      env: { ...inherited, PORT: '0', LOG_LEVEL: 'warn', ...env },
    })
    for (const stream of [this.npm.stdout, this.npm.stderr]) {
      stream?.on('data', data => {
        this.output += data
      })
    }
    this.ended = new Promise(resolve =>
      this.npm.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
    )
  }

  /** Waits for the printed address, and until the server can issue and call. */
  async ready(): Promise<string> {
    const address = await vi.waitFor(() => {
      const found = /Kezek runs at (\S+)/.exec(this.output)?.[1]
      if (found === undefined) throw new Error(`no address yet: ${this.output}`)
      return found
    }, PATIENCE)
    await vi.waitFor(async () => {
      const { status } = await fetch(`${address}healthz`)
      if (status !== 200) throw new Error(`healthz answers ${status}`)
    }, PATIENCE)
    return address
  }

  get pid(): number {
    if (this.npm.pid === undefined) throw new Error('npm could not be started')
    return this.npm.pid
  }

  /** Process id of the server itself, which npm has started. */
  serverPid(): number {
    const [child] = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8').trim().split(' ')
    return Number(child)
  }

  /** Sends a signal to every process of the group, as the terminal sends Ctrl-C. */
  killGroup(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal)
    } catch (error) {
      // All of them have ended.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** A data folder, and everything that was started on it. */
export class Site {
  readonly base = realpathSync(mkdtempSync(join(tmpdir(), 'kezek-start-')))
  dataDir = join(this.base, 'data')
  readonly #started: Kezek[] = []

  start(env: Record<string, string> = {}, by: readonly string[] = []): Kezek {
    const kezek = new Kezek({ DATA_DIR: this.dataDir, ...env }, by)
    this.#started.push(kezek)
    return kezek
  }

  redisPids(): number[] {
    return redisProcessesOf(join(this.dataDir, 'redis'))
  }

  /** Ends everything that a failed test has left. */
  async clear(): Promise<void> {
    for (const kezek of this.#started) {
      kezek.killGroup('SIGKILL')
      await kezek.ended
    }
    for (const pid of this.redisPids()) process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => rmSync(this.base, { recursive: true, force: true }), PATIENCE)
  }
}
