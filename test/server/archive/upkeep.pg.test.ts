import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Database } from '../../../server/archive/database.ts'
import { openArchive } from '../../../server/archive/open-archive.ts'
import { rebuild } from '../../../server/archive/rebuild.ts'
import { rollDays } from '../../../server/archive/rollups/roll.ts'
import { Upkeep, type UpkeepOptions } from '../../../server/archive/upkeep.ts'
import { archiveAll, silent, streamOf } from '../../kit/archive.ts'
import { ArchiveScene } from '../../kit/archive-scene.ts'
import { openHall } from '../../kit/hall.ts'
import { makeData } from '../../kit/reports/make-data.ts'
import { issue, serveUntil, sit } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'
import { useArchives } from '../../kit/use-archives.ts'

const queue = 'housing-register.submission'
const visitors = 10
/** By this machine's clock: before and after the hour of the upkeep. */
const evening = new Date(2026, 0, 5, 3, 59)
const night = new Date(2026, 0, 5, 4, 1)
const nextNight = new Date(2026, 0, 6, 4, 1)
/** Each of its tables takes more than a mebibyte. */
const imported = {
  centres: ['akmola'],
  from: '2026-01-01',
  to: '2026-03-31',
  ticketsADay: 120,
  withoutStatistics: true,
}
/** Bytes; the write-ahead log is longer than this before a checkpoint is due. */
const maxWal = 64 * 1_048_576

const archives = useArchives()
const { databases } = archives

interface Context {
  onTestFinished(close: () => Promise<void>): void
}

/** Opens an empty archive until the test ends: each open one takes 200 MB. */
async function openPglite({ onTestFinished }: Context): Promise<Database> {
  const opened = await openArchive({ folder: await databases.pglite() }, silent)
  onTestFinished(() => opened.close())
  return opened.db
}

function upkeepOf(db: Database, options: Partial<UpkeepOptions> = {}): Upkeep {
  return new Upkeep({ database: () => db, isRead: () => false, log: silent, settleMs: 0, ...options })
}

/** Archives a few visitors, each event for itself, as on a calm day: each writes the rows of its ticket again. */
async function archiveCalmDay(db: Database): Promise<void> {
  const hall = await openHall(archives.client)
  const seat = await sit(hall, '1', [queue])
  for (let left = visitors; left > 0; left--) {
    await issue(hall, queue)
    await serveUntil(hall, seat, 'done')
  }
  await archiveAll(db, hall.centre, await streamOf(archives.client, hall), { batch: 1 })
  await rollDays(db)
}

async function deadRows(db: Database): Promise<number> {
  // A session reports what it has counted once a second at most. Counts that came after a vacuum would be of rows that it removed.
  await db.execute(sql`select pg_stat_force_next_flush()`)
  const { rows } = await db.execute<{ dead: number }>(
    sql`select sum(n_dead_tup)::int as dead from pg_stat_user_tables`,
  )
  return rows[0]?.dead ?? Number.NaN
}

/** @returns the archive's tables that have statistics */
async function analysed(db: Database): Promise<string[]> {
  const { rows } = await db.execute<{ name: string }>(
    sql`select distinct tablename::text as name from pg_stats where schemaname = 'public' order by 1`,
  )
  return rows.map(({ name }) => name)
}

test('at night the dead rows of written and rebuilt tickets go, and statistics are collected', async context => {
  const db = await openPglite(context)
  await archiveCalmDay(db)
  await rebuild(db)
  await archiveCalmDay(db)
  const before = await deadRows(db)

  await upkeepOf(db).check(night)

  expect(before).toBeGreaterThan(visitors)
  expect(await deadRows(db)).toBe(0)
  expect(await analysed(db)).toEqual(
    expect.arrayContaining(['events', 'rollups', 'services', 'tickets', 'waits']),
  )
})

test('small tables wait for the night, which comes once a day', async context => {
  const db = await openPglite(context)
  const upkeep = upkeepOf(db)
  await archiveCalmDay(db)

  await upkeep.check(evening)
  const inTheEvening = await analysed(db)
  await upkeep.check(night)
  await archiveCalmDay(db)
  const before = await deadRows(db)
  await upkeep.check(night)
  const sameNight = await deadRows(db)
  await upkeep.check(nextNight)

  expect(inTheEvening).toEqual([])
  expect(before).toBeGreaterThan(0)
  expect(sameNight).toBe(before)
  expect(await deadRows(db)).toBe(0)
})

test('tables that a large import has filled get their statistics by day, unless a report is read', async context => {
  const db = await openPglite(context)
  let isRead = true
  const upkeep = upkeepOf(db, { isRead: () => isRead })
  await makeData(db, imported)

  await upkeep.check(evening)
  const whileRead = await analysed(db)
  isRead = false
  await upkeep.check(evening)

  expect(whileRead).toEqual([])
  expect(await analysed(db)).toEqual(['rollups', 'services', 'tickets', 'waits'])
})

test('a long write-ahead log gets a checkpoint by day', async context => {
  const db = await openPglite(context)
  const bytesSince = async () => {
    const { rows } = await db.execute<{ bytes: number }>(sql`
      select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()`)
    return rows[0]?.bytes ?? Number.NaN
  }
  await db.execute(sql`create table bulk as select repeat('x', 1000) as x from generate_series(1, 70000)`)
  const before = await bytesSince()

  await upkeepOf(db).check(evening)

  expect(before).toBeGreaterThan(maxWal)
  expect(await bytesSince()).toBeLessThan(maxWal)
})

test('a vacuum that fails is logged and done at the next check', async context => {
  const db = await openPglite(context)
  const said: { msg: string }[] = []
  const log = pino({ base: null }, { write: line => said.push(JSON.parse(line)) })
  const upkeep = upkeepOf(db, { log })
  const define = (value: string) =>
    db.execute(
      sql.raw(`create or replace function half(int) returns int immutable language plpgsql
      as 'begin return ${value}; end'`),
    )
  await define('$1 / 2')
  await db.execute(sql`create table bulk as select generate_series(1, 100) as n`)
  await db.execute(sql`create index on bulk (half(n))`)
  await define('$1 / 0')

  await upkeep.check(night)
  await define('$1 / 2')
  await upkeep.check(night)

  expect(said).toMatchObject([
    { msg: 'upkeep of the archive failed; retrying in a minute', reason: 'division by zero' },
    { msg: 'archive vacuumed' },
  ])
  expect(await analysed(db)).toContain('bulk')
})

test('a server that opens an archive without statistics collects them by itself', async context => {
  const folder = await databases.pglite()
  const filled = await openArchive({ folder }, silent)
  await makeData(filled.db, imported)
  const before = await analysed(filled.db)
  await filled.close()
  const scene = new ArchiveScene(archives.redis, archives.client)
  context.onTestFinished(() => scene.close())

  const node = await scene.start({ archive: { folder } })

  await until('the server has vacuumed', () => node.log.some(({ msg }) => msg === 'archive vacuumed'))
  await scene.stop(node)
  const opened = await openArchive({ folder }, silent)
  expect(before).toEqual([])
  expect(await analysed(opened.db)).toContain('tickets')
  await opened.close()
})
