import { type ChildProcess, spawn } from 'node:child_process'
import { ROOT } from './builds.ts'

export interface RunningScript {
  readonly child: ChildProcess
  /** Exit code, and everything that was printed. */
  readonly done: Promise<{ code: number | null; said: string }>
}

/**
 * Starts one of the project's commands from its source, as `npm run NAME -- ARGS` does once packages are installed.
 */
export function startScript(name: string, env: Record<string, string>, ...args: string[]): RunningScript {
  return start(['--import', 'tsx', `scripts/${name}/main.ts`, ...args], env)
}

/** Starts a command of the build that `startApp` makes, in a tenth of the time because no compiler is loaded. */
export function startBuilt(name: string, env: Record<string, string>, ...args: string[]): RunningScript {
  return start([`dist/server/${name}.js`, ...args], env)
}

/** Of the settings the command gets only those of `env`. */
function start(args: readonly string[], env: Record<string, string>): RunningScript {
  const { REDIS_URL: _queues, DATABASE_URL: _archive, DATA_DIR: _folder, ...inherited } = process.env
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...inherited, ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  const done = new Promise<number | null>(resolve => child.once('close', resolve)).then(code => ({
    code,
    said,
  }))
  return { child, done }
}
