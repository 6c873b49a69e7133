import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** Ids of every living redis-server that works in a folder: counted by the system's own list, not by our code. */
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
