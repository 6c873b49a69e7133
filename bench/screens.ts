import { execFileSync } from 'node:child_process'
import { centreKeys } from '../server/queue/keys.ts'
import type { RedisClient } from '../server/redis/client.ts'
import { sleep } from '../shared/domain/sleep.ts'
import { centres } from '../test/kit/order.ts'
import { type AppProcess, startServer } from './app-process.ts'
import { connectRedis } from './bench-redis.ts'
import { callAround, fillHalls, openWindows } from './calls.ts'
import { type Connection, openConnection } from './connection.ts'
import { type Figure, figure } from './figure.ts'
import type { Sizes } from './sizes.ts'
import { percentile } from './statistics.ts'

/** Milliseconds: events under way when the calls end arrive much sooner. */
const arrivalTimeoutMs = 2_000

/** Arrival times at the screens of each centre, by event number. */
type Arrivals = Map<string, Map<number, number[]>>

/** Measures, with visitors waiting in every centre, the server's memory and the time of a call to all screens. */
export async function callToScreen(sizes: Sizes): Promise<Figure[]> {
  const server = await startServer()
  const connections: Connection[] = []
  try {
    await fillHalls(server, sizes.waiting)
    await readersAtRest(server.redis)
    const rss = rssMiB([server.pid, server.redis.pid])
    const arrivals: Arrivals = new Map(centres.map(({ id }) => [id, new Map()]))
    const screens = await openScreens(server.url, sizes.screens, arrivals, connections)
    const windows = await openWindows(server.url, connections)
    const calls = await callAround(windows, sizes)
    await sleep(arrivalTimeoutMs)
    const times = calls.map(({ centre, n, sentAt }) => {
      const received = arrivals.get(centre)?.get(n) ?? []
      // A screen that never received the call makes the time infinite.
      return received.length === screens.get(centre)
        ? Math.max(...received) - sentAt
        : Number.POSITIVE_INFINITY
    })
    const what = `call-next sent until the last of its hall's screens has it, p99 of ${times.length} calls, p50 ${percentile(times, 0.5).toFixed(1)} ms: ${sizes.screens} screens, ${sizes.callsASecond} calls a second`
    return [
      figure('callToScreenP99Ms', what, percentile(times, 0.99), { atMost: 50 }),
      figure('rssMiB', `server and its Redis, ${centres.length} centres, ${sizes.waiting} waiting each`, rss),
    ]
  } finally {
    for (const connection of connections) connection.close()
    await server.stop()
  }
}

/** Opens the screens. @returns the number of screens of each centre */
async function openScreens(
  url: string,
  count: number,
  arrivals: Arrivals,
  connections: Connection[],
): Promise<Map<string, number>> {
  const screens = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const centre = centres[i % centres.length]?.id ?? ''
    const connection = await openConnection(url, { role: 'display', centre })
    connections.push(connection)
    screens.set(centre, (screens.get(centre) ?? 0) + 1)
    connection.socket.on('event', ({ n }) => {
      const received = arrivals.get(centre)
      const times = received?.get(n)
      if (times) times.push(performance.now())
      else received?.set(n, [performance.now()])
    })
  }
  return screens
}

/** Waits until the server's readers have processed the events of the tickets. */
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

/** @returns the resident memory of some processes */
function rssMiB(pids: readonly number[]): number {
  const output = execFileSync('ps', ['-o', 'rss=', '-p', pids.join(',')], { encoding: 'utf8' })
  const kibibytes = output.trim().split('\n').map(Number)
  return kibibytes.reduce((sum, one) => sum + one, 0) / 1024
}
