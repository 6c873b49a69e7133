import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** @returns the ids of all living redis-servers of a folder, by the system's own list and not by our code */
export function redisProcessesOf(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === folder &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('redis-server')
        )
      } catch {
        return false
      }
    })
}
