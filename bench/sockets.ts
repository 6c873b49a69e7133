import { registerNames } from '../server/auth/register.ts'
import { leaderOf } from '../server/stream/shares.ts'
import { sleep } from '../shared/domain/sleep.ts'
import { centres } from '../test/kit/order.ts'
import { type AppProcess, type BenchProcess, start, startServer } from './app-process.ts'
import { connectRedis } from './bench-redis.ts'
import { type Connection, openConnection } from './connection.ts'
import { type Figure, figure } from './figure.ts'
import { contest } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { demandOf } from './store-hall.ts'

/** Eight centres with eight screens each. */
const socketCount = 64
const hallCount = 8
const trails = [...centres.map(({ id }) => id), ...registerNames]
/** The nodes that are alive, as the server of the bench knows them. */
const aliveKey = 'kezek:{nodes}:alive'
/** Milliseconds: well below the 10 s after which a silent node counts as dead. */
const announceEveryMs = 3_000
/** Milliseconds: longer than the 3 s between two checks of a node for who is alive. */
const noticeMs = 4_000
/** More tickets than all rounds issue. */
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
    figure('socketRatio', what(led, 'readers led by another node'), led.ratio, { atLeast: 0.65 }),
    figure('socketRatioAlone', what(alone, 'jobs and papers on the same node'), alone.ratio),
  ]
}

async function measure({ seconds, rounds }: Sizes, readersElsewhere: boolean) {
  const server: AppProcess = await startServer()
  let bareServer: BenchProcess | undefined
  let endLead = () => {}
  const connections: Connection[] = []
  try {
    await raiseLimits(server.url)
    if (readersElsewhere) endLead = await leadElsewhere(server.redis)
    bareServer = await start(
      ['bench/bare-server.ts'],
      { ...process.env, REDIS_SOCKET: server.redis.socketPath },
      /port (\d+)/,
    )
    const ours = await connectAll(server.url, connections)
    const bare = await connectAll(bareServer.url, connections)
    const demand = demandOf(6)
    let next = 0
    const issue = async (connection: Connection | undefined) => {
      const queue = demand[next++ % demand.length] ?? 'housing-register.submission'
      await connection?.ask('ticket:issue', { queue, lang: 'kk' })
    }
    return await contest({
      seconds,
      rounds,
      atOnce: socketCount,
      ours: caller => issue(ours[caller]),
      bare: caller => issue(bare[caller]),
    })
  } finally {
    endLead()
    for (const connection of connections) connection.close()
    await bareServer?.stop()
    await server.stop()
  }
}

/** Announces nodes that lead every trail in the server's place, until the returned function is called. */
async function leadElsewhere(target: AppProcess['redis']): Promise<() => void> {
  const client = await connectRedis(target)
  const [own = ''] = await client.zRange(aliveKey, 0, -1)
  const nodes = trails.map(trail => nodeAhead(trail, own))
  const announce = async () => {
    const [seconds] = await client.sendCommand<[string, string]>(['TIME'])
    await client.zAdd(
      aliveKey,
      nodes.map(value => ({ value, score: Number(seconds) * 1_000 })),
    )
  }
  await announce()
  const timer = setInterval(() => void announce(), announceEveryMs)
  await sleep(noticeMs)
  return () => {
    clearInterval(timer)
    client.destroy()
  }
}

/** @returns a name of a node that leads `trail` where only it and `own` are alive. It keeps an archive, so that it may lead that, too. */
function nodeAhead(trail: string, own: string): string {
  for (let i = 0; ; i++) {
    const node = `bench-${trail}-${i}+archive`
    if (leaderOf(trail, [own, node]) === node) return node
  }
}

async function connectAll(url: string, connections: Connection[]): Promise<Connection[]> {
  const opened = await Promise.all(
    Array.from({ length: socketCount }, (_, i) =>
      openConnection(url, { role: 'kiosk', centre: centres[i % hallCount]?.id ?? '' }),
    ),
  )
  connections.push(...opened)
  return opened
}

/** Raises the limits so that nobody is refused for lack of space. */
async function raiseLimits(url: string): Promise<void> {
  for (const { id } of centres) {
    const manager = await openConnection(url, { role: 'manager', centre: id })
    const view = await new Promise<{ settings: { version: number } }>(resolve => {
      manager.socket.once('snapshot', resolve)
      manager.socket.emit('resync')
    })
    const settings = { ...view.settings, maxWaiting }
    await manager.ask('settings:update-settings', { base: view.settings.version, settings })
    manager.close()
  }
}
