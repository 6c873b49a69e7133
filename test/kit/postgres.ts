import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { until } from './until.ts'

const run = promisify(execFile)

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
  await run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
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
    // A commit is on the disk, as far as a killed process can show.
    const args = ['-D', data, '-p', String(port), '-k', '', '-h', '127.0.0.1', '-c', 'shared_buffers=32MB']
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
