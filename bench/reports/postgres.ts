import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Settings of a centre's server, without safety against power cuts: the data is made in minutes. */
const settings = [
  ...['shared_buffers=512MB', 'work_mem=32MB', 'maintenance_work_mem=512MB', 'max_wal_size=8GB'],
  ...['fsync=off', 'synchronous_commit=off', 'random_page_cost=1.1', 'listen_addresses='],
  // Statistics are collected once, when all rows are there.
  ...['autovacuum=off'],
]

export interface BenchPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Starts a PostgreSQL in a temporary folder, with a socket there. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-bench-pg-'))
  const data = join(folder, 'data')
  const user = await userOf()
  await chmod(folder, 0o755)
  if (user) await chown(folder, user.uid, user.gid)
  const programs = new URL('../../scripts/setup/programs.mjs', import.meta.url).href
  const { postgresFolders } = (await import(programs)) as { postgresFolders(): string[] }
  const env = { ...process.env, PATH: [...postgresFolders(), process.env.PATH].join(delimiter) }
  const options = { env, cwd: folder, ...user }
  await run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  const args = ['-D', data, '-k', folder, ...settings.flatMap(setting => ['-c', setting])]
  const server: ChildProcess = spawn('postgres', args, { ...options, stdio: 'ignore' })
  const ended = new Promise(resolve => server.once('exit', resolve))
  return {
    url: `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @returns the user of the PostgreSQL package if this process is root, as which PostgreSQL does not run */
async function userOf(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}
