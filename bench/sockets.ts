import { centres } from '../shared/catalogue/catalogue.ts'
import { type AppProcess, type BenchProcess, start, startServer } from './app-process.ts'
import { type Figure, figure } from './figure.ts'
import { type Line, openLine } from './line.ts'
import { contest } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { demandOf } from './store-hall.ts'

const socketCount = 64
/** More than is issued in all rounds. */
const maxWaiting = 100_000

/** What sockets get from the whole server, against a handler that only runs the bare script on the same Redis. */
export async function socketRatio({ seconds, rounds }: Sizes): Promise<Figure[]> {
  const server: AppProcess = await startServer()
  let bareServer: BenchProcess | undefined
  const lines: Line[] = []
  try {
    await letAllIn(server.url)
    bareServer = await start(
      ['bench/bare-server.ts'],
      { ...process.env, REDIS_SOCKET: server.redis.socketPath },
      /port (\d+)/,
    )
    const ours = await connectAll(server.url, lines)
    const bare = await connectAll(bareServer.url, lines)
    const demand = demandOf(6)
    let next = 0
    const issue = (line: Line | undefined) => {
      const queue = demand[next++ % demand.length] ?? 'housing-register.submission'
      return line?.ask('ticket:issue', { queue, lang: 'kk' })
    }
    const result = await contest({
      ...{ seconds, rounds, atOnce: socketCount },
      ours: async caller => void (await issue(ours[caller])),
      bare: async caller => void (await issue(bare[caller])),
    })
    const rates = `${Math.round(result.ours)} a second, bare handler ${Math.round(result.bare)}`
    return [
      figure('socketRatio', `commands of ${socketCount} sockets: ${rates}`, result.ratio, { atLeast: 0.7 }),
    ]
  } finally {
    for (const line of lines) line.close()
    await bareServer?.stop()
    await server.stop()
  }
}

async function connectAll(url: string, lines: Line[]): Promise<Line[]> {
  const opened = await Promise.all(
    Array.from({ length: socketCount }, (_, i) =>
      openLine(url, { role: 'kiosk', centre: centres[i % centres.length]?.id ?? '' }),
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
