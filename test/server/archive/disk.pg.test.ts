import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { isAway as isGone, openDatabase } from '../../../server/archive/database.ts'
import { type ArchiveTarget, openArchive } from '../../../server/archive/open-archive.ts'
import { silent, TestDatabases } from '../../kit/archive.ts'
import { ArchiveScene, troublesOf, untilMoreServed } from '../../kit/archive-scene.ts'
import type { TestNode } from '../../kit/node.ts'
import { startPostgres } from '../../kit/postgres.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { type SmallDisk, smallDisk } from '../../kit/small-disk.ts'
import { until } from '../../kit/until.ts'

/** Commands per second: enough for a load; the events wait and are archived within seconds. */
const pauseMs = 100

const isFull = 'the disk of the archive is full: what happens waits in the streams until there is space'
const isAway = 'the archive is away: what happens waits in the streams'
const hasEnded = "the archive's thread ended unexpectedly; starting it again"
const isBack = 'the archive is back and is catching up'
/** PostgreSQL writes its log in files of 16 MiB, each allocated at once. */
const logFile = 16 * 1024 * 1024

const databases = new TestDatabases()
const disks: SmallDisk[] = []
let redis: TestRedis
let client: TestClient
let scene: ArchiveScene

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
beforeEach(() => {
  scene = new ArchiveScene(redis, client)
})
afterEach(() => scene.close())
afterAll(async () => {
  await databases.stop()
  await redis.stop()
  for (const disk of disks) await disk.remove()
})

async function newDisk(megabytes: number): Promise<SmallDisk> {
  const disk = await smallDisk(megabytes)
  disks.push(disk)
  return disk
}

const messagesOf = (node: TestNode) => node.log.map(({ msg }) => msg)

interface While {
  disk: SmallDisk
  /** The process that writes to the disk. */
  pid: number
  /** The log line that is expected then. */
  says?: string
  /** What else happens meanwhile. */
  meanwhile?(): Promise<void>
  /** What a person has to do besides freeing space. */
  repair?(): Promise<void>
}

/** The disk is full while the server works, and then there is space again. */
async function fullForAWhile(
  node: TestNode,
  { disk, pid, says = isFull, meanwhile, repair }: While,
): Promise<void> {
  // The event that opened the centre has been archived.
  await scene.begun(node.prefix)
  await disk.fill(pid)
  const load = scene.press(node, pauseMs)
  await until('it says so', async () => {
    await untilMoreServed(load)
    return messagesOf(node).includes(says)
  })
  await meanwhile?.()
  await untilMoreServed(load)
  await disk.free(pid)
  await repair?.()
  await untilMoreServed(load)
  await scene.end(load)
  expect(load.oddities).toEqual([])
  await scene.caughtUp(node.prefix)
  const troubles = troublesOf(node).filter(({ msg }) => msg === isFull)
  if (says !== isAway) expect(troubles[0]?.reason).toMatch(/No space left on device|File too large/)
  // Not at each attempt.
  expect(troubles.length).toBeLessThan(4)
  expect(messagesOf(node).at(-1)).toBe(isBack)
}

/** Issues tickets until PGlite's log file and buffers are full, so that it needs another file first. */
async function needLogFile(target: ArchiveTarget): Promise<void> {
  const { db, close } = await openArchive(target, silent)
  const [row] = (await db.execute(sql`select (pg_current_wal_insert_lsn() - '0/0')::bigint as at`)).rows
  const end = (Math.ceil(Number(row?.at) / logFile) + 1) * logFile
  await db.execute(
    sql.raw(`
      create function fill_log() returns trigger language plpgsql as $$ begin
        while pg_current_wal_insert_lsn() - '0/0' < ${end} loop
          perform pg_logical_emit_message(true, '', repeat('x', 65536));
        end loop;
        return new;
      end $$;
      create trigger fill_log before insert on events for each row when (new.type = 'ticket:issued')
        execute function fill_log()`),
  )
  await close()
}

test("with a full disk PGlite's tables cannot grow, and grow once there is space", async () => {
  const disk = await newDisk(64)
  const folder = await databases.pglite(join(disk.folder, 'archive'))
  const node = await scene.start({ archive: { folder } })
  await fullForAWhile(node, { disk, pid: process.pid })
  await scene.stop(node)
  await scene.holdsAll({ folder }, node.prefix)
})

test('a PGlite that a full disk ends is started again until there is space', async () => {
  const disk = await newDisk(112)
  const folder = await databases.pglite(join(disk.folder, 'archive'))
  await needLogFile({ folder })
  const node = await scene.start({ archive: { folder } })
  await fullForAWhile(node, { disk, pid: process.pid, says: hasEnded })
  await scene.stop(node)
  await scene.holdsAll({ folder }, node.prefix)
})

test('when a full disk ends PostgreSQL, the archive continues where it was once there is space', async () => {
  const disk = await newDisk(128)
  const postgres = await startPostgres(disk.folder)
  try {
    const url = await postgres.database()
    const node = await scene.start({ archive: { url } })
    const meanwhile = async () => {
      const { db, close } = openDatabase({ url }, silent)
      const write = sql`select pg_logical_emit_message(true, '', repeat('x', 1000000))`
      await until('its log is full, too', () => db.execute(write).then(() => false, isGone))
      await close()
    }
    // It has lost all connections and may have ended; a person starts it again.
    const repair = () => postgres.start()
    // A server that can't write at all ends before it can report why.
    const says = disk.isDisk ? isFull : isAway
    await fullForAWhile(node, { disk, pid: postgres.pid, says, meanwhile, repair })
    await scene.stop(node)
    await scene.holdsAll({ url }, node.prefix)
  } finally {
    await postgres.stop()
  }
})
