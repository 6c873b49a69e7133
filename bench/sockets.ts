import { archiveReader } from '../server/archive/archive.ts'
import { trailReader } from '../server/audit/trails.ts'
import { centreKeys } from '../server/queue/keys.ts'
import { centres } from '../shared/catalogue/catalogue.ts'
import { sleep } from '../shared/domain/sleep.ts'
import { type AppProcess, type BenchProcess, start, startServer } from './app-process.ts'
import { connectRedis } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import { type Line, openLine } from './line.ts'
import { contest } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { demandOf } from './store-hall.ts'

/** Eight halls of eight screens. */
const socketCount = 64
const hallCount = 8
const readers = ['printing', trailReader, archiveReader]
/** Longer than all rounds take. */
const leaseMs = 600_000
/** A node asks for its leases every 3 s. */
const noticedMs = 4_000
/** More than is issued in all rounds. */
const maxWaiting = 100_000

/**
 * What sockets get from a node, against a handler that only runs the bare script on the same Redis. With the streams' readers
 * (wait targets, printing) led by another node, since they take their time beside the commands, not in them; and,
 * reported, with all of them and the virtual printer on this very node.
 */
export async function socketRatio(sizes: Sizes): Promise<Figure[]> {
  const led = await measure(sizes, true)
  const alone = await measure(sizes, false)
  const what = ({ ours, bare }: { ours: number; bare: number }, how: string) =>
    `commands of ${socketCount} sockets, ${how}: ${Math.round(ours)} a second, bare handler ${Math.round(bare)}`
  return [
    figure('socketRatio', what(led, 'readers led by another node'), led.ratio, { atLeast: 0.7 }),
    figure('socketRatioAlone', what(alone, 'jobs and papers on the same node'), alone.ratio),
  ]
}

async function measure({ seconds, rounds }: Sizes, readersElsewhere: boolean) {
  const server: AppProcess = await startServer()
  let bareServer: BenchProcess | undefined
  const lines: Line[] = []
  try {
    await letAllIn(server.url)
    if (readersElsewhere) await leadReaders(server.redis)
    bareServer = await start(
      ['bench/bare-server.ts'],
      { ...process.env, REDIS_SOCKET: server.redis.socketPath },
      /port (\d+)/,
    )
    const ours = await connectAll(server.url, lines)
    const bare = await connectAll(bareServer.url, lines)
    const demand = demandOf(6)
    let next = 0
    const issue = async (line: Line | undefined) => {
      const queue = demand[next++ % demand.length] ?? 'housing-register.submission'
      await line?.ask('ticket:issue', { queue, lang: 'kk' })
    }
    return await contest({
      ...{ seconds, rounds, atOnce: socketCount },
      ours: caller => issue(ours[caller]),
      bare: caller => issue(bare[caller]),
    })
  } finally {
    for (const line of lines) line.close()
    await bareServer?.stop()
    await server.stop()
  }
}

/** Takes the leases of all readers, as another node would that leads them; resolves once the server has noticed. */
async function leadReaders(target: AppProcess['redis']): Promise<void> {
  const client = await connectRedis(target)
  for (const { id } of centres)
    for (const reader of readers)
      await client.set(centreKeys('', id).lease(reader), 'bench', {
        expiration: { type: 'PX', value: leaseMs },
      })
  client.destroy()
  await sleep(noticedMs)
}

async function connectAll(url: string, lines: Line[]): Promise<Line[]> {
  const opened = await Promise.all(
    Array.from({ length: socketCount }, (_, i) =>
      openLine(url, { role: 'kiosk', centre: centres[i % hallCount]?.id ?? '' }),
    ),
  )
  lines.push(...opened)
  return opened
}

/** Halls so large that nobody is refused for want of room. */
async function letAllIn(url: string): Promise<void> {
  for (const { id } of centres) {
    const manager = await openLine(url, { role: 'manager', centre: id })
    const view = await new Promise<{ settings: { version: number } }>(resolve => {
      manager.socket.once('snapshot', resolve)
      manager.socket.emit('resync')
    })
    const settings = { ...view.settings, maxWaiting }
    await manager.ask('settings:update-settings', { base: view.settings.version, settings })
    manager.close()
  }
}
