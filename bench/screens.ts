import { execFileSync } from 'node:child_process'
import { centreKeys } from '../server/queue/keys.ts'
import type { RedisClient } from '../server/redis/client.ts'
import { centres } from '../shared/catalogue/catalogue.ts'
import { sleep } from '../shared/domain/sleep.ts'
import { type AppProcess, startServer } from './app-process.ts'
import { connectRedis } from './bench-redis.ts'
import { callAround, fillHalls, openWindows } from './calls.ts'
import { type Figure, figure } from './figure.ts'
import { type Line, openLine } from './line.ts'
import type { Sizes } from './sizes.ts'
import { percentile } from './statistics.ts'

/** What is under way when the calls end arrives long before. */
const arriveWithinMs = 2_000

/** When each screen of a centre heard of each event, by the event's number. */
type Arrivals = Map<string, Map<number, number[]>>

/** Every centre with people waiting: what the server takes of memory, and how long a call takes to each screen. */
export async function callToScreen(sizes: Sizes): Promise<Figure[]> {
  const server = await startServer()
  const lines: Line[] = []
  try {
    await fillHalls(server, sizes.waiting)
    await readersAtRest(server.redis)
    const rss = rssMiB([server.pid, server.redis.pid])
    const arrivals: Arrivals = new Map(centres.map(({ id }) => [id, new Map()]))
    const screens = await openScreens(server.url, sizes.screens, arrivals, lines)
    const windows = await openWindows(server.url, lines)
    const calls = await callAround(windows, sizes)
    await sleep(arriveWithinMs)
    const times = calls.map(({ centre, n, sentAt }) => {
      const heard = arrivals.get(centre)?.get(n) ?? []
      // A screen that never heard of a call waits for ever.
      return heard.length === screens.get(centre) ? Math.max(...heard) - sentAt : Number.POSITIVE_INFINITY
    })
    const what = `call-next sent until the last of its hall's screens has it, p99 of ${times.length} calls, p50 ${percentile(times, 0.5).toFixed(1)} ms: ${sizes.screens} screens, ${sizes.callsASecond} calls a second`
    return [
      figure('callToScreenP99Ms', what, percentile(times, 0.99), { atMost: 50 }),
      figure('rssMiB', `server and its Redis, ${centres.length} centres, ${sizes.waiting} waiting each`, rss),
    ]
  } finally {
    for (const line of lines) line.close()
    await server.stop()
  }
}

/** @returns how many screens each hall has. */
async function openScreens(
  url: string,
  count: number,
  arrivals: Arrivals,
  lines: Line[],
): Promise<Map<string, number>> {
  const screens = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const centre = centres[i % centres.length]?.id ?? ''
    const line = await openLine(url, { role: 'display', centre })
    lines.push(line)
    screens.set(centre, (screens.get(centre) ?? 0) + 1)
    line.socket.on('event', ({ n }) => {
      const heard = arrivals.get(centre)
      const times = heard?.get(n)
      if (times) times.push(performance.now())
      else heard?.set(n, [performance.now()])
    })
  }
  return screens
}

/** Waits until the server's readers of the streams have done what the tickets gave them to do. */
async function readersAtRest(target: AppProcess['redis']): Promise<void> {
  const client = await connectRedis(target)
  for (const { id } of centres) {
    const keys = centreKeys('', id)
    while ((await client.get(keys.cursor('printing'))) !== (await lastEvent(client, keys.events)))
      await sleep(100)
  }
  client.destroy()
}

async function lastEvent(client: RedisClient, events: string): Promise<string | undefined> {
  const [last] = (await client.xRevRange(events, '+', '-', { COUNT: 1 })) ?? []
  return last?.id
}

/** @returns what processes take of the machine's memory. */
function rssMiB(pids: readonly number[]): number {
  const said = execFileSync('ps', ['-o', 'rss=', '-p', pids.join(',')], { encoding: 'utf8' })
  const kibibytes = said.trim().split('\n').map(Number)
  return kibibytes.reduce((sum, one) => sum + one, 0) / 1024
}
