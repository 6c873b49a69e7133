import { join } from 'node:path'
import { createClient } from 'redis'
import { afterAll, expect, test } from 'vitest'
import { openArchive } from '../../../server/archive/open-archive.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { undigested } from '../../../server/archive/schema.ts'
import { centreKeys } from '../../../server/queue/keys.ts'
import type { StreamEntry } from '../../../server/queue/parse-event.ts'
import { startApp, type TestApp } from '../../kit/app.ts'
import { archivedOf, databaseKinds, derivedOf, silent, TestDatabases } from '../../kit/archive.ts'
import { startLoad } from '../../kit/load.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const centre = 'akmola'
const kills = 3
/** Acknowledged commands between two kills. */
const betweenKills = 40
/** A few hundred events: those that come while the archive opens all have to be archived, derived and rebuilt. */
const pauseMs = 100

/** PGlite is opened five times, each of which takes seconds of a processor that is shared. */
const patienceMs = 300_000

const databases = new TestDatabases()
const apps: TestApp[] = []
const stores: TestRedis[] = []
afterAll(async () => {
  for (const app of apps) await app.stop()
  for (const store of stores) await store.stop()
  await databases.stop()
})

/** Waits until these events are archived, but not for later ones. @returns ids of the centre's stream */
async function archivedStream(app: TestApp): Promise<string[]> {
  const client = createClient({ socket: { path: join(app.dataDir, 'redis/redis.sock'), tls: false } })
  await client.connect()
  const keys = centreKeys('', centre)
  try {
    const raw: unknown = await client.sendCommand(['XRANGE', keys.events, '-', '+'])
    const ids = (raw as StreamEntry[]).map(([id]) => id)
    await until(
      'everything is archived',
      async () => !isBefore((await client.get(keys.cursor('archive'))) ?? '0-0', ids.at(-1) ?? '0-0'),
      patienceMs,
    )
    return ids
  } finally {
    client.destroy()
  }
}

function isBefore(one: string, other: string): boolean {
  const [[ms = 0, n = 0], [otherMs = 0, otherN = 0]] = [one, other].map(id => id.split('-').map(Number)) as [
    number[],
    number[],
  ]
  return ms < otherMs || (ms === otherMs && n < otherN)
}

// Run concurrently: each test mostly waits for its server.
test.concurrent.each(databaseKinds)(
  'the server killed at any moment, with %s: nothing is missing, nothing is doubled',
  async kind => {
    const url = kind === 'PGlite' ? '' : await (await databases.postgres()).database()
    const app = await startApp({ env: { KEZEK_ARCHIVE: '1', DATABASE_URL: url } })
    apps.push(app)
    const load = startLoad(app.url, centre, pauseMs)
    try {
      for (let turn = 0; turn < kills; turn++) {
        const wanted = load.acknowledged + betweenKills
        await until('so much is acknowledged', () => load.acknowledged >= wanted)
        // At every other kill the archive is already working, at the others it is still opening.
        if (turn % 2 === 1) await archivedStream(app)
        await app.kill('SIGKILL')
        await app.start()
      }
      await load.stop()
    } finally {
      load.close()
    }
    const ids = await archivedStream(app)
    await app.kill('SIGTERM')
    const target = kind === 'PGlite' ? { folder: join(app.dataDir, 'archive') } : { url }
    const { db, close } = await openArchive(target, silent)
    const archived = await archivedOf(db, centre)
    expect(archived.slice(0, ids.length).map(([, , id]) => id)).toEqual(ids)
    expect(archived.map(([, n]) => n)).toEqual(archived.map((_, at) => at + 1))
    expect(new Set(archived.map(([epoch]) => epoch)).size).toBe(1)
    expect(await db.select().from(undigested)).toEqual([])
    const before = await derivedOf(db)
    await rebuild(db)
    expect(await derivedOf(db)).toEqual(before)
    await close()
  },
  patienceMs,
)

test.concurrent('a second server on the same Redis without DATABASE_URL ends with 1 and a sentence, and the first continues', async () => {
  const redis = await startRedis()
  stores.push(redis)
  const env = { KEZEK_ARCHIVE: '1', DATABASE_URL: '', REDIS_URL: `unix://${redis.socketPath}` }
  const first = await startApp({ env })
  apps.push(first)
  const client = await redis.client()
  await until('the first has it', () => client.exists('kezek:{nodes}:archive-holder').then(Boolean))
  const second = await startApp({ env })
  apps.push(second)
  expect(await second.ended).toBe(1)
  expect(second.output).toContain(
    'Another node on the same Redis keeps its own archive: with more than one node, set DATABASE_URL to the same PostgreSQL for all.\n',
  )
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
})
