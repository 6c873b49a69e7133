import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportLimits } from '../../../server/http/routes/reports.ts'
import type { ArchiveReport } from '../../../shared/contract/archive-report.ts'
import { TestDatabases } from '../../kit/archive.ts'
import type { BrowserLike } from '../../kit/browser-like.ts'
import { connectRaw, handshakeOf, must, type RawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, openAlways, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'

const queue = 'housing-register.submission'
const day = '2026-11-26'

const databases = new TestDatabases()
let redis: TestRedis
let node: TestNode
let marat: BrowserLike
let dana: BrowserLike
let line: RawClient
let database: pg.Client

beforeAll(async () => {
  const postgres = await databases.postgres()
  redis = await startRedis()
  const url = await postgres.database()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' }, archive: { url } })
  await makeAdministrator(redis, node.prefix)
  const administrator = await signIn(node.url, 'admin1')
  marat = (await makePerson(administrator, 'marat', 'manager')).browser
  dana = (await makePerson(administrator, 'dana', 'manager')).browser
  await openAlways(dana)
  const connected = await connectRaw(node.url, handshakeOf('manager'), { Cookie: dana.cookie })
  if ('refused' in connected) throw new Error(JSON.stringify(connected.refused))
  line = connected
  database = new pg.Client({ connectionString: url })
  await database.connect()
  await until('the archive is open', async () => (await figures(dana)).ok)
})
afterAll(async () => {
  line?.close()
  await database?.end()
  await node?.stop()
  await redis?.stop()
  await databases.stop()
})

const figures = (browser: BrowserLike) =>
  browser.ask<ArchiveReport>('GET', `/api/reports/figures?centre=akmola&from=${day}&to=${day}`)
const story = (browser: BrowserLike) =>
  browser.ask('GET', `/api/reports/story?centre=akmola&day=${day}&number=A001`)

test('a person with too many report requests in progress is refused, and others get theirs and are served', async () => {
  // Reads of sums wait until the table is unlocked.
  await database.query('begin')
  await database.query('lock table rollups in access exclusive mode')
  const asked = Array.from({ length: reportLimits.maxPerCaller + 1 }, () => figures(marat))
  const first = await Promise.race(asked)
  expect(first).toMatchObject({ ok: false, status: 429, error: { code: 'TOO_MANY' } })
  // Two reads are running, the rest wait; other people's reads still have room.
  expect(await story(dana)).toMatchObject({ ok: true })
  expect(await must(line, 'ticket:issue', { queue, lang: 'kk' })).toMatchObject({
    number: expect.any(String),
  })

  await database.query('rollback')
  const answers = await Promise.all(asked)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(reportLimits.maxPerCaller)
  expect(await figures(marat)).toMatchObject({ ok: true })
})
