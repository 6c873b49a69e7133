import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPglite } from '../../server/archive/pglite.ts'
import { ROOT } from '../support/app.ts'
import { archiveAll, streamOf, TestDatabases } from '../support/archive.ts'
import { openHall } from '../support/hall.ts'
import { startRedis, type TestRedis } from '../support/redis.ts'
import { issue } from '../support/steps.ts'

const databases = new TestDatabases()
let redis: TestRedis

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(async () => {
  await databases.stop()
  await redis.stop()
})

/** As `npm run archive -- …` does it, less the look whether packages are there. */
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

test('a backup, restored elsewhere and rebuilt, from the command line', async () => {
  const hall = await openHall(await redis.client())
  for (let i = 0; i < 5; i++) await issue(hall, 'housing-register.submission')
  const entries = await streamOf(await redis.client(), hall)
  const from = await databases.open('PostgreSQL')
  await archiveAll(from, hall.centre, entries)
  const { url } = await databases.postgres()
  const folder = await databases.folder()
  const file = join(folder, 'day.backup')
  expect(await archive({ DATABASE_URL: url }, 'backup', file)).toEqual({
    ...{ code: 0, said: `${file} holds ${entries.length} events.\n` },
  })
  const inside = { DATABASE_URL: '', DATA_DIR: folder }
  expect(await archive(inside, 'restore', file)).toEqual({
    ...{ code: 0, said: `Restoring: 100 %\n${entries.length} events are restored from ${file}.\n` },
  })
  expect(await archive(inside, 'rebuild')).toEqual({
    ...{ code: 0, said: 'Rebuilding: 100 %\nEvery table is made anew from the events.\n' },
  })
  const again = await archive(inside, 'restore', file)
  expect(again.code).toBe(1)
  expect(again.said).toMatch(/^The archive is not empty, [^\n]+\.\n$/)
})

test('what cannot be done is said in a sentence', async () => {
  const folder = await databases.folder()
  const inside = { DATABASE_URL: '', DATA_DIR: folder }
  const foreign = join(folder, 'letter.txt')
  writeFileSync(foreign, 'Dear archive,')
  const usage = 'npm run archive -- rebuild | backup FILE | restore FILE\n'
  expect(await archive(inside, 'tidy')).toEqual({ code: 1, said: usage })
  expect(await archive(inside, 'backup')).toEqual({ code: 1, said: usage })
  expect(await archive(inside, 'restore', foreign)).toEqual({
    ...{ code: 1, said: `The file ${foreign} is not a backup of an archive that this version can read.\n` },
  })
  expect(await archive(inside, 'backup', join(folder, 'no/such/place'))).toEqual({
    ...{ code: 1, said: `The file ${join(folder, 'no/such/place.part')} cannot be written (ENOENT).\n` },
  })
  expect((await archive({ DATABASE_URL: 'postgres://127.0.0.1:1/kezek' }, 'rebuild')).said).toMatch(
    /^The archive cannot be reached: [^\n]+\.\n$/,
  )
  const held = await openPglite(join(folder, 'archive'))
  const second = await archive(inside, 'rebuild')
  expect(second.said).toMatch(
    /^Another Kezek server \(process \d+\) already uses the data folder .*archive: stop it/,
  )
  await held.close()
})
