import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeRow } from '../../../../office/audit/describe-row.ts'
import type { AuditPage, AuditRow } from '../../../../shared/contract/audit.ts'
import type { BegunPairing } from '../../../../shared/contract/devices.ts'
import { businessDay, zoneClock } from '../../../../shared/domain/business-day.ts'
import { type Locale, locales } from '../../../../shared/domain/locale.ts'
import type { CentreSettings } from '../../../../shared/domain/settings.ts'
import { auditWords } from '../../../../shared/i18n/office/trail.ts'
import { BrowserLike, requestId } from '../../../kit/browser-like.ts'
import { connectRaw, handshakeOf, must, type RawClient } from '../../../kit/client.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { screenCatalogue } from '../../../kit/order.ts'
import { TestPrinter } from '../../../kit/printer.ts'
import { startRedis, type TestClient, type TestRedis } from '../../../kit/redis.ts'
import { makeAdministrator, makePerson, signIn } from '../../../kit/staff.ts'
import { until } from '../../../kit/until.ts'

const queue = 'housing-register.submission'
/** A text with personal data, which people may type although they should not. */
const gossip = 'Серік Омаров кетті, тел. +77011234567'

let redis: TestRedis
let client: TestClient
let node: TestNode
let administrator: BrowserLike
let manager: BrowserLike
let inspector: BrowserLike
let auditor: BrowserLike
let managerId: string
const lines: RawClient[] = []

async function lineOf(browser: BrowserLike, role: string): Promise<RawClient> {
  const line = await connectRaw(node.url, handshakeOf(role), { Cookie: browser.cookie })
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  lines.push(line)
  return line
}

const pageOf = (browser: BrowserLike, query = '', trail = 'akmola') =>
  browser.must<AuditPage>('GET', `/api/centres/${trail}/audit?${query}`)

async function rowsOf(browser: BrowserLike, query = '', trail = 'akmola'): Promise<AuditRow[]> {
  return (await pageOf(browser, query, trail)).rows
}

async function fileOf(browser: BrowserLike, query: string, trail = 'akmola') {
  const response = await fetch(`${node.url}/api/centres/${trail}/audit.csv?${query}`, {
    headers: { Cookie: browser.cookie },
  })
  return { response, text: await response.text() }
}

/** A morning: the day and a window are opened, one visitor is served, another leaves, settings and a device change. */
async function morning(): Promise<void> {
  const desk = await lineOf(manager, 'manager')
  const { day } = businessDay(Date.now(), 'Asia/Almaty', '00:00')
  await must(desk, 'day:set-day', { day, setting: { mode: 'open', open: '00:00', close: '23:59' } })
  await must(desk, 'day:set-day', { day, setting: { mode: 'open', open: '00:00', close: '23:58' } })
  const window = await lineOf(inspector, 'inspector')
  const { session } = await must(window, 'counter:open-counter', { counter: '1' })
  const at = { counter: '1', session }
  await must(desk, 'ticket:issue', { queue, lang: 'kk' })
  const { ticket } = await must(window, 'ticket:call-next', at)
  await must(window, 'ticket:start', { ...at, ticket })
  await must(window, 'ticket:finish', { ...at, ticket })
  const other = await must(desk, 'ticket:issue', { queue, lang: 'kk' })
  await must(desk, 'ticket:cancel', { ticket: other.ticket, word: gossip })
  const settings = await manager.ask<never>('GET', '/api/centres/akmola/settings')
  const { status: _status, ...known } = settings as unknown as CentreSettings & { status: number }
  const wanted = { ...known, noShowAfter: 45, ticker: { kk: '=1+1', ru: '=1+1', en: '=1+1' } }
  const changed = { requestId: requestId(), base: known.version, settings: wanted }
  await manager.must('PUT', '/api/centres/akmola/settings', changed)

  const kiosk = new BrowserLike(node.url)
  const { code } = await kiosk.must<BegunPairing>('POST', '/api/pairing', { kind: 'kiosk' })
  const place = { centre: 'akmola', kind: 'kiosk', place: '1', name: 'Кіреберіс' }
  const { id } = await manager.must<{ id: string }>('POST', '/api/devices', {
    ...place,
    requestId: requestId(),
    code,
  })
  await manager.must('POST', `/api/devices/${id}/lock`, { requestId: requestId() })
  await administrator.ask('POST', '/api/account/sign-in', { login: 'marat', password: 'not this one' })
}

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
  const made = await makePerson(administrator, 'marat', 'manager')
  manager = made.browser
  managerId = made.id
  inspector = (await makePerson(administrator, 'aigul', 'inspector')).browser
  auditor = (await makePerson(administrator, 'kanat', 'auditor')).browser
  await morning()
})
afterAll(async () => {
  for (const line of lines) line.close()
  await node?.stop()
  await redis?.stop()
})

test('a manager reads the trail of the own centre, an administrator and an auditor of all, nobody else any', async () => {
  const status = async (browser: BrowserLike, path: string) => (await browser.ask('GET', path)).status
  const nobody = new BrowserLike(node.url)
  for (const ending of ['audit', 'audit.csv?lang=kk']) {
    const [own, foreign] = [`/api/centres/akmola/${ending}`, `/api/centres/aktobe/${ending}`]
    const all = `/api/centres/people/${ending}`
    const seen = async (browser: BrowserLike) => [
      await status(browser, own),
      await status(browser, foreign),
      await status(browser, all),
      await status(browser, all.replace('people', 'devices')),
    ]
    expect(await seen(manager), ending).toEqual([200, 403, 403, 403])
    expect(await seen(inspector), ending).toEqual([403, 403, 403, 403])
    expect(await seen(administrator), ending).toEqual([200, 200, 200, 200])
    expect(await seen(auditor), ending).toEqual([200, 200, 200, 200])
    expect(await seen(nobody), ending).toEqual([401, 401, 401, 401])
  }
  expect(await status(auditor, '/api/centres/nowhere/audit')).toBe(404)
  expect(await auditor.ask('GET', '/api/centres/akmola/audit?by=*')).toMatchObject({ status: 400 })
})

test('each row says who, from where, when, before and after, the newest first', async () => {
  const rows = await rowsOf(manager)
  expect(rows.map(({ n }) => n)).toEqual(rows.map((_, at) => rows.length - at))

  const one = (type: string) => rows.find(row => row.type === type)
  const via = expect.stringMatching(/^[\w-]{8}$/)
  expect(one('ticket:called')).toMatchObject({
    by: expect.stringMatching(/^inspector:p-/),
    via,
    counter: '1',
    number: 'A001',
    before: { state: 'waiting' },
    after: { state: 'called', counter: '1' },
    facts: { queue, reason: 'deadline' },
  })
  expect(one('ticket:finished')).toMatchObject({ before: { state: 'serving' }, after: { state: 'done' } })
  expect(one('ticket:issued')).toMatchObject({ by: `manager:${managerId}`, via, after: { state: 'waiting' } })
  expect(one('counter:opened')).toMatchObject({ before: { state: 'closed' }, after: { state: 'open' } })
  expect(one('day:set')).toMatchObject({
    before: { close: '23:59' },
    after: { close: '23:58', mode: 'open' },
  })
  expect(one('settings:updated')).toMatchObject({
    by: `manager:${managerId}`,
    via,
    before: { noShowAfter: expect.any(String) },
    after: { noShowAfter: '45', ticker: expect.stringContaining('=1+1') },
    facts: { version: '2' },
  })
  expect(one('settings:updated')?.before).not.toHaveProperty('ticker')
  expect(rows.every(({ at }) => Math.abs(at - Date.now()) < 600_000)).toBe(true)

  // The row has the same public session id that its owner sees.
  const sessions = await manager.must<{ id: string }[]>('GET', '/api/account/sessions')
  expect(sessions.map(({ id }) => id)).toContain(one('ticket:issued')?.via)
})

test('rows are found by who did it, what it was, which ticket and when', async () => {
  const types = async (query: string) => new Set((await rowsOf(manager, query)).map(({ type }) => type))
  expect(await types('by=inspector')).toEqual(
    new Set(['counter:opened', 'ticket:called', 'ticket:started', 'ticket:finished']),
  )

  const everything = await rowsOf(manager)
  const own = everything.filter(({ by }) => by === `manager:${managerId}`)
  expect(await rowsOf(manager, `by=manager:${managerId}`)).toEqual(own)
  expect(await types('type=day:')).toEqual(new Set(['day:opened', 'day:set']))
  expect(await types('type=settings:updated&by=manager')).toEqual(new Set(['settings:updated']))
  expect(await types('ticket=A002')).toEqual(new Set(['ticket:issued', 'ticket:cancelled']))

  const [cancelled] = await rowsOf(manager, 'type=ticket:cancelled')
  expect(await rowsOf(manager, `ticket=${cancelled?.ticket}`)).toHaveLength(2)

  const at = cancelled?.at ?? 0
  expect(await rowsOf(manager, `to=${at}`)).toEqual(everything.filter(row => row.at < at))
  expect(await rowsOf(manager, `from=${at}`)).toEqual(everything.filter(row => row.at >= at))
  expect(await rowsOf(manager, `from=${Date.now() + 10 * 3_600_000}`)).toEqual([])
})

test('a manager reads the rows about people and devices that concern the own centre', async () => {
  const devices = await rowsOf(manager, 'of=devices')
  expect(devices.map(({ type }) => type)).toEqual(['device:locked', 'device:paired'])
  expect(devices[0]).toMatchObject({
    before: { state: 'active' },
    after: { state: 'locked' },
    facts: { place: '1' },
  })

  const people = await rowsOf(manager, 'of=people')
  const [failed] = people.filter(({ type }) => type === 'sign-in:failed')
  expect(failed).toMatchObject({ by: 'system:door', facts: { person: managerId, from: '127.0.0.1' } })
  expect(people.some(({ type, facts }) => type === 'session:started' && facts.person === managerId)).toBe(
    true,
  )

  // Neither administrator nor auditor works at a centre.
  const all = await rowsOf(auditor, '', 'people')
  const roles = (rows: AuditRow[]) =>
    new Set(rows.flatMap(({ facts, after }) => facts.role ?? after?.role ?? []))
  expect(roles(people)).toEqual(new Set(['manager', 'inspector']))
  expect(roles(all)).toEqual(new Set(['administrator', 'manager', 'inspector', 'auditor']))
  expect(await rowsOf(auditor, 'of=devices', 'aktobe')).toEqual([])
})

test('the audit page and file contain neither texts about visitors nor names of people', async () => {
  const page = JSON.stringify(await rowsOf(manager))
  const { text } = await fileOf(manager, 'lang=ru')
  const [cancelled] = await rowsOf(manager, 'type=ticket:cancelled')
  expect(cancelled?.facts).toMatchObject({ withReason: 'true' })

  const stream = async (trail: string) =>
    JSON.stringify(await client.xRange(`${node.prefix}kezek:{${trail}}:events`, '-', '+'))
  const streams = [await stream('people'), await stream('devices'), await stream('akmola')]
  for (const name of ['Ахметова', 'Айгүл', 'Серікқызы', 'инспектор"', 'marat', 'aigul', 'not this one'])
    for (const said of [page, text, ...streams]) expect(said).not.toContain(name)
  for (const said of [page, text]) expect(said).not.toMatch(/Омаров|7701/)
})

test('a page has a hundred rows and names where the next one begins', async () => {
  const desk = lines[0] as RawClient
  for (let i = 0; i < 120; i++) await must(desk, 'ticket:issue', { queue, lang: 'kk' })
  const first = await pageOf(manager)
  expect(first.rows).toHaveLength(100)

  const second = await pageOf(manager, `before=${first.next}`)
  expect(second.next).toBeUndefined()

  const numbers = [...first.rows, ...second.rows].map(({ n }) => n)
  expect(numbers).toEqual(numbers.map((_, at) => numbers.length - at))

  const issued = await pageOf(manager, 'type=ticket:issued')
  const rest = await pageOf(manager, `type=ticket:issued&before=${issued.next}`)
  expect(issued.rows.length + rest.rows.length).toBe(122)
})

test('the file has every row, the oldest first, with column titles in each language', async () => {
  const all = (await pageOf(manager)).rows[0]?.n ?? 0
  for (const locale of locales) {
    const { response, text } = await fileOf(manager, `lang=${locale}`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename=kezek-audit-akmola-[\d-]+\.csv$/,
    )
    const sign = locale === 'en' ? ',' : ';'
    const [head, ...rows] = text.trimEnd().split('\n')
    expect(head?.replace(/^\ufeff/, '').split(sign)).toEqual(Object.values(auditWords[locale].columns))
    expect(rows).toHaveLength(all)
    expect(rows[0]).toContain('day:opened')
    expect(rows[0]).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:00/)
  }

  const { text } = await fileOf(manager, 'lang=en&type=settings:updated')
  expect(text.trimEnd().split('\n')).toHaveLength(3)

  const { text: none } = await fileOf(manager, `lang=en&from=${Date.now() + 10 * 3_600_000}`)
  expect(none.trimEnd().split('\n')).toHaveLength(1)
  expect(await auditor.ask('GET', '/api/centres/akmola/audit.csv?lang=de')).toMatchObject({ status: 400 })
})

test('changes by socket and HTTP are linked into the chains of centres and people', async () => {
  const head = async () => Number(await client.hGet(`${node.prefix}kezek:{akmola}:chain-head`, 'n'))
  const n = Number(await client.hGet(`${node.prefix}kezek:{akmola}:centre`, 'n'))
  await until('all is linked', async () => (await head()) === n)
  const people = async (key: string, field: string) =>
    Number(await client.hGet(`${node.prefix}kezek:{people}:${key}`, field))
  await until('people, too', async () => (await people('chain-head', 'n')) === (await people('centre', 'n')))
  expect(await people('chain-head', 'n')).toBeGreaterThan(8)
})

test('the trail shows copies of tickets: who asked for which, and on which printer it came out', async () => {
  const printer = await TestPrinter.open()
  try {
    const { status: _status, ...known } = (await manager.ask<never>(
      'GET',
      '/api/centres/akmola/settings',
    )) as unknown as CentreSettings & { status: number }
    const settings = { ...known, printers: { hall: { address: printer.address, profile: 'generic-80' } } }
    const changed = { requestId: requestId(), base: known.version, settings }
    await manager.must('PUT', '/api/centres/akmola/settings', changed)
    const [desk, window] = lines as [RawClient, RawClient]
    const tickets = [await must(desk, 'ticket:issue', { queue, lang: 'kk' })]
    tickets.push(await must(desk, 'ticket:issue', { queue, lang: 'kk' }))
    const [first, second] = tickets
    await must(window, 'ticket:reprint', { ticket: first?.ticket, printer: 'hall' })
    await must(desk, 'ticket:reprint', { ticket: second?.ticket, printer: 'hall' })
    await until('both are printed', () => printer.pieces.filter(({ isCut }) => isCut).length === 2)
    const printedOf = () => rowsOf(manager, 'type=ticket:printed')
    await until('both are in the trail', async () => (await printedOf()).length === 2)
    const [later, earlier, ...others] = await rowsOf(manager, 'type=ticket:reprint-asked')
    expect(others).toEqual([])
    const via = expect.stringMatching(/^[\w-]{8}$/)
    const facts = { copy: '1', printer: 'hall' }
    expect(earlier).toMatchObject({ by: expect.stringMatching(/^inspector:p-/), via, facts })
    expect(later).toMatchObject({ by: `manager:${managerId}`, via, facts })
    expect([earlier?.number, later?.number]).toEqual(tickets.map(({ number }) => number))

    const catalogue = screenCatalogue
    const names = new Map([[managerId, 'Марат']])
    const words = {
      kk: ['Талон көшірмесі сұралды', '1-көшірме'],
      ru: ['Запрошена копия талона', 'копия № 1'],
    }
    for (const [locale, [what, which]] of Object.entries({
      ...words,
      en: ['Copy of the ticket requested', 'copy 1'],
    })) {
      const telling = {
        locale: locale as Locale,
        settings,
        zone: zoneClock(settings.zone),
        names,
        catalogue: catalogue,
      }
      expect(describeRow(telling, later as AuditRow)).toMatchObject({
        who: 'Марат',
        what,
        about: [later?.number, which, 'hall'],
      })
    }
  } finally {
    await printer.close()
  }
})
