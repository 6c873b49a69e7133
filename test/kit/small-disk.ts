import { execFile } from 'node:child_process'
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const chunk = Buffer.alloc(64 * 1024, 1)

/** A folder on a disk that can be filled. Writers get the system's own error when it is full. */
export interface SmallDisk {
  readonly folder: string
  /** Whether it is a disk, and not a limit of file sizes. */
  readonly isDisk: boolean
  /** Fills it. @param pid the process whose writes are limited */
  fill(pid: number): Promise<void>
  /** Frees the space. */
  free(pid: number): Promise<void>
  remove(): Promise<void>
}

/**
 * Makes a file system in memory, which only root may do, or a user with passwordless sudo. For others, makes a
 * folder in which the processes in question can't make longer files: a limit of the system that gives errors in the
 * same calls. KEZEK_TEST_MOUNT=0 chooses the second way.
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-disk-'))
  // PostgreSQL may run as another user.
  await chmod(folder, 0o755)
  const remove = () => rm(folder, { recursive: true, force: true })
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const mount = [...asRoot, 'mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'kezek-test', folder]
  const unmount = [...asRoot, 'umount', '--lazy', folder]
  const ballast = join(folder, 'ballast')
  if (process.env.KEZEK_TEST_MOUNT !== '0' && (await does(mount))) {
    return {
      folder,
      isDisk: true,
      fill: () => fill(ballast),
      free: () => rm(ballast),
      async remove() {
        await does(unmount)
        await remove()
      },
    }
  }
  return {
    folder,
    isDisk: false,
    fill: pid => limit(pid, '0:'),
    free: pid => limit(pid, 'unlimited:'),
    remove,
  }
}

async function does([command = '', ...args]: string[]): Promise<boolean> {
  return run(command, args).then(
    () => true,
    () => false,
  )
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (let size = chunk.length; size >= 512; size /= 2) {
      // Fills all the space, then half as much at a time, to the last block.
      while (await file.write(chunk, 0, size).then(({ bytesWritten }) => bytesWritten === size, isFull));
    }
  } finally {
    await file.close()
  }
}

function isFull(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOSPC') throw error
  return false
}

/** Limits a process and its children; not our own processes. */
async function limit(pid: number, fsize: string): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const pids = pid === process.pid ? [] : children.split(' ').filter(Boolean)
  // Some processes last only a moment, and the first may have ended for lack of space; later ones inherit their
  // parent's limit.
  for (const each of [String(pid), ...pids]) await does(['prlimit', '--pid', each, `--fsize=${fsize}`])
}
