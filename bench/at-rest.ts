import { readFileSync } from 'node:fs'
import { sleep } from '../shared/domain/sleep.ts'
import { startServer } from './app-process.ts'
import { type Figure, figure } from './figure.ts'
import type { Sizes } from './sizes.ts'

/** MiB; leaves room on a computer with 512 MB. */
const maxAtRest = 300
const maxAtStart = 500

/** Measures the memory of server and Redis with a new archive while nobody is connected. */
export async function atRest({ restSeconds }: Sizes): Promise<Figure[]> {
  const server = await startServer()
  try {
    await sleep(restSeconds * 1_000)
    const pids = [server.pid, server.redis.pid]
    const sum = (of: (pid: number) => number) => pids.map(of).reduce((total, one) => total + one, 0)
    const what = 'MiB of server and Redis, the archive inside the server, nobody connected'
    return [
      figure('restMiB', `${what}, after ${restSeconds} s`, sum(residentMiB), { atMost: maxAtRest }),
      figure('restPssMiB', `${what}; pages shared with other programs in part`, sum(proportionalMiB)),
      figure('startPeakMiB', `${what}: the most since its start`, sum(peakMiB), { atMost: maxAtStart }),
    ]
  } finally {
    await server.stop()
  }
}

const residentMiB = (pid: number) => fieldMiB(`/proc/${pid}/status`, 'VmRSS')
/** Peaks of single processes: their sum is at least what both took at any moment. */
const peakMiB = (pid: number) => fieldMiB(`/proc/${pid}/status`, 'VmHWM')
const proportionalMiB = (pid: number) => fieldMiB(`/proc/${pid}/smaps_rollup`, 'Pss')

function fieldMiB(file: string, name: string): number {
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1]
  return Number(kibibytes) / 1024
}
