import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../server/archive/database.ts'
import { silent, TestDatabases } from '../../kit/archive.ts'
import { ArchiveScene, goesOn, troublesOf } from '../../kit/archive-scene.ts'
import { startPostgres, type TestPostgres } from '../../kit/postgres.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const isAway = 'the archive is away: what happens waits in the streams'
const isBack = 'the archive is back and is catching up'
const minuteMs = 60_000
/** Of a load that lasts a minute: more visitors than a day has in most centres, and no more than the hall has numbers for. */
const calmMs = 300

const databases = new TestDatabases()
let redis: TestRedis
let client: TestClient
const servers: TestPostgres[] = []

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(async () => {
  await databases.stop()
  for (const server of servers) await server.stop()
  await redis.stop()
})

/** A server that comes and goes with one test alone. */
async function ownPostgres(): Promise<TestPostgres> {
  const server = await startPostgres()
  servers.push(server)
  return server
}

/** Everything of one test, closed at its end. */
function openScene({ onTestFinished }: { onTestFinished(close: () => Promise<void>): void }): ArchiveScene {
  const scene = new ArchiveScene(redis, client)
  onTestFinished(() => scene.close())
  return scene
}

// Side by side, for most of it is waiting: the minute takes little longer than what happens beside it.
describe.concurrent('nodes with an archive', () => {
  test('PostgreSQL stopped for a minute under load: the hall goes on, nothing is missing, nothing is doubled', async context => {
    const scene = openScene(context)
    const postgres = await ownPostgres()
    const url = await postgres.database()
    const node = await scene.start({ archive: { url } })
    const load = scene.press(node, calmMs)
    await goesOn(load)
    await scene.begun(node.prefix)
    await postgres.kill()
    const over = performance.now() + minuteMs
    while (performance.now() < over) await goesOn(load, 10)
    await postgres.start()
    await goesOn(load)
    await scene.end(load)
    expect(load.oddities).toEqual([])
    await scene.caughtUp(node.prefix)
    expect(troublesOf(node).map(({ msg }) => msg)).toEqual([isAway])
    expect(node.log.filter(({ msg }) => msg === isBack)).toHaveLength(1)
    await scene.stop(node)
    await scene.holdsAll({ url }, node.prefix)
  })

  test('PostgreSQL frozen, ended and away from the start: the hall goes on, nothing is missing, nothing is doubled', async context => {
    const scene = openScene(context)
    const postgres = await ownPostgres()
    const url = await postgres.database()
    await postgres.kill()
    const node = await scene.start({ archive: { url } })
    const load = scene.press(node)
    await goesOn(load)
    await postgres.start()
    await goesOn(load)
    await scene.begun(node.prefix)
    for (let round = 0; round < 2; round++) {
      process.kill(postgres.pid, 'SIGSTOP')
      await goesOn(load)
      process.kill(postgres.pid, 'SIGCONT')
      await goesOn(load)
      await postgres.kill()
      await goesOn(load)
      await postgres.start()
      await goesOn(load)
    }
    await scene.end(load)
    expect(load.oddities).toEqual([])
    await scene.caughtUp(node.prefix)
    expect(troublesOf(node).length).toBeGreaterThan(0)
    await scene.stop(node)
    await scene.holdsAll({ url }, node.prefix)
  })

  test('nodes that end in the middle of their work: another goes on where they were', async context => {
    const scene = openScene(context)
    const url = await (await databases.postgres()).database()
    let node = await scene.start({ archive: { url } })
    const { prefix } = node
    for (let round = 0; round < 2; round++) {
      const load = scene.press(node)
      await goesOn(load)
      const next = await scene.start({ archive: { url }, prefix })
      await scene.end(load)
      await scene.stop(node)
      node = next
    }
    await scene.caughtUp(prefix)
    await scene.stop(node)
    await scene.holdsAll({ url }, prefix)
  })

  test('PGlite: a day under load, and on after a restart', async context => {
    const scene = openScene(context)
    const folder = await databases.pglite()
    const node = await scene.start({ archive: { folder } })
    const { prefix } = node
    for (const one of [node, undefined]) {
      const running = one ?? (await scene.start({ archive: { folder }, prefix }))
      const load = scene.press(running)
      await goesOn(load)
      await scene.end(load)
      // Those of the first half still sit at their windows.
      expect(load.oddities.filter(oddity => !oddity.endsWith('COUNTER_OCCUPIED'))).toEqual([])
      if (running !== node) await scene.caughtUp(prefix)
      await scene.stop(running)
    }
    await scene.holdsAll({ folder }, prefix)
  })

  test('a migration that fails: the hall goes on, the log says so once, and all is archived once it can be', async context => {
    const scene = openScene(context)
    const url = await (await databases.postgres()).database()
    const other = openDatabase({ url }, silent)
    // Somebody else's table of that name stands in the way.
    await other.db.execute(sql`create table tickets (a int)`)
    const node = await scene.start({ archive: { url } })
    const load = scene.press(node, calmMs)
    await until('it says so', () => troublesOf(node).length > 0)
    await goesOn(load)
    const { rows } = await other.db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)
    expect(rows).toEqual([{ tablename: 'tickets' }])
    await other.db.execute(sql`drop table tickets`)
    await goesOn(load)
    await scene.end(load)
    expect(load.oddities).toEqual([])
    await scene.caughtUp(node.prefix)
    expect(troublesOf(node)).toMatchObject([
      {
        msg: 'the archive cannot be brought to this version: what happens waits in the streams',
        reason:
          'The archive\'s database could not be brought to this version, and is as it was: relation "tickets" already exists',
      },
    ])
    await other.close()
    await scene.stop(node)
    await scene.holdsAll({ url }, node.prefix)
  })

  test('a second node without DATABASE_URL is told to stop, with a sentence', async context => {
    const scene = openScene(context)
    const node = await scene.start({ archive: { folder: await databases.pglite() } })
    const holder = `${node.prefix}kezek:{nodes}:archive-holder`
    await until('the first has it', () => client.exists(holder).then(Boolean))
    const said: string[] = []
    await scene.start({
      archive: { folder: await databases.pglite() },
      prefix: node.prefix,
      onFatal: sentence => said.push(sentence),
    })
    await until('it says so', () => said.length > 0)
    expect(said).toEqual([
      'Another node on the same Redis keeps its own archive: with more than one node, set DATABASE_URL to the same PostgreSQL for all.',
    ])
  })
})
