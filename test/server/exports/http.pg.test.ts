import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../../server/archive/database.ts'
import type { ExportJob } from '../../../shared/contract/archive-report.ts'
import type { ExportRequest } from '../../../shared/contract/archive-requests.ts'
import type { PersonRow } from '../../../shared/contract/people.ts'
import { silent, TestDatabases } from '../../kit/archive.ts'
import { type BrowserLike, requestId } from '../../kit/browser-like.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeData } from '../../kit/reports/make-data.ts'
import { makeAdministrator, makePerson, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'

const databases = new TestDatabases()
let url: string
let redis: TestRedis
let node: TestNode
let administrator: BrowserLike
let manager: BrowserLike
let other: BrowserLike
let both: { browser: BrowserLike; id: string }
const nodes: TestNode[] = []

const month = { centre: 'akmola', from: '2026-09-01', to: '2026-09-30' }

beforeAll(async () => {
  redis = await startRedis()
  url = await (await databases.postgres()).database()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' }, archive: { url } })
  nodes.push(node)
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
  manager = (await makePerson(administrator, 'marat', 'manager')).browser
  other = (await makePerson(administrator, 'sara', 'manager')).browser
  both = await makePerson(administrator, 'dana', 'manager', ['akmola', 'aktobe'])
  await until('the archive is open', async () => (await list(manager)).status === 200)
  const database = openDatabase({ url }, silent)
  await makeData(database.db, { ...month, centres: ['akmola', 'aktobe'], ticketsADay: 10 })
  await database.close()
})
afterAll(async () => {
  for (const one of nodes) await one.stop()
  await databases.stop()
  await redis.stop()
})

const list = (browser: BrowserLike) => browser.ask<ExportJob[]>('GET', '/api/exports')
const files = (browser: BrowserLike) => browser.must<ExportJob[]>('GET', '/api/exports')
const ask = (browser: BrowserLike, asked: Partial<ExportRequest> = {}) =>
  browser.ask<ExportJob>('POST', '/api/exports', { ...month, kind: 'tables-xlsx', lang: 'kk', ...asked })

async function begin(browser: BrowserLike, asked?: Partial<ExportRequest>): Promise<ExportJob> {
  const answer = await ask(browser, asked)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.reply
}

function get(browser: BrowserLike, path: string): Promise<Response> {
  return fetch(browser.url + path, { headers: { Cookie: browser.cookie, Origin: browser.url } })
}

/** Follows a file as its page does. @returns every state that was sent, once the stream ends */
async function follow(browser: BrowserLike, { id }: ExportJob): Promise<ExportJob[]> {
  const response = await get(browser, `/api/exports/${id}/progress`)
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const text = await response.text()
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as ExportJob)
}

/** Runs `work` while reads of single tickets are blocked. */
async function whileHeld(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table waits in access exclusive mode')
    await work()
  } finally {
    await client.end()
  }
}

test('a person requests, follows and downloads a file; nobody else finds it', async () => {
  const job = await begin(manager, { kind: 'tickets-csv', lang: 'en' })
  expect(job).toMatchObject({ state: 'running', of: 260, name: null })

  const states = await follow(manager, job)
  expect(states.at(-1)).toMatchObject({ id: job.id, state: 'done', done: 260, error: null })

  const file = await get(manager, `/api/exports/${job.id}/file`)
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-disposition': 'attachment; filename=kezek-akmola-2026-09-01-2026-09-30-tickets.csv',
    'content-type': 'text/csv; charset=utf-8',
    'cache-control': 'no-store',
  })
  expect((await file.text()).trimEnd().split('\n')).toHaveLength(261)
  for (const [method, path] of [
    ['GET', `/api/exports/${job.id}/file`],
    ['GET', `/api/exports/${job.id}/progress`],
    ['DELETE', `/api/exports/${job.id}`],
  ] as const) {
    expect(await other.ask(method, path)).toMatchObject({ status: 404, error: { code: 'NO_SUCH_EXPORT' } })
  }
  expect(await files(other)).toEqual([])
  expect(await files(manager)).toMatchObject([{ id: job.id }])
})

test('a manager who has lost a centre gets no file that includes it, not even one requested before', async () => {
  const all = await begin(both.browser, { centre: 'all', kind: 'table-csv', table: 'centre', lang: 'en' })
  const one = await begin(both.browser, { kind: 'table-csv', table: 'total' })
  for (const job of [all, one])
    expect((await follow(both.browser, job)).at(-1)).toMatchObject({ state: 'done' })
  expect(await (await get(both.browser, `/api/exports/${all.id}/file`)).text()).toContain('Aktobe')

  const rows = await administrator.must<PersonRow[]>('GET', '/api/people?centre=aktobe')
  const row = rows.find(({ id }) => id === both.id)
  if (!row) throw new Error('nobody of that name')
  const { login, surname, name, patronymic, post, role, version: base } = row
  const person = { login, surname, name, patronymic, post, role, centres: ['akmola'] }
  await administrator.must('PUT', `/api/people/${row.id}`, {
    requestId: requestId(),
    base,
    person,
    isActive: true,
  })
  const again = await signIn(node.url, 'dana')
  expect(await again.ask('GET', `/api/exports/${all.id}/file`)).toMatchObject({
    status: 403,
    error: { code: 'FOREIGN_CENTRE' },
  })
  expect((await get(again, `/api/exports/${one.id}/file`)).status).toBe(200)
})

test.each([
  ['a span that ends before it begins', { to: '2026-08-31' }, 400, 'SPAN_BACKWARDS'],
  ['a span of ten years', { from: '2016-09-01' }, 400, 'SPAN_TOO_LONG'],
  ['another’s centre', { centre: 'aktobe' }, 403, 'FOREIGN_CENTRE'],
  ['a month’s sheet of no month', { kind: 'month-pdf', to: '2026-09-29' }, 400, 'BAD_MESSAGE'],
  ['a kind that there is not', { kind: 'tables-doc' as 'tables-xlsx' }, 400, 'BAD_MESSAGE'],
] as const)('%s is refused', async (_, asked, status, code) => {
  expect(await ask(manager, asked)).toMatchObject({ status, error: { code } })
})

test('a page that follows a file sees that it was cancelled', async () => {
  let id = ''
  await whileHeld(async () => {
    const job = await begin(manager, { kind: 'tickets-xlsx' })
    id = job.id
    const following = follow(manager, job)
    const stopped = await manager.ask('DELETE', `/api/exports/${id}`)
    expect(stopped).toMatchObject({ reply: { state: 'cancelled' } })
    expect((await following).at(-1)).toMatchObject({ state: 'cancelled' })
  })
  expect(await get(manager, `/api/exports/${id}/file`)).toMatchObject({ status: 404 })
})

test('a stopping node does not wait for files, not even for those that pages follow', async () => {
  const second = await startNode(redis, {
    prefix: node.prefix,
    env: { KEZEK_DEMO: '0' },
    archive: { url },
  })
  nodes.push(second)
  const there = await signIn(second.url, 'sara')
  await until('the archive is open', async () => (await list(there)).status === 200)
  nodes.splice(nodes.indexOf(second), 1)
  await whileHeld(async () => {
    const job = await begin(there, { kind: 'tickets-csv' })
    const following = follow(there, job)
    await until('it is begun', async () => (await files(other)).length === 1)
    // The file cannot be finished while the table is locked: a node that waited for it would never stop.
    await second.stop()
    await following
    // The owner sees the reason at any node.
    expect(await files(other)).toMatchObject([{ id: job.id, state: 'failed', error: 'STOPPING' }])
  })
})
