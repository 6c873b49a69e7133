import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { ROOT } from './builds.ts'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

const run = promisify(execFile)
const made = join(ROOT, 'dist/test')

export interface TestPostgres {
  /** URL of the database that `database` made last, or of the server's own. */
  readonly url: string
  readonly pid: number
  /** Makes a new, empty database. @returns its URL */
  database(): Promise<string>
  /** Starts it unless it runs. */
  start(): Promise<void>
  /** Ends it like a crash; after a restart it has what was committed. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** @returns the user of the PostgreSQL package if tests run as root, as which PostgreSQL does not run */
async function userOf(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

interface Runner {
  env: NodeJS.ProcessEnv
  cwd: string
  uid?: number
  gid?: number
}

/**
 * Makes the folder of an empty PostgreSQL. `initdb` takes a second of processor time; a copy of what it made once takes
 * a tenth of that.
 */
async function copyEmpty(data: string, options: Runner): Promise<void> {
  const [version = ''] = /\d[\d.]*/.exec((await run('initdb', ['--version'], options)).stdout) ?? []
  const folder = join(made, `postgres-${version}`)
  if (!(await isThere(folder))) {
    await run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
    await mkdir(made, { recursive: true })
    const part = await mkdtemp(join(made, 'part-'))
    await copy(data, join(part, 'data'))
    // It gets its name when it is complete. Another test file may have been faster.
    await rename(join(part, 'data'), folder).catch(() => {})
    await rm(part, { recursive: true, force: true })
  } else await copy(folder, data)
}

/** Copies a folder with its owner, without whom PostgreSQL does not start. */
async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['-a', from, to])
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/**
 * Starts a PostgreSQL for the test on a free port, with its data in a temporary folder. It is ended by process id.
 *
 * @param inside where that folder is made
 */
export async function startPostgres(inside = tmpdir()): Promise<TestPostgres> {
  const folder = await mkdtemp(join(inside, 'kezek-pg-'))
  const data = join(folder, 'data')
  const user = await userOf()
  const programs = new URL('../../scripts/setup/programs.mjs', import.meta.url).href
  const { postgresFolders } = (await import(programs)) as { postgresFolders(): string[] }
  const env = { ...process.env, PATH: [...postgresFolders(), process.env.PATH].join(delimiter) }
  await chmod(folder, 0o755)
  if (user) await chown(folder, user.uid, user.gid)
  const options = { env, cwd: folder, ...user }
  await copyEmpty(data, options)
  const port = await freePort()
  const base = `postgres://postgres@127.0.0.1:${port}`
  let server: ChildProcess | undefined
  let ended: Promise<unknown> = Promise.resolve()
  let serial = 0
  let url = `${base}/postgres`

  async function ask(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: `${base}/postgres`, connectionTimeoutMillis: 2_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query(text)
    } finally {
      await client.end().catch(() => {})
    }
  }
  async function start(): Promise<void> {
    if (server && server.exitCode === null && server.signalCode === null) return
    // What a killed process has written is the system's: only a power cut could show that nothing waits for the disk.
    const settings = ['shared_buffers=32MB', 'fsync=off'].flatMap(setting => ['-c', setting])
    const args = ['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1', ...settings]
    const child = spawn('postgres', args, { ...options, stdio: 'ignore' })
    server = child
    ended = new Promise(resolve => child.once('exit', resolve))
    await until('PostgreSQL answers', () =>
      ask('select 1').then(
        () => true,
        () => false,
      ),
    )
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    server?.kill('SIGCONT')
    server?.kill(signal)
    await ended
  }
  const stop = async () => {
    await end('SIGQUIT')
    await rm(folder, { recursive: true, force: true })
  }
  await start().catch(async error => {
    await stop()
    throw error
  })
  return {
    get url() {
      return url
    },
    get pid() {
      return server?.pid ?? 0
    },
    async database() {
      const name = `test_${++serial}`
      await ask(`create database ${name}`)
      url = `${base}/${name}`
      return url
    },
    start,
    // SIGQUIT, PostgreSQL's own immediate stop: after SIGKILL its children would hold the memory for a while.
    kill: () => end('SIGQUIT'),
    stop,
  }
}
