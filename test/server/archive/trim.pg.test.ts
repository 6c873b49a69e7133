import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ArchiveTarget } from '../../../server/archive/open-archive.ts'
import { openArchive } from '../../../server/archive/open-archive.ts'
import { readersBeforeTrim } from '../../../server/parts/background.ts'
import type { StreamEntry } from '../../../server/queue/parse-event.ts'
import { createRedis } from '../../../server/redis/client.ts'
import { Trimmer } from '../../../server/schedule/trim.ts'
import { archivedOf, silent, streamOf, TestDatabases } from '../../kit/archive.ts'
import { ArchiveScene } from '../../kit/archive-scene.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { issue } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

/** Longer than streams are kept for their own sake. */
const ageMs = 40 * 86_400_000
const log = pino({ level: 'silent' })

const databases = new TestDatabases()
let redis: TestRedis
let client: TestClient
let scene: ArchiveScene
let hall: TestHall
/** The events, made to look old. */
let old: string[]

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
beforeEach(async () => {
  scene = new ArchiveScene(redis, client)
  hall = await openHall(client, undefined, { now: undefined })
  for (let i = 0; i < 10; i++) await issue(hall, 'housing-register.submission')
  await makeOlder()
  old = await idsOfHall()
})
afterEach(() => scene.close())
afterAll(async () => {
  await databases.stop()
  await redis.stop()
})

/** Moves all events so far into the past, by their stream ids. */
async function makeOlder(): Promise<void> {
  const entries = await streamOf(client, hall)
  const { events } = hall.store.keys(hall.centre)
  await client.del(events)
  for (const [at, [id, fields]] of entries.entries()) {
    await client.sendCommand(['XADD', events, `${Number.parseInt(id, 10) - ageMs + at}-0`, ...fields])
  }
}

const idsOf = (entries: readonly StreamEntry[]) => entries.map(([id]) => id)
const idsOfHall = async () => idsOf(await streamOf(client, hall))

/** Marks the events as read by all readers except the archive. */
async function readBy(...names: string[]): Promise<void> {
  const { cursor } = hall.store.keys(hall.centre)
  await until('all have read', async () => {
    const last = (await idsOfHall()).at(-1)
    const read = await Promise.all(names.map(name => client.get(cursor(name))))
    return read.every(at => at === last)
  })
}

/** Trims streams once, as the server does every hour. */
async function trim(isArchived: boolean): Promise<void> {
  const own = createRedis(redis, { log, name: 'trim' })
  await own.connect()
  const keys = hall.store.keys(hall.centre)
  const trails = new Map([[hall.centre, { keys, readers: readersBeforeTrim('centre', isArchived) }]])
  await new Trimmer({ client: own, log, trails: () => trails, leads: () => true, now: Date.now }).trim()
  own.destroy()
}

const start = (archive: ArchiveTarget | undefined) => scene.start({ archive, prefix: hall.prefix })
const oldOnes = async () => (await idsOfHall()).filter(id => old.includes(id))

test('events stay in the stream while the archive is away for weeks, and are trimmed once archived', async () => {
  const postgres = await databases.postgres()
  const url = await postgres.database()
  await postgres.kill()
  await start({ url })
  await readBy('printing', 'trail')
  await trim(true)
  expect(await oldOnes()).toEqual(old)
  await postgres.start()
  await readBy('archive')
  await trim(true)
  // The last entry that was read stays until another follows.
  expect((await oldOnes()).length).toBeLessThan(2)
  const { db, close } = await openArchive({ url }, silent)
  const archived = (await archivedOf(db, hall.centre)).map(([, n, id]) => ({ n, id }))
  expect(archived.slice(0, old.length).map(({ id }) => id)).toEqual(old)
  expect(archived.map(({ n }) => n)).toEqual(archived.map((_, at) => at + 1))
  await close()
})

test('without an archive streams are trimmed without waiting for one', async () => {
  await start(undefined)
  await readBy('printing', 'trail')
  await trim(false)
  // The last entry that was read stays until another follows.
  expect((await oldOnes()).length).toBeLessThan(2)
})
