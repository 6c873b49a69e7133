import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * Finds the processes that work in a folder, by their working folder, command line or environment. A search by name
 * would also find processes of others.
 *
 * @param {string} folder
 * @returns {{ pid: number, command: string }[]} empty when the system has no /proc
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
    // A process that has ended and was not collected yet has no command line.
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

/** Reads a file of /proc. @returns an empty string when the process is gone or another user's */
function read(of) {
  try {
    return of()
  } catch {
    return ''
  }
}
