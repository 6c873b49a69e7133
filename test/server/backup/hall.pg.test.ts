import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { backupHall } from '../../../server/backup/backup-hall.ts'
import { Backups } from '../../../server/backup/backups.ts'
import { restoreHall } from '../../../server/backup/restore-hall.ts'
import { parseView } from '../../../server/queue/parse-view.ts'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import {
  archiveAll,
  archivedOf,
  databaseKinds,
  derivedOf,
  streamOf,
  TestDatabases,
} from '../../kit/archive.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { issue } from '../../kit/steps.ts'

const databases = new TestDatabases()
const folder = mkdtempSync(join(tmpdir(), 'kezek-backup-'))
const clients: RedisClient[] = []
let from: TestRedis
let to: TestRedis

beforeAll(async () => {
  from = await startRedis()
  to = await startRedis()
})
afterEach(async () => {
  await (await to.client()).flushAll()
})
afterAll(async () => {
  for (const client of clients) client.destroy()
  await databases.stop()
  await from.stop()
  await to.stop()
  rmSync(folder, { recursive: true })
})

const ignore = () => {}

async function clientOf({ socketPath }: TestRedis): Promise<RedisClient> {
  const client = createRedis({ socketPath }, { log: pino({ level: 'silent' }), name: 'test' })
  await client.connect()
  clients.push(client)
  return client
}

/** @returns a centre with waiting visitors, next to keys of another installation */
async function openBusyHall(): Promise<TestHall> {
  const client = await from.client()
  const hall = await openHall(client)
  for (let i = 0; i < 5; i++) await issue(hall, 'housing-register.submission')
  await client.set('other:kezek:{akmola}:centre', 'of another installation')
  await client.set(`${hall.prefix}kezek:{akmola}:req:soon:over`, 'known', {
    expiration: { type: 'EX', value: 3_600 },
  })
  return hall
}

test.each(databaseKinds)(
  '%s: the same tickets wait after a restore, and every event is archived once',
  async kind => {
    const hall = await openBusyHall()
    const entries = await streamOf(await from.client(), hall)
    const archive = await databases.open(kind)
    // The archive is behind its store, as it always may be.
    await archiveAll(archive, hall.centre, entries.slice(0, 3))
    const file = join(folder, `${kind}.kezek`)
    await backupHall({ redis: { socketPath: from.socketPath }, prefix: hall.prefix, archive }, file)
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])

    const restored = await databases.open(kind)
    const client = await clientOf(to)
    await restoreHall({ client, prefix: hall.prefix, archive: restored }, file, ignore)
    const before = await hall.view()
    const epoch = await client.hGet(`${hall.prefix}kezek:{${hall.centre}}:centre`, 'epoch')
    expect(epoch).not.toBe(before.epoch)
    const there = parseView(hall.centre, await hall.storeOn(await to.client()).readView(hall.centre))
    expect(there).toEqual({ ...before, epoch })
    expect(await client.pTTL(`${hall.prefix}kezek:{akmola}:req:soon:over`)).toBeGreaterThan(0)
    expect(await client.exists('other:kezek:{akmola}:centre')).toBe(0)

    await archiveAll(restored, hall.centre, entries, { epoch: epoch ?? '' })
    await archiveAll(archive, hall.centre, entries)
    expect(await archivedOf(restored, hall.centre)).toEqual(await archivedOf(archive, hall.centre))
    expect(await derivedOf(restored)).toEqual(await derivedOf(archive))
  },
)

test('a day has one backup from three in the morning on, fourteen are kept, and a failure is known until one is written', async () => {
  const hall = await openBusyHall()
  const dataDir = mkdtempSync(join(tmpdir(), 'kezek-nights-'))
  const archive = await databases.open('PostgreSQL')
  let isArchiveOpen = true
  const source = () => {
    if (!isArchiveOpen) throw new Error('The archive is not open.')
    return { redis: { socketPath: from.socketPath }, prefix: hall.prefix, archive }
  }
  const backups = new Backups({ dataDir, source, log: pino({ level: 'silent' }) })
  const kept = () =>
    existsSync(join(dataDir, 'backups')) ? readdirSync(join(dataDir, 'backups')).sort() : []
  const nameOf = (day: number) => `2026-11-${String(day).padStart(2, '0')}.kezek`
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30)
  try {
    await backups.writeDue(at(1, 2))
    expect(kept()).toEqual([])
    // A machine that was off at three writes the backup when it is on.
    await backups.writeDue(at(1, 9))
    await backups.writeDue(at(1, 10))
    expect(kept()).toEqual(['2026-11-01.kezek'])
    isArchiveOpen = false
    await backups.writeDue(at(2, 3))
    expect([backups.isFailing, kept()]).toEqual([true, ['2026-11-01.kezek']])
    isArchiveOpen = true
    // Backups of earlier nights: each real one takes a second Redis.
    for (let day = 2; day <= 14; day++) writeFileSync(join(dataDir, 'backups', nameOf(day)), '')
    for (let day = 15; day <= 16; day++) await backups.writeDue(at(day, 3))
    expect(backups.isFailing).toBe(false)
    expect(kept()).toHaveLength(14)
    expect([kept()[0], kept().at(-1)]).toEqual(['2026-11-03.kezek', '2026-11-16.kezek'])
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

test('a store or an archive that holds data is not changed', async () => {
  const hall = await openBusyHall()
  const file = join(folder, 'used.kezek')
  const archive = await databases.open('PostgreSQL')
  await archiveAll(archive, hall.centre, await streamOf(await from.client(), hall))
  await backupHall({ redis: { socketPath: from.socketPath }, prefix: hall.prefix, archive }, file)
  const client = await clientOf(to)
  await expect(restoreHall({ client, prefix: hall.prefix, archive }, file, ignore)).rejects.toThrow(
    /^The archive is not empty, [^\n]+\.$/,
  )
  expect(await client.dbSize()).toBe(0)
  await client.set(`${hall.prefix}kezek:{akmola}:centre`, 'mine')
  const empty = await databases.open('PostgreSQL')
  await expect(restoreHall({ client, prefix: hall.prefix, archive: empty }, file, ignore)).rejects.toThrow(
    /^There is a hall in the store already, [^\n]+\.$/,
  )
  expect(await client.dbSize()).toBe(1)
})

test("a file that is corrupt, cut, foreign or only an archive's is refused with a sentence, and nothing changes", async () => {
  const hall = await openBusyHall()
  const file = join(folder, 'whole.kezek')
  await backupHall({ redis: { socketPath: from.socketPath }, prefix: hall.prefix, archive: undefined }, file)
  const whole = readFileSync(file)
  const corrupt = Buffer.from(whole)
  const middle = Math.floor(whole.length / 2)
  corrupt.writeUInt8(corrupt.readUInt8(middle) ^ 0xff, middle)
  const bad: [string, Buffer][] = [
    ['corrupt', corrupt],
    ['cut', whole.subarray(0, whole.length - 40)],
    ['empty', Buffer.alloc(0)],
    ['letter.txt', Buffer.from('Dear hall,')],
    ['archive', gzipSync('{"backup":"kezek archive","version":1}\n')],
    ['newer', gzipSync('{"backup":"kezek hall","version":99}\n')],
  ]
  const client = await clientOf(to)
  for (const [name, bytes] of bad) {
    writeFileSync(join(folder, name), bytes)
    const asked = restoreHall({ client, prefix: hall.prefix, archive: undefined }, join(folder, name), ignore)
    await expect(asked, name).rejects.toThrow(/^The (backup|file) \S+ is (damaged|not a backup) [^\n]+\.$/)
  }
  expect(await client.dbSize()).toBe(0)
})

test('a store that cannot be copied leaves no file', async () => {
  const file = join(folder, 'none.kezek')
  const redis = { url: 'redis://127.0.0.1:1' }
  await expect(backupHall({ redis, prefix: '', archive: undefined }, file)).rejects.toThrow(
    /^The store could not be copied: [^\n]+\.$/,
  )
  expect(readdirSync(folder).filter(name => name.startsWith('none') || name.startsWith('.'))).toEqual([])
})
