import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openArchive } from '../../../server/archive/open-archive.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { undigested } from '../../../server/archive/schema.ts'
import { centreKeys } from '../../../server/queue/keys.ts'
import type { StreamEntry } from '../../../server/queue/parse-event.ts'
import { archiveAll, archivedOf, derivedOf, silent, TestDatabases } from '../../support/archive.ts'
import { type Load, startLoad } from '../../support/load.ts'
import { startNode, type TestNode } from '../../support/node.ts'
import type { TestPostgres } from '../../support/postgres.ts'
import { startRedis, type TestClient, type TestRedis } from '../../support/redis.ts'
import { until } from '../../support/until.ts'

const centre = 'akmola'

const databases = new TestDatabases()
let postgres: TestPostgres
let redis: TestRedis
let client: TestClient
const nodes: TestNode[] = []
const loads: Load[] = []

beforeAll(async () => {
  postgres = await databases.postgres()
  redis = await startRedis()
  client = await redis.client()
})
afterEach(async () => {
  for (const load of loads.splice(0)) load.close()
  for (const node of nodes.splice(0)) await node.stop()
})
afterAll(async () => {
  await databases.stop()
  await redis.stop()
})

async function start(options: Parameters<typeof startNode>[1]): Promise<TestNode> {
  const node = await startNode({ socketPath: redis.socketPath }, options)
  nodes.push(node)
  return node
}

async function stop(node: TestNode): Promise<void> {
  nodes.splice(nodes.indexOf(node), 1)
  await node.stop()
}

function press(node: TestNode): Load {
  const load = startLoad(node.url, centre)
  loads.push(load)
  return load
}

async function end(load: Load): Promise<void> {
  await load.stop()
  load.close()
  loads.splice(loads.indexOf(load), 1)
}

/** The hall has done so many more things, whatever the archive does. */
async function goesOn(load: Load, more = 30): Promise<void> {
  const wanted = load.acknowledged + more
  await until('the hall goes on', () => load.acknowledged >= wanted)
}

async function stream(prefix: string): Promise<StreamEntry[]> {
  const raw: unknown = await client.sendCommand(['XRANGE', centreKeys(prefix, centre).events, '-', '+'])
  return raw as StreamEntry[]
}

/**
 * Holds the archive against the stream, and what was derived bit by bit against what a rebuild makes of it. Printers said their last
 * word as the node ended: what of that came too late is archived first, as the next node would.
 */
async function holdsAll(target: { url: string } | { folder: string }, prefix: string): Promise<void> {
  const entries = await stream(prefix)
  const wanted = entries.map(([id]) => id)
  const epoch = (await client.hGet(centreKeys(prefix, centre).centre, 'epoch')) ?? ''
  const { db, close } = await openArchive(target, silent)
  const archived = async () => (await archivedOf(db, centre)).map(([, , id]) => id)
  try {
    const before = await archived()
    expect(before).toEqual(wanted.slice(0, before.length))
    await archiveAll(db, centre, entries, { epoch })
    expect(await archived()).toEqual(wanted)
    expect(await db.select().from(undigested)).toEqual([])
    const derived = await derivedOf(db)
    await rebuild(db)
    expect(await derivedOf(db)).toEqual(derived)
  } finally {
    await close()
  }
}

/** Waits until nothing in the stream is unread. */
async function caughtUp(prefix: string): Promise<void> {
  const { cursor } = centreKeys(prefix, centre)
  await until('the archive has caught up', async () => {
    const [read, entries] = await Promise.all([client.get(cursor('archive')), stream(prefix)])
    return read === entries.at(-1)?.[0]
  })
}

test('PostgreSQL frozen, ended and away from the start: the hall goes on, nothing is missing, nothing is doubled', async () => {
  const url = await postgres.database()
  await postgres.kill()
  const node = await start({ archive: { url } })
  const { prefix } = node
  const load = press(node)
  await goesOn(load)
  await postgres.start()
  await goesOn(load)
  await until(
    'it is archived',
    async () => (await client.get(centreKeys(prefix, centre).cursor('archive'))) !== null,
  )
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
  await end(load)
  expect(load.oddities).toEqual([])
  await caughtUp(prefix)
  const said = node.log.filter(({ level, msg }) => level >= 40 && msg.includes('archive'))
  expect(said.length).toBeGreaterThan(0)
  await stop(node)
  await holdsAll({ url }, prefix)
})

test('nodes that end in the middle of their work: another goes on where they were', async () => {
  const url = await postgres.database()
  let node = await start({ archive: { url } })
  const { prefix } = node
  for (let round = 0; round < 2; round++) {
    const load = press(node)
    await goesOn(load)
    const next = await start({ archive: { url }, prefix })
    await end(load)
    await stop(node)
    node = next
  }
  await caughtUp(prefix)
  await stop(node)
  await holdsAll({ url }, prefix)
})

test('PGlite: a day under load, and on after a restart', async () => {
  const folder = await databases.folder()
  const node = await start({ archive: { folder } })
  const { prefix } = node
  for (const one of [node, undefined]) {
    const running = one ?? (await start({ archive: { folder }, prefix }))
    const load = press(running)
    await goesOn(load)
    await end(load)
    // Those of the first half still sit at their windows.
    expect(load.oddities.filter(oddity => !oddity.endsWith('COUNTER_OCCUPIED'))).toEqual([])
    if (running !== node) await caughtUp(prefix)
    await stop(running)
  }
  await holdsAll({ folder }, prefix)
})

test('a second node without DATABASE_URL is told to stop, with a sentence', async () => {
  const node = await start({ archive: { folder: await databases.folder() } })
  await until('the first has it', () => client.exists(`${node.prefix}kezek:{archive}:holder`).then(Boolean))
  const said: string[] = []
  await start({
    ...{ archive: { folder: await databases.folder() }, prefix: node.prefix },
    onFatal: sentence => said.push(sentence),
  })
  await until('it says so', () => said.length > 0)
  expect(said).toEqual([
    'Another node on the same Redis keeps its own archive: with more than one node, set DATABASE_URL to the same PostgreSQL for all.',
  ])
})
