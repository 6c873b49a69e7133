import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../server/archive/database.ts'
import { silent, TestDatabases } from '../../kit/archive.ts'
import { ArchiveScene, troublesOf, untilMoreServed } from '../../kit/archive-scene.ts'
import { startPostgres, type TestPostgres } from '../../kit/postgres.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const isAway = 'the archive is away: what happens waits in the streams'
const isBack = 'the archive is back and is catching up'
/** Milliseconds between two presses of each client: a long load stays below the numbers that tickets have. */
const calmMs = 300
/** Commands while PostgreSQL is stopped: many attempts to reach it, one a second, and batches to catch up with. */
const servedMeanwhile = 300

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

/** A server that exists only for one test. */
async function ownPostgres(): Promise<TestPostgres> {
  const server = await startPostgres()
  servers.push(server)
  return server
}

/** Everything to be closed at the end of a test. */
function openScene({ onTestFinished }: { onTestFinished(close: () => Promise<void>): void }): ArchiveScene {
  const scene = new ArchiveScene(redis, client)
  onTestFinished(() => scene.close())
  return scene
}

// Run concurrently: the tests mostly wait.
describe.concurrent('nodes with an archive', () => {
  test('while PostgreSQL is stopped under load for hundreds of commands, the server works on, and no event is missing or doubled', async context => {
    const scene = openScene(context)
    const postgres = await ownPostgres()
    const url = await postgres.database()
    const node = await scene.start({ archive: { url } })
    const load = scene.press(node, calmMs)
    await untilMoreServed(load)
    await scene.begun(node.prefix)
    await postgres.kill()
    await untilMoreServed(load, servedMeanwhile)
    await postgres.start()
    await untilMoreServed(load)
    await scene.end(load)
    expect(load.oddities).toEqual([])
    await scene.caughtUp(node.prefix)
    expect(troublesOf(node).map(({ msg }) => msg)).toEqual([isAway])
    expect(node.log.filter(({ msg }) => msg === isBack)).toHaveLength(1)
    await scene.stop(node)
    await scene.holdsAll({ url }, node.prefix)
  })

  test('with PostgreSQL frozen, ended or away at the start, the server works on, and no event is missing or doubled', async context => {
    const scene = openScene(context)
    const postgres = await ownPostgres()
    const url = await postgres.database()
    await postgres.kill()
    const node = await scene.start({ archive: { url } })
    const load = scene.press(node)
    await untilMoreServed(load)
    await postgres.start()
    await untilMoreServed(load)
    await scene.begun(node.prefix)
    for (let round = 0; round < 2; round++) {
      process.kill(postgres.pid, 'SIGSTOP')
      await untilMoreServed(load)
      process.kill(postgres.pid, 'SIGCONT')
      await untilMoreServed(load)
      await postgres.kill()
      await untilMoreServed(load)
      await postgres.start()
      await untilMoreServed(load)
    }
    await scene.end(load)
    expect(load.oddities).toEqual([])
    await scene.caughtUp(node.prefix)
    expect(troublesOf(node).length).toBeGreaterThan(0)
    await scene.stop(node)
    await scene.holdsAll({ url }, node.prefix)
  })

  test('when nodes end in the middle of their work, another continues where they were', async context => {
    const scene = openScene(context)
    const url = await (await databases.postgres()).database()
    let node = await scene.start({ archive: { url } })
    const { prefix } = node
    for (let round = 0; round < 2; round++) {
      const load = scene.press(node)
      await untilMoreServed(load)
      const next = await scene.start({ archive: { url }, prefix })
      await scene.end(load)
      await scene.stop(node)
      node = next
    }
    await scene.caughtUp(prefix)
    await scene.stop(node)
    await scene.holdsAll({ url }, prefix)
  })

  test('PGlite archives a day under load and continues after a restart', async context => {
    const scene = openScene(context)
    const folder = await databases.pglite()
    const node = await scene.start({ archive: { folder } })
    const { prefix } = node
    for (const one of [node, undefined]) {
      const running = one ?? (await scene.start({ archive: { folder }, prefix }))
      const load = scene.press(running)
      await untilMoreServed(load)
      await scene.end(load)
      // Inspectors of the first half are still at their windows.
      expect(load.oddities.filter(oddity => !oddity.endsWith('COUNTER_OCCUPIED'))).toEqual([])
      if (running !== node) await scene.caughtUp(prefix)
      await scene.stop(running)
    }
    await scene.holdsAll({ folder }, prefix)
  })

  test('after a failed migration the server works on, logs it once, and archives everything once it can', async context => {
    const scene = openScene(context)
    const url = await (await databases.postgres()).database()
    const other = openDatabase({ url }, silent)
    // A foreign table of that name makes the migration fail.
    await other.db.execute(sql`create table tickets (a int)`)
    const node = await scene.start({ archive: { url } })
    const load = scene.press(node, calmMs)
    await until('it says so', () => troublesOf(node).length > 0)
    await untilMoreServed(load)
    const { rows } = await other.db.execute(sql`select tablename from pg_tables where schemaname = 'public'`)
    expect(rows).toEqual([{ tablename: 'tickets' }])
    await other.db.execute(sql`drop table tickets`)
    await untilMoreServed(load)
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

  test('a second node without DATABASE_URL stops with a sentence', async context => {
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
