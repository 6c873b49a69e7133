import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** File in the data folder in which Redis writes its process id before it loads its data. */
export const PID_FILE = 'redis.pid'

/**
 * Finds the redis-server that works in this folder, whichever program started it, even one that is loading, frozen
 * or ending and answers nothing.
 *
 * @param folder real path of Redis's data
 * @returns its process id; undefined when there is none
 */
export async function findRedis(folder: string): Promise<number | undefined> {
  if (process.platform !== 'linux') {
    const pid = Number(await readFile(join(folder, PID_FILE), 'utf8').catch(() => ''))
    return pid > 0 && (await isRedisOf(folder, pid)) ? pid : undefined
  }
  // All processes are checked: one that was killed while it started has written no id.
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry)
    if (pid > 0 && (await isRedisOf(folder, pid))) return pid
  }
  return undefined
}

/** Error codes of reading about a process that is gone, a zombie, or another user's. */
const goneCodes = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM'])

/** @throws errors that say nothing about the process: EMFILE means that this server has no file descriptors left */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (!goneCodes.has(error.code ?? '')) throw error
  return undefined
}

/**
 * @returns whether this process is a redis-server of this folder now. A process id alone proves nothing: the system
 * reuses it, and keeps it for a process that has ended and was not yet collected.
 * @throws when it can't be found out now
 */
export async function isRedisOf(folder: string, pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(unlessGone)
    if (cwd !== folder) return false
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(unlessGone)
    return name?.startsWith('redis') ?? false
  }
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'state=,command=']).catch(error => {
    // A numeric code means that the program ran and found nothing; a name means that it could not be run.
    if (typeof error.code !== 'number') throw error
    return { stdout: '' }
  })
  return stdout.includes('redis-server') && !stdout.trimStart().startsWith('Z')
}
