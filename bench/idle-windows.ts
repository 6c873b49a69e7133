import { centreKeys } from '../server/queue/keys.ts'
import { sleep } from '../shared/domain/sleep.ts'
import { centres } from '../test/kit/order.ts'
import { type AppProcess, startServer } from './app-process.ts'
import { connectRedis } from './bench-redis.ts'
import { openWindows, type StaffedWindow } from './calls.ts'
import { type Connection, openConnection } from './connection.ts'
import { type Figure, figure } from './figure.ts'
import type { Sizes } from './sizes.ts'
import { percentile } from './statistics.ts'

/** Windows of a new centre: 192 in the 24 centres of the order. */
const windowsPerCentre = 8
/** Milliseconds between two presses of "next" at one window while nobody waits: 120 refusals a second, as of 240 windows every 2 s. */
const askEveryMs = 1_600
/** Tickets a second over all centres. */
const ticketsPerSecond = 40
/** Seconds that the archive may need for what is left when the last call has ended. */
const maxArchiveLagSeconds = 5
/** Seconds after which the archive counts as stuck. */
const giveUpSeconds = 120

/**
 * Measures, with idle windows that ask for the next visitor again and again while tickets are issued, how long a
 * call takes to reach the hall screen, and how far the archive is behind at the end.
 */
export async function idleWindows(sizes: Sizes): Promise<Figure[]> {
  const server = await startServer()
  const connections: Connection[] = []
  try {
    const shownAt = await openDisplays(server.url, connections)
    const windows = await openWindows(server.url, connections, windowsPerCentre)
    const end = performance.now() + sizes.callSeconds * 1_000
    const waits: number[] = []
    const asking = windows.map((window, i) =>
      askUntil(window, end, (i * askEveryMs) / windows.length, waits, shownAt),
    )
    await Promise.all([issueUntil(server.url, end, connections), ...asking])
    const lag = await archiveLagSeconds(server)
    const what = `call-next sent until the hall screen has it, p99 of ${waits.length} calls, p50 ${percentile(waits, 0.5).toFixed(1)} ms: ${windows.length} windows that ask every ${askEveryMs / 1_000} s, ${ticketsPerSecond} tickets a second, archive on`
    return [
      figure('idleWindowsP99Ms', what, percentile(waits, 0.99), { atMost: 50 }),
      figure('archiveLagSeconds', 'the archive has everything, after the last of these calls', lag, {
        atMost: maxArchiveLagSeconds,
      }),
    ]
  } finally {
    for (const connection of connections) connection.close()
    await server.stop()
  }
}

/** Resolves with the moment at which a centre's hall screen receives event `n`. */
type ShownAt = (centre: string, n: number) => Promise<number>

async function openDisplays(url: string, connections: Connection[]): Promise<ShownAt> {
  const waiting = new Map<string, (at: number) => void>()
  const arrived = new Map<string, number>()
  for (const { id: centre } of centres) {
    const connection = await openConnection(url, { role: 'display', centre })
    connections.push(connection)
    connection.socket.on('event', ({ n }) => {
      const key = `${centre} ${n}`
      arrived.set(key, performance.now())
      waiting.get(key)?.(performance.now())
    })
  }
  return (centre, n) => {
    const key = `${centre} ${n}`
    const at = arrived.get(key)
    return at === undefined ? new Promise(resolve => waiting.set(key, resolve)) : Promise.resolve(at)
  }
}

async function askUntil(
  window: StaffedWindow,
  end: number,
  firstMs: number,
  waits: number[],
  shownAt: ShownAt,
): Promise<void> {
  const { connection, centre, counter, session } = window
  await sleep(firstMs)
  for (;;) {
    const sentAt = performance.now()
    if (sentAt > end) return
    const called = await connection.send('ticket:call-next', { counter, session })
    if (called.ok) {
      waits.push((await shownAt(centre, called.n)) - sentAt)
      const visit = { counter, session, ticket: String(called.reply.ticket) }
      await connection.ask('ticket:start', visit)
      await connection.ask('ticket:finish', visit)
    }
    await sleep(askEveryMs)
  }
}

async function issueUntil(url: string, end: number, connections: Connection[]): Promise<void> {
  const desks = await Promise.all(
    centres.map(({ id: centre }) => openConnection(url, { role: 'manager', centre, person: 'bench' })),
  )
  connections.push(...desks)
  const begun = performance.now()
  const issued: Promise<unknown>[] = []
  for (let i = 0; performance.now() < end; i++) {
    const wait = begun + (i * 1_000) / ticketsPerSecond - performance.now()
    if (wait > 0) await sleep(wait)
    const desk = desks[i % desks.length]
    if (desk) issued.push(desk.ask('ticket:issue', { queue: 'housing-register.submission', lang: 'kk' }))
  }
  await Promise.all(issued)
}

/** @returns seconds until the archive has read the last event of each centre. @throws when it is stuck */
async function archiveLagSeconds(server: AppProcess): Promise<number> {
  const client = await connectRedis(server.redis)
  const begun = performance.now()
  try {
    for (const { id } of centres) {
      const keys = centreKeys('', id)
      for (;;) {
        const [last] = (await client.xRevRange(keys.events, '+', '-', { COUNT: 1 })) ?? []
        if ((await client.get(keys.cursor('archive'))) === last?.id) break
        if (performance.now() - begun > giveUpSeconds * 1_000)
          throw new Error(`the archive of ${id} is stuck`)
        await sleep(50)
      }
    }
    return (performance.now() - begun) / 1_000
  } finally {
    client.destroy()
  }
}
