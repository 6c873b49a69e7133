import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../server/archive/open-archive.ts'
import { rollDays } from '../server/archive/rollups/roll.ts'
import { Upkeep } from '../server/archive/upkeep.ts'
import { ArchiveWriter } from '../server/archive/writer.ts'
import type { StreamEntry } from '../server/queue/parse-event.ts'
import type { RedisClient } from '../server/redis/client.ts'
import type { QueueId } from '../shared/domain/queue.ts'
import { morning, openHall, type TestHall } from '../test/kit/hall.ts'
import { queues } from '../test/kit/order.ts'
import { atWindow, endToday, issue, must, type Seat, sit, sittingOf, system } from '../test/kit/steps.ts'
import { log, openBenchRedis } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import type { Sizes } from './sizes.ts'

/** Visitors whose steps are archived together, one of each: so a ticket's rows are written once for each of its steps. */
const windows = 24
const dayMs = 86_400_000
/** Milliseconds between two visits of a window. */
const visitMs = 900_000
/** Growth of the last third of the days against that of the second: a folder that grows by its rewrites grows faster and faster. */
const maxRatio = 1.2
/** MiB: what PGlite keeps for reuse, and a day's log that no checkpoint has ended yet. */
const maxWalMiB = 128

/**
 * Measures what weeks of one hall add to PGlite's folder. No backup runs. The steps of a ticket are archived one by
 * one, as on a calm day, so that its rows are written as often as in life; each step is rolled up.
 */
export async function archiveGrowth({ growthTicketsADay, growthSpanDays }: Sizes): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kezek-bench-'))
  const redis = await openBenchRedis()
  const archive = await openArchive({ folder }, log)
  try {
    const client = await redis.connect()
    const hall = await openHall(client, settings => ({
      ...settings,
      counters: Array.from({ length: windows }, (_, window) => ({
        id: String(window + 1),
        queues: [queueOf(window)],
        ownQueues: true,
      })),
    }))
    const trail = new TrailReader(client, hall)
    const writer = new ArchiveWriter({ db: archive.db, log })
    const upkeep = new Upkeep({ database: () => archive.db, isRead: () => false, log, settleMs: 0 })
    const record = async () => {
      await writer.add(hall.centre, 'epoch-1', await trail.next())
      await rollDays(archive.db)
    }
    const sizes: Folder[] = [await sizeOf(folder)]
    for (let day = 1; day <= 3 * growthSpanDays; day++) {
      hall.clock.now = morning + day * dayMs
      await liveDay(hall, growthTicketsADay, record)
      await upkeep.check(new Date(2026, 0, day + 1, 4))
      if (day % growthSpanDays === 0) sizes.push(await sizeOf(folder))
    }
    await upkeep.stop()
    return figuresOf(sizes, growthTicketsADay, growthSpanDays)
  } finally {
    await archive.close()
    await redis.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function figuresOf(sizes: readonly Folder[], ticketsADay: number, span: number): Figure[] {
  const [start = Number.NaN, first = Number.NaN, second = Number.NaN, third = Number.NaN] = sizes.map(
    ({ tables }) => tables / 1_048_576,
  )
  const walMiB = (sizes.at(-1)?.log ?? Number.NaN) / 1_048_576
  const hall = `a hall with ${ticketsADay} tickets a day`
  const after = sizes.map(({ tables }, i) => `${(tables / 1_048_576).toFixed(1)} after ${i * span} days`)
  const kibibytes = ((third - second) * 1024) / (span * ticketsADay)
  const ratio = (third - second) / (second - first)
  return [
    figure(
      'archiveMiBPerDay',
      `PGlite's tables, ${hall}: MiB ${after.join(', ')}`,
      (third - start) / (3 * span),
    ),
    figure('archiveKiBPerTicket', `the same, a ticket of the last ${span} days`, kibibytes),
    figure('archiveGrowthRatio', `the same, the last ${span} days against those before`, ratio, {
      atMost: maxRatio,
    }),
    figure('archiveLogMiB', `PGlite's write-ahead log, ${hall}`, walMiB, { atMost: maxWalMiB }),
  ]
}

/** A day from the opening of the windows to its end; `record` is called after each step of the windows' visits. */
async function liveDay(hall: TestHall, tickets: number, record: () => Promise<void>): Promise<void> {
  await must(hall, 'open-day', system)
  const seats: Seat[] = []
  for (let window = 0; window < windows; window++)
    seats.push(await sit(hall, String(window + 1), [queueOf(window)]))
  await record()
  for (let left = tickets; left > 0; left -= windows) {
    const visits: { seat: Seat; ticket: string }[] = []
    for (const [window] of seats.entries()) await issue(hall, queueOf(window))
    await record()
    for (const seat of seats) {
      const { reply } = await must(hall, 'call-next', seat.by, sittingOf(seat))
      visits.push({ seat, ticket: String(reply.ticket) })
    }
    await record()
    for (const command of ['start', 'finish'] as const) {
      for (const { seat, ticket } of visits) await must(hall, command, seat.by, atWindow(seat, ticket))
      await record()
    }
    hall.clock.now = (hall.clock.now ?? 0) + visitMs
  }
  await endToday(hall)
  await record()
}

function queueOf(window: number): QueueId {
  return queues[window] ?? 'housing-register.submission'
}

/** Reads a centre's stream piece by piece. */
class TrailReader {
  readonly #client: RedisClient
  readonly #key: string
  #last = '-'

  constructor(client: RedisClient, hall: TestHall) {
    this.#client = client
    this.#key = hall.store.keys(hall.centre).events
  }

  async next(): Promise<StreamEntry[]> {
    const entries = await this.#client.sendCommand<StreamEntry[]>(['XRANGE', this.#key, this.#last, '+'])
    const last = entries.at(-1)?.[0]
    if (last) this.#last = `(${last}`
    return entries
  }
}

/** Bytes of a folder of PGlite. */
interface Folder {
  tables: number
  log: number
}

async function sizeOf(folder: string): Promise<Folder> {
  const size: Folder = { tables: 0, log: 0 }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    size[path.includes('pg_wal') ? 'log' : 'tables'] += (await stat(path)).size
  }
  return size
}
