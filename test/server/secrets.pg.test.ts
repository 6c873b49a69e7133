import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BegunPairing } from '../../shared/contract/devices.ts'
import type { GivenCode } from '../../shared/contract/people.ts'
import { businessDay } from '../../shared/domain/business-day.ts'
import type { CentreSettings } from '../../shared/domain/settings.ts'
import { TestDatabases } from '../kit/archive.ts'
import { BrowserLike, requestId } from '../kit/browser-like.ts'
import { connectRaw, handshakeOf, must, type RawClient } from '../kit/client.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { startRedis, type TestClient, type TestRedis } from '../kit/redis.ts'
import { makeAdministrator, makePerson, openAlways, signIn } from '../kit/staff.ts'
import { until } from '../kit/until.ts'

const queue = 'housing-register.submission'
const address = 'tcp://10.98.76.54:9101'

const databases = new TestDatabases()
let redis: TestRedis
let client: TestClient
let node: TestNode
let url: string
let day: string
const browsers: Record<string, BrowserLike> = {}
const lines: Record<string, RawClient> = {}
/** All planted secrets by name; each value may only reach its owner. */
const secrets = new Map<string, string>()
const tickets: string[] = []

async function lineOf(name: string, role: string): Promise<RawClient> {
  const line = await connectRaw(node.url, handshakeOf(role), { Cookie: browsers[name]?.cookie ?? '' })
  if ('refused' in line) throw new Error(`${name}: ${JSON.stringify(line.refused)}`)
  lines[name] = line
  return line
}

/** Pairs a screen. Its browser then has the key in a cookie. */
async function pair(kind: 'kiosk' | 'display', place: string): Promise<void> {
  const screen = new BrowserLike(node.url)
  const { code } = await screen.must<BegunPairing>('POST', '/api/pairing', { kind })
  secrets.set(`the pairing of the ${kind}`, screen.cookie.split('=')[1] ?? '')
  await browsers.manager?.must('POST', '/api/devices', {
    requestId: requestId(),
    code,
    centre: 'akmola',
    kind,
    place,
    name: 'Кіреберіс',
  })
  await screen.must('POST', '/api/pairing/claim', {})
  browsers[kind] = screen
}

/** @returns all hashes of passwords and codes and all digests of keys in the store. */
async function hashes(): Promise<string[]> {
  const found: string[] = []
  for (const key of await client.keys(`${node.prefix}kezek:{people}:*`)) {
    if ((await client.type(key)) !== 'hash') continue
    const { hash, code } = await client.hGetAll(key)
    found.push(...[hash, code].filter(value => value !== undefined))
  }
  return found
}

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
  url = await (await databases.postgres()).database()
  node = await startNode(redis, {
    env: { KEZEK_DEMO: '0', PRINTER_NETWORKS: '10.0.0.0/8' },
    archive: { url },
  })
  await makeAdministrator(redis, node.prefix)
  const administrator = await signIn(node.url, 'admin1')
  browsers.administrator = administrator
  for (const [login, role] of [
    ['manager', 'manager'],
    ['owner', 'inspector'],
    ['other', 'inspector'],
    ['auditor', 'auditor'],
    ['consultant', 'consultant'],
  ] as const)
    browsers[login] = (await makePerson(administrator, login, role)).browser
  browsers.nobody = new BrowserLike(node.url)
  await pair('kiosk', 'k1')
  await pair('display', 'd1')
  const given = await administrator.must<GivenCode>('POST', '/api/people', {
    requestId: requestId(),
    person: {
      login: 'newcomer',
      role: 'inspector',
      centres: ['akmola'],
      surname: 'Омаров',
      name: 'Серік',
      patronymic: '',
      post: 'инспектор',
    },
  })
  secrets.set('a one-time code', given.code ?? '')
  for (const [name, browser] of Object.entries(browsers))
    for (const [cookie, value] of browser.cookies) secrets.set(`the cookie ${cookie} of the ${name}`, value)
  for (const [at, hash] of (await hashes()).entries()) secrets.set(`hash ${at}`, hash)

  const desk = await lineOf('manager', 'manager')
  for (const [name, role] of [
    ['administrator', 'administrator'],
    ['auditor', 'auditor'],
    ['consultant', 'consultant'],
    ['owner', 'inspector'],
    ['other', 'inspector'],
    ['kiosk', 'kiosk'],
    ['display', 'display'],
  ] as const)
    await lineOf(name, role)
  const { day: today } = businessDay(Date.now(), 'Asia/Almaty', '00:00')
  day = `${today.slice(0, 4)}-${today.slice(4, 6)}-${today.slice(6)}`
  if (browsers.manager) await openAlways(browsers.manager)
  const known = await browsers.manager?.ask<never>('GET', '/api/centres/akmola/settings')
  const { status: _status, ...settings } = known as unknown as CentreSettings & { status: number }
  await browsers.manager?.must('PUT', '/api/centres/akmola/settings', {
    ...settings,
    printers: { p1: { address, profile: 'generic-80' } },
    kiosks: { k1: { printers: ['p1'] } },
  })
  const window = lines.owner as RawClient
  const { session } = await must(window, 'counter:open-counter', { counter: '1' })
  secrets.set('the sitting', String(session))
  const at = { counter: '1', session }
  for (let n = 0; n < 4; n++)
    tickets.push(String((await must(desk, 'ticket:issue', { queue, lang: 'kk' })).ticket))
  const called = await must(window, 'ticket:call-next', at)
  await must(window, 'ticket:start', { ...at, ticket: called.ticket })
  await must(window, 'ticket:park', { ...at, ticket: called.ticket })
  const next = await must(window, 'ticket:call-next', at)
  await must(window, 'ticket:return-to-queue', { ...at, ticket: next.ticket })
  const secret = await client.get(`${node.prefix}kezek:link-secret`)
  if (secret) secrets.set('the secret of the links', secret)
  secrets.set('the address of a printer', address)
}, 60_000)
afterAll(async () => {
  for (const line of Object.values(lines)) line.close()
  await node?.stop()
  await databases.stop()
  await redis?.stop()
})

/** The callers who may see a printer's address: those who set it and those who supervise them. */
const printerStaff = ['manager', 'administrator', 'auditor']

function expectNone(text: string, who: string, where: string): void {
  for (const [name, secret] of secrets) {
    if (name === 'the address of a printer' && printerStaff.includes(who)) continue
    expect(secret.length, name).toBeGreaterThan(7)
    if (text.includes(secret)) throw new Error(`${who} finds ${name} in ${where}`)
  }
}

const members = ['administrator', 'manager', 'owner', 'other', 'auditor', 'consultant', 'kiosk', 'display']
const everybody = [...members, 'nobody']

test.each(everybody)('no answer by HTTP holds a secret: %s', async who => {
  const paths = [
    '/healthz',
    '/api/about',
    '/api/catalogue',
    '/api/me',
    '/api/account/sessions',
    '/api/exports',
    '/api/people',
    '/api/people?centre=akmola',
    '/api/devices',
    '/api/devices?centre=akmola',
    ...['', '?of=people', '?of=devices'].map(of => `/api/centres/akmola/audit${of}`),
    ...['akmola', 'people', 'devices'].flatMap(trail => [
      `/api/centres/${trail}/audit`,
      `/api/centres/${trail}/audit.csv?lang=kk`,
    ]),
    '/api/centres/akmola/settings',
    '/api/centres/akmola/voice/kk/clips',
    `/api/reports/figures?centre=akmola&from=${day}&to=${day}`,
    `/api/reports/day?centre=akmola&day=${day}`,
    ...['A001', 'A002', 'A003'].map(number => `/api/reports/story?centre=akmola&day=${day}&number=${number}`),
    ...['summary', 'archive'].map(what => `/api/reports/${what}?centre=akmola`),
  ]
  for (const path of paths) {
    const response = await fetch(`${node.url}${path}`, { headers: { Cookie: browsers[who]?.cookie ?? '' } })
    expectNone(await response.text(), who, path)
  }
})

test.each(members)('no snapshot, event, tick or answer by socket holds a secret: %s', async who => {
  const line = lines[who] as RawClient
  const ask = (name: string, params: unknown) => line.socket.timeout(5_000).emitWithAck('query', name, params)
  line.socket.emit('resync')
  await until('a snapshot came', () => line.received.some(({ name }) => name === 'snapshot'))
  const answers = await Promise.all([
    ask('waiting', { page: 0 }),
    ...['A001', 'A002', 'A003', '1'].map(number => ask('find', { number })),
  ])
  // A person may read at most two stories at a time.
  for (const ticket of tickets) answers.push(await ask('story', { ticket }))
  if (['manager', 'owner', 'other'].includes(who))
    expect(
      answers.every(answer => answer.ok),
      JSON.stringify(answers),
    ).toBe(true)
  expectNone(JSON.stringify(answers), who, 'queries')
  expectNone(JSON.stringify(line.received), who, 'what came by itself')
})

test('the public part of a sitting’s name lets nobody else operate its window', async () => {
  const at = { counter: '1', session: secrets.get('the sitting') }
  for (const [name, body] of [
    ['ticket:call-next', at],
    ['counter:pause-counter', at],
    ['counter:set-counter-queues', { ...at, queues: [queue] }],
    ['counter:close-counter', at],
  ] as const) {
    const reply = must(lines.other as RawClient, name, body)
    await expect(reply, name).rejects.toThrow('COUNTER_NOT_YOURS')
  }
})

test('neither the archive nor a file from it holds a secret', async () => {
  const database = new pg.Client({ connectionString: url })
  await database.connect()
  try {
    await until('everything is archived', async () => {
      const { rows } = await database.query(
        "select count(*) as count from events where type = 'ticket:returned'",
      )
      return Number(rows[0]?.count) > 0
    })
    const { rows: tables } = await database.query(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    )
    expect(tables.length).toBeGreaterThan(10)
    for (const { name } of tables) {
      const { rows } = await database.query(`select * from "${name}"`)
      // The operator's database holds former settings, including printers.
      expectNone(JSON.stringify(rows), 'auditor', name)
    }
  } finally {
    await database.end()
  }

  const manager = browsers.manager as BrowserLike
  const asked = { kind: 'tickets-csv', centre: 'akmola', from: day, to: day, lang: 'kk' }
  const { id } = await manager.must<{ id: string }>('POST', '/api/exports', asked)
  const text = await until('the file is made', async () => {
    const response = await fetch(`${node.url}/api/exports/${id}/file`, {
      headers: { Cookie: manager.cookie },
    })
    return response.ok ? response.text() : undefined
  })
  expect(text).toContain('A001')

  expectNone(text, 'nobody', 'a file of tickets')
})
