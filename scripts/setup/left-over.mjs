import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * Finds the processes that work in a folder: by their working folder, their command line or their environment. A name alone would
 * also find what others run.
 * @param {string} folder
 * @returns {{ pid: number, command: string }[]} none where the system has no /proc
 */
export function processesIn(folder) {
  const isIn = text => text.includes(folder)
  const found = []
  for (const entry of readDirectory('/proc')) {
    const pid = Number(entry)
    if (!(pid > 0) || pid === process.pid) continue
    const command = read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
      .replaceAll('\0', ' ')
      .trim()
    const cwd = read(() => readlinkSync(`/proc/${pid}/cwd`))
    const environment = read(() => readFileSync(`/proc/${pid}/environ`, 'utf8'))
    // One that has ended and was not collected yet has no command any more.
    if (command !== '' && [command, cwd, environment].some(isIn)) found.push({ pid, command })
  }
  return found
}

function readDirectory(path) {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** Gone meanwhile, or another user's. */
function read(of) {
  try {
    return of()
  } catch {
    return ''
  }
}
