import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { openArchive } from '../../server/archive/open-archive.ts'
import { freePort } from './free-port.ts'
import { prepareOnce } from './prepare-once.ts'
import { until } from './until.ts'

const run = promisify(execFile)

/** The database of an empty, migrated archive, which others are copied from. */
const emptyArchive = 'empty_archive'

export interface TestPostgres {
  /** URL of the database that `database` or `archive` made last, or of the server's own. */
  readonly url: string
  readonly pid: number
  /** Makes a new, empty database. @returns its URL */
  database(): Promise<string>
  /** Makes a database with an empty archive of this version. @returns its URL */
  archive(): Promise<string>
  /** Starts it unless it runs. */
  start(): Promise<void>
  /** Ends it like a crash; after a restart it has what was committed. */
  kill(): Promise<void>
  stop(): Promise<void>
}

interface Programs {
  /** Environment in which PostgreSQL's programs are found. */
  env: NodeJS.ProcessEnv
  /** The user as which they run; absent: this process's. */
  user: { uid: number; gid: number } | undefined
}

/** @returns the user of the PostgreSQL package if tests run as root, as which PostgreSQL does not run */
async function userOf(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

async function findPrograms(): Promise<Programs> {
  const programs = new URL('../../scripts/setup/programs.mjs', import.meta.url).href
  const { postgresFolders } = (await import(programs)) as { postgresFolders(): string[] }
  const env = { ...process.env, PATH: [...postgresFolders(), process.env.PATH].join(delimiter) }
  return { env, user: await userOf() }
}

let prepared: Promise<string> | undefined

/** @returns the folder of a stopped PostgreSQL that has `emptyArchive`. It is made once, since that takes seconds. */
function prepare(programs: Programs): Promise<string> {
  prepared ??= prepareFor(programs)
  return prepared
}

async function prepareFor(programs: Programs): Promise<string> {
  const { env, user } = programs
  const [version = ''] = /\d[\d.]*/.exec((await run('initdb', ['--version'], { env })).stdout) ?? []
  return prepareOnce(`postgres-${version}`, [], async part => {
    const folder = await folderFor(programs, tmpdir())
    const data = join(folder, 'data')
    try {
      const made = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
      await run('initdb', made, { env, cwd: folder, ...user })
      const server = new Server(programs, folder, await freePort())
      await server.start()
      try {
        await server.ask(`create database ${emptyArchive}`)
        await (await openArchive({ url: server.urlOf(emptyArchive) }, pino({ level: 'silent' }))).close()
      } finally {
        // PostgreSQL's fast stop: everything is written, so that a copy need not recover.
        await server.end('SIGINT')
      }
      await run('cp', ['-a', data, part])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

async function folderFor({ user }: Programs, inside: string): Promise<string> {
  const folder = await mkdtemp(join(inside, 'kezek-pg-'))
  await chmod(folder, 0o755)
  if (user) await chown(folder, user.uid, user.gid)
  return folder
}

/** The process of a PostgreSQL. */
class Server {
  readonly #programs: Programs
  readonly #folder: string
  readonly #port: number
  #process: ChildProcess | undefined
  #ended: Promise<unknown> = Promise.resolve()

  constructor(programs: Programs, folder: string, port: number) {
    this.#programs = programs
    this.#folder = folder
    this.#port = port
  }

  get pid(): number {
    return this.#process?.pid ?? 0
  }

  urlOf(database: string): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/${database}`
  }

  async ask(text: string): Promise<void> {
    const options = { connectionString: this.urlOf('postgres'), connectionTimeoutMillis: 2_000 }
    const client = new pg.Client(options)
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query(text)
    } finally {
      await client.end().catch(() => {})
    }
  }

  async start(): Promise<void> {
    const running = this.#process
    if (running && running.exitCode === null && running.signalCode === null) return
    const { env, user } = this.#programs
    // A commit is on the disk, as far as a killed process can show.
    const args = ['-D', join(this.#folder, 'data'), '-p', String(this.#port), '-k', '', '-h', '127.0.0.1']
    const child = spawn('postgres', [...args, '-c', 'shared_buffers=32MB'], {
      env,
      cwd: this.#folder,
      ...user,
      stdio: 'ignore',
    })
    this.#process = child
    this.#ended = new Promise(resolve => child.once('exit', resolve))
    await until('PostgreSQL answers', () =>
      this.ask('select 1').then(
        () => true,
        () => false,
      ),
    )
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#process?.kill('SIGCONT')
    this.#process?.kill(signal)
    await this.#ended
  }
}

/**
 * Starts a PostgreSQL for the test on a free port, with its data in a temporary folder. It is ended by process id.
 *
 * @param inside where that folder is made
 */
export async function startPostgres(inside = tmpdir()): Promise<TestPostgres> {
  const programs = await findPrograms()
  const empty = await prepare(programs)
  const folder = await folderFor(programs, inside)
  await run('cp', ['-a', join(empty, 'data'), folder])
  const server = new Server(programs, folder, await freePort())
  let serial = 0
  let url = server.urlOf('postgres')

  async function create(like: string): Promise<string> {
    const name = `test_${++serial}`
    await server.ask(`create database ${name} template ${like}`)
    url = server.urlOf(name)
    return url
  }
  const stop = async () => {
    await server.end('SIGQUIT')
    await rm(folder, { recursive: true, force: true })
  }
  await server.start().catch(async error => {
    await stop()
    throw error
  })
  return {
    get url() {
      return url
    },
    get pid() {
      return server.pid
    },
    database: () => create('template1'),
    archive: () => create(emptyArchive),
    start: () => server.start(),
    // SIGQUIT, PostgreSQL's own immediate stop: after SIGKILL its children would hold the memory for a while.
    kill: () => server.end('SIGQUIT'),
    stop,
  }
}
