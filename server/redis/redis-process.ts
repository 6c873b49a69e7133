import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** File in the data folder in which Redis writes its process id, before it loads its data. */
export const PID_FILE = 'redis.pid'

/**
 * Process id of a redis-server that works in this folder, alive, whoever started it; also while it is loading, frozen
 * or ending, when its socket says nothing. Undefined: there is none.
 *
 * @param folder real path of the data of Redis
 */
export async function findRedis(folder: string): Promise<number | undefined> {
  if (process.platform !== 'linux') {
    const pid = Number(await readFile(join(folder, PID_FILE), 'utf8').catch(() => ''))
    return pid > 0 && (await isRedisOf(folder, pid)) ? pid : undefined
  }
  // Every process is looked at, since one that was killed while it started has written no id yet.
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry)
    if (pid > 0 && (await isRedisOf(folder, pid))) return pid
  }
  return undefined
}

/** What reading about a process that is gone, a zombie or another user's fails with. */
const goneCodes = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM'])

/** @throws what says nothing of the process: EMFILE, when this server has no file descriptor left, is no news of Redis. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (!goneCodes.has(error.code ?? '')) throw error
  return undefined
}

/**
 * Whether this process is, now, a redis-server of this folder. A process id alone says nothing: the system gives it
 * to another once its owner has ended, and keeps it for one that has ended and was not yet collected.
 * @throws where that can't be found out now
 */
export async function isRedisOf(folder: string, pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(unlessGone)
    if (cwd !== folder) return false
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(unlessGone)
    return name?.startsWith('redis') ?? false
  }
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'state=,command=']).catch(error => {
    // With a number it has run and found nothing; with a name it could not be run.
    if (typeof error.code !== 'number') throw error
    return { stdout: '' }
  })
  return stdout.includes('redis-server') && !stdout.trimStart().startsWith('Z')
}
