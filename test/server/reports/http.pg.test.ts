import { afterAll, beforeAll, expect, test } from 'vitest'
import type {
  ArchiveReport,
  ArchiveState,
  DayReport,
  DaySummary,
  TicketStories,
} from '../../../shared/contract/archive-report.ts'
import { businessDay } from '../../../shared/domain/business-day.ts'
import { TestDatabases } from '../../kit/archive.ts'
import { BrowserLike } from '../../kit/browser-like.ts'
import { connectRaw, handshakeOf, must, type RawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import type { TestPostgres } from '../../kit/postgres.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, openAlways, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'

const queue = 'housing-register.submission'
const zone = 'Asia/Almaty'

const databases = new TestDatabases()
let postgres: TestPostgres
let redis: TestRedis
let node: TestNode
let manager: BrowserLike
let inspector: BrowserLike
let auditor: BrowserLike
let both: BrowserLike
let inspectorId: string
/** The present day at the centre, `2026-11-26`. */
let today: string
const lines: RawClient[] = []

async function lineOf(browser: BrowserLike, role: string): Promise<RawClient> {
  const line = await connectRaw(node.url, handshakeOf(role), { Cookie: browser.cookie })
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  lines.push(line)
  return line
}

/** Four visitors: served, missed, chosen, and still waiting when the manager ends the day. */
async function wholeDay(): Promise<void> {
  const { day } = businessDay(Date.now(), zone, '00:00')
  today = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const desk = await lineOf(manager, 'manager')
  await openAlways(manager)
  const window = await lineOf(inspector, 'inspector')
  const { session } = await must(window, 'counter:open-counter', { counter: '1' })
  const at = { counter: '1', session }
  const issued = []
  for (let n = 0; n < 4; n++) issued.push(await must(desk, 'ticket:issue', { queue, lang: 'kk' }))
  const { ticket } = await must(window, 'ticket:call-next', at)
  await must(window, 'ticket:start', { ...at, ticket })
  await must(window, 'ticket:finish', { ...at, ticket })
  await must(window, 'ticket:call-ticket', { ...at, ticket: issued[2]?.ticket, word: 'Құжаты дайын' })
  await must(window, 'ticket:mark-no-show', { ...at, ticket: issued[2]?.ticket })
  await must(window, 'counter:close-counter', at)
  await must(desk, 'day:close-day', { day, waiting: 2 })
}

const get = <T>(browser: BrowserLike, path: string) => browser.must<T>('GET', `/api/reports/${path}`)
const figures = (browser: BrowserLike, centre = 'akmola', from = today, to = today) =>
  browser.ask<ArchiveReport>('GET', `/api/reports/figures?centre=${centre}&from=${from}&to=${to}`)

beforeAll(async () => {
  postgres = await databases.postgres()
  redis = await startRedis()
  const url = await postgres.database()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' }, archive: { url } })
  await makeAdministrator(redis, node.prefix)
  const administrator = await signIn(node.url, 'admin1')
  manager = (await makePerson(administrator, 'marat', 'manager')).browser
  both = (await makePerson(administrator, 'dana', 'manager', ['akmola', 'aktobe'])).browser
  const made = await makePerson(administrator, 'aigul', 'inspector')
  inspector = made.browser
  inspectorId = made.id
  auditor = (await makePerson(administrator, 'kanat', 'auditor')).browser
  await wholeDay()
  await until(
    'the day is archived',
    async () => (await get<DaySummary | null>(manager, 'summary?centre=akmola')) !== null,
  )
})
afterAll(async () => {
  for (const line of lines) line.close()
  await node?.stop()
  await redis?.stop()
  await databases.stop()
})

test('a report shows what happened, with the names of people', async () => {
  const report = await get<ArchiveReport>(manager, `figures?centre=akmola&from=${today}&to=${today}`)
  expect(report.total).toMatchObject({
    visitors: 4,
    served: 1,
    missed: 1,
    unserved: 2,
    counted: 2,
    within: 2,
  })
  expect(report.by.service).toMatchObject([{ key: 'housing-register', figures: { visitors: 4 } }])
  expect(report.by.inspector).toMatchObject([
    { key: inspectorId, figures: { visitors: 2, served: 1, missed: 1 } },
  ])
  expect(report.people).toEqual({ [inspectorId]: 'Ахметова Айгүл' })
  expect(report.chosen).toEqual([{ inspector: inspectorId, word: 'Құжаты дайын', calls: 1 }])
  expect(report.targets).toEqual([30])
})

test('a day’s report shows what each window did and the day’s main figures', async () => {
  const day = await get<DayReport>(manager, `day?centre=akmola&day=${today}`)
  expect(day.zone.name).toBe(zone)

  const [window] = day.counters
  expect(window?.counter).toBe('1')

  const states = window?.spans.map(({ state }) => state)
  expect(states).toContain('called')
  expect(states).toContain('serving')
  // The spans follow each other without a gap.
  for (const [at, span] of window?.spans.slice(1).entries() ?? [])
    expect(span.from).toBe(window?.spans[at]?.to)
  expect(new Set(window?.spans.map(span => span.inspector))).toEqual(new Set([inspectorId]))

  const { hour } = { hour: new Date(Date.now() + 5 * 3_600_000).getUTCHours() }
  expect(day.summary).toMatchObject({ day: today, chosen: 1, figures: { visitors: 4, served: 1 } })
  expect(day.summary?.busiest?.visitors).toBe(4)
  expect([hour, (hour + 23) % 24]).toContain(day.summary?.busiest?.hour)
  expect(await get<DaySummary>(manager, 'summary?centre=akmola')).toEqual(day.summary)
})

test('a ticket is found by its number in either alphabet, with every step and the reason of its call', async () => {
  const asked = (number: string) =>
    get<TicketStories>(manager, `story?centre=akmola&day=${today}&number=${encodeURIComponent(number)}`)
  const { tickets, people } = await asked('а003')
  expect(tickets).toHaveLength(1)
  expect(tickets[0]).toMatchObject({ number: 'A003', state: 'no-show', isTrusted: true })
  expect(tickets[0]?.steps.map(({ type }) => type)).toEqual([
    'ticket:issued',
    'ticket:called',
    'ticket:missed',
  ])
  expect(tickets[0]?.steps[1]?.facts).toMatchObject({ reason: 'chosen', word: 'Құжаты дайын' })
  expect(people[inspectorId]).toBe('Ахметова Айгүл')
  expect((await asked('A099')).tickets).toEqual([])
})

test('the archive’s state shows how far it is', async () => {
  const state = await get<ArchiveState>(manager, 'archive?centre=akmola')
  expect(state).toMatchObject({ undigested: [], undigestedTotal: 0, forks: [] })
  expect(state.events).toBeGreaterThan(10)
  expect(Date.now() - (state.last ?? 0)).toBeLessThan(600_000)
})

test('a manager sees reports of the own centres, an auditor of all, nobody else of any', async () => {
  expect((await figures(manager)).status).toBe(200)
  expect(await figures(manager, 'aktobe')).toMatchObject({ status: 403, error: { code: 'FOREIGN_CENTRE' } })
  expect((await figures(auditor, 'aktobe')).status).toBe(200)
  expect((await figures(inspector)).status).toBe(403)
  expect((await figures(new BrowserLike(node.url))).status).toBe(401)

  const centresOf = async (browser: BrowserLike) => {
    const answer = await figures(browser, 'all')
    return answer.ok ? answer.reply.centres : []
  }
  expect(await centresOf(manager)).toEqual(['akmola'])
  expect(await centresOf(both)).toEqual(['akmola', 'aktobe'])
  expect(await centresOf(auditor)).toHaveLength(24)
})

test.each([
  [
    'a span that ends before it starts',
    'figures?centre=akmola&from=2026-02-02&to=2026-02-01',
    400,
    'SPAN_BACKWARDS',
  ],
  ['one of ten years', 'figures?centre=akmola&from=2016-01-01&to=2025-12-31', 400, 'SPAN_TOO_LONG'],
  ['a day that is none', 'figures?centre=akmola&from=2026-02-30&to=2026-03-01', 400, 'BAD_MESSAGE'],
  ['a span without an end', 'figures?centre=akmola&from=2026-02-01', 400, 'BAD_MESSAGE'],
  ['an unknown centre', 'figures?centre=nowhere&from=2026-02-01&to=2026-02-01', 404, 'NO_SUCH_CENTRE'],
  ['a day of all centres', 'day?centre=all&day=2026-02-01', 404, 'NO_SUCH_CENTRE'],
  ['a number that is none', 'story?centre=akmola&day=2026-02-01&number=%27', 400, 'BAD_MESSAGE'],
])('%s is refused', async (_what, path, status, code) => {
  expect(await auditor.ask('GET', `/api/reports/${path}`)).toMatchObject({
    status,
    ok: false,
    error: { code },
  })
})

test('reports answer ARCHIVE_AWAY while the archive is away, and work again once it is back', async () => {
  await postgres.kill()
  expect(await figures(manager)).toMatchObject({ status: 503, error: { code: 'ARCHIVE_AWAY' } })
  await postgres.start()
  await until('it answers again', async () => (await figures(manager)).status === 200)
})
