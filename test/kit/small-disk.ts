import { execFile } from 'node:child_process'
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const chunk = Buffer.alloc(64 * 1024, 1)

/** A place where little can be written. Whoever writes there is told by the system itself that it is full. */
export interface SmallDisk {
  readonly folder: string
  /** Whether it is a disk, and not a limit of how long files may be. */
  readonly isDisk: boolean
  /** Nothing more can be written there. @param pid whose writing it is about */
  fill(pid: number): Promise<void>
  /** There is space again. */
  free(pid: number): Promise<void>
  remove(): Promise<void>
}

/**
 * Makes a file system of its own in memory; only root may do that, or whoever may become root unasked. For others a folder in which
 * the processes in question may make no file longer: a limit of the system, told by the same functions. KEZEK_TEST_MOUNT=0 takes
 * that way.
 */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-disk-'))
  // PostgreSQL may run as somebody else.
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
      // As much as there is, then half as much at once: to the last block.
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

/** For a process and those it has started; not for those of our own. */
async function limit(pid: number, fsize: string): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const pids = pid === process.pid ? [] : children.split(' ').filter(Boolean)
  // Some last for a moment only, and the first may have ended for want of space; those to come have their parent's limit.
  for (const each of [String(pid), ...pids]) await does(['prlimit', '--pid', each, `--fsize=${fsize}`])
}
