import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '../../server/archive/backup.ts'
import { openPglite } from '../../server/archive/pglite.ts'
import { cursors, events } from '../../server/archive/schema.ts'
import { archiveAll, streamOf, TestDatabases } from '../kit/archive.ts'
import { ROOT } from '../kit/builds.ts'
import { openHall } from '../kit/hall.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { issue } from '../kit/steps.ts'

const databases = new TestDatabases()
let redis: TestRedis

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(async () => {
  await databases.stop()
  await redis.stop()
})

/** Runs `npm run archive -- …` without the check for installed packages. */
async function archive(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/archive/main.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { code, said }
}

test('a backup is restored elsewhere and rebuilt from the command line', async () => {
  const hall = await openHall(await redis.client())
  for (let i = 0; i < 5; i++) await issue(hall, 'housing-register.submission')
  const entries = await streamOf(await redis.client(), hall)
  const from = await databases.open('PostgreSQL')
  await archiveAll(from, hall.centre, entries)
  const { url } = await databases.postgres()
  const folder = await databases.folder()
  const file = join(folder, 'day.backup')
  expect(await archive({ DATABASE_URL: url }, 'backup', file)).toEqual({
    code: 0,
    said: `${file} holds ${entries.length} events.\n`,
  })
  const inside = { DATABASE_URL: '', DATA_DIR: folder }
  expect(await archive(inside, 'restore', file)).toEqual({
    code: 0,
    said: `Restoring: 100 %\n${entries.length} events are restored from ${file}.\n`,
  })
  expect(await archive(inside, 'rebuild')).toEqual({
    code: 0,
    said: 'Rebuilding: 100 %\nAll tables were derived again from the events.\n',
  })
  const again = await archive(inside, 'restore', file)
  expect(again.code).toBe(1)
  expect(again.said).toMatch(/^The archive is not empty, [^\n]+\.\n$/)
})

test('a command that cannot be carried out prints a sentence', async () => {
  const folder = await databases.folder()
  await databases.pglite(join(folder, 'archive'))
  const inside = { DATABASE_URL: '', DATA_DIR: folder }
  const usage = 'npm run archive -- rebuild | backup FILE | restore FILE\n'
  const away = { DATABASE_URL: 'postgres://127.0.0.1:1/kezek' }
  const [tidy, nowhere, rebuild] = await Promise.all([
    archive(inside, 'tidy'),
    archive(inside, 'backup'),
    archive(away, 'rebuild'),
  ])
  expect([tidy, nowhere]).toEqual([
    { code: 1, said: usage },
    { code: 1, said: usage },
  ])
  expect(rebuild).toEqual({
    code: 1,
    said: expect.stringMatching(/^The archive cannot be reached: [^\n]+\.\n$/),
  })
  expect(await archive(inside, 'backup', join(folder, 'no/such/place'))).toEqual({
    code: 1,
    said: `The file ${join(folder, 'no/such/place.part')} cannot be written (ENOENT).\n`,
  })
  // Another server holds the data folder.
  const held = await openPglite(join(folder, 'archive'))
  expect(await archive(inside, 'rebuild')).toEqual({
    code: 1,
    said: `Another Kezek server (process ${process.pid}) already uses the data folder ${join(folder, 'archive')}: stop it, or choose another folder by DATA_DIR.\n`,
  })
  await held.close()
})

test('a backup that is corrupt, cut, foreign or newer is refused with a sentence, and nothing changes', async () => {
  const hall = await openHall(await redis.client())
  await issue(hall, 'housing-register.submission')
  const from = await databases.open('PostgreSQL')
  await archiveAll(from, hall.centre, await streamOf(await redis.client(), hall))
  const folder = await databases.folder()
  const file = join(folder, 'whole.backup')
  await backup(from, file)
  const whole = readFileSync(file)
  const corrupt = Buffer.from(whole)
  const middle = Math.floor(whole.length / 2)
  corrupt.writeUInt8(corrupt.readUInt8(middle) ^ 0xff, middle)
  const damaged = (name: string) => `The backup ${name} is damaged or cut short: nothing was restored.\n`
  const foreign = (name: string) =>
    `The file ${name} is not a backup of an archive that this version can read.\n`
  // A file whose first line is unreadable has no known kind.
  const either = (name: string) =>
    expect.stringMatching(new RegExp(`^The (backup|file) ${name} is (damaged|not a backup) [^\\n]+\\.\\n$`))
  const bad: [string, Buffer, (name: string) => string][] = [
    ['corrupt', corrupt, either],
    ['cut', whole.subarray(0, whole.length - 40), damaged],
    ['letter.txt', Buffer.from('Dear archive,'), foreign],
    ['newer', gzipSync('{"backup":"kezek archive","version":99}\n'), foreign],
  ]
  const empty = await databases.open('PostgreSQL')
  const { url } = await databases.postgres()
  const results = await Promise.all(
    bad.map(async ([name, bytes]) => {
      writeFileSync(join(folder, name), bytes)
      return archive({ DATABASE_URL: url }, 'restore', join(folder, name))
    }),
  )
  expect(results).toEqual(bad.map(([name, , sentence]) => ({ code: 1, said: sentence(join(folder, name)) })))
  expect(await empty.select().from(events)).toEqual([])
  expect(await empty.select().from(cursors)).toEqual([])
})
