import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Devices } from '../../server/auth/devices.ts'
import { Passwords } from '../../server/auth/passwords.ts'
import { People } from '../../server/auth/people.ts'
import { centreKeys } from '../../server/queue/keys.ts'
import { createRedis, type RedisClient } from '../../server/redis/client.ts'
import type { ExportJob } from '../../shared/contract/archive-report.ts'
import { businessDay } from '../../shared/domain/business-day.ts'
import { cleanText, cleanTexts } from '../../shared/domain/text.ts'
import { TestDatabases } from '../kit/archive.ts'
import type { BrowserLike } from '../kit/browser-like.ts'
import { connectRaw, handshakeOf, must, type RawClient } from '../kit/client.ts'
import { startNode, type TestNode } from '../kit/node.ts'
import { startRedis, type TestRedis } from '../kit/redis.ts'
import { makeAdministrator, makePerson, openAlways, signIn } from '../kit/staff.ts'
import { until } from '../kit/until.ts'

const queue = 'housing-register.submission'
/** An override of direction, a letter in two parts, a control character, a zero-width blank, a non-character, a line break. */
const dirty = {
  surname: '\u202EИ\u0306осипова',
  name: 'Ай\u0000гүл',
  patronymic: ' Серік\u200Bқызы\uFFFE',
  post: 'аға\nинспектор',
}
const clean = cleanTexts(dirty)
const dirtyDevice = 'Кі\u202Eреберіс\u0007'
const shownName = `${clean.surname} ${clean.name}`

const databases = new TestDatabases()
let redis: TestRedis
let store: RedisClient
let node: TestNode
/** A node that started afterwards and has read everything again. */
let later: TestNode
let administrator: BrowserLike
let manager: BrowserLike
let inspector: BrowserLike
let inspectorId: string
/** The present day at the centre, `2026-11-26`. */
let today: string
const lines: RawClient[] = []

async function lineOf(url: string, browser: BrowserLike, role: string): Promise<RawClient> {
  const line = await connectRaw(url, handshakeOf(role), { Cookie: browser.cookie })
  if ('refused' in line) throw new Error(JSON.stringify(line.refused))
  lines.push(line)
  return line
}

/** Writes names that older versions accepted, through the scripts, which do not check them. */
async function writeDirty(): Promise<void> {
  store = createRedis(redis, { log: pino({ level: 'silent' }), name: 'test' })
  await store.connect()
  const people = new People(store, node.prefix, new Passwords(), Date.now)
  for (const row of await people.list('all')) {
    if (row.role === 'administrator') continue
    const person = { ...row, centres: [...row.centres], ...dirty }
    const change = { base: row.version, person, isActive: true }
    const changed = await people.change({ by: 'system:old' }, row.id, change)
    expect(changed.ok).toBe(true)
    if (row.role === 'inspector') inspectorId = row.id
  }
  const devices = new Devices(store, node.prefix)
  const place = { kind: 'display', centre: 'akmola', place: 'hall-1' } as const
  const { id } = await devices.adopt({ ...place, name: dirtyDevice })
  await devices.rename({ by: 'system:old' }, id, `${dirtyDevice}2`)
}

/** Serves a visitor and waits until the archive has it. */
async function work(): Promise<void> {
  const desk = await lineOf(node.url, manager, 'manager')
  const { day } = businessDay(Date.now(), 'Asia/Almaty', '00:00')
  today = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  await openAlways(manager)
  const window = await lineOf(node.url, inspector, 'inspector')
  const { session } = await must(window, 'counter:open-counter', { counter: '1' })
  const at = { counter: '1', session }
  await must(desk, 'ticket:issue', { queue, lang: 'kk' })
  const { ticket } = await must(window, 'ticket:call-next', at)
  await must(window, 'ticket:start', { ...at, ticket })
  await must(window, 'ticket:finish', { ...at, ticket })
}

beforeAll(async () => {
  redis = await startRedis()
  const url = await (await databases.postgres()).database()
  const env = { KEZEK_DEMO: '0' }
  node = await startNode(redis, { env, archive: { url } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
  manager = (await makePerson(administrator, 'marat', 'manager')).browser
  inspector = (await makePerson(administrator, 'aigul', 'inspector')).browser
  await writeDirty()
  await work()
  // A sign as an older version stored it.
  await store.hSet(centreKeys(node.prefix, 'akmola').person(inspectorId), 'sign', JSON.stringify(dirty))
  later = await startNode(redis, { env, prefix: node.prefix })
})
afterAll(async () => {
  for (const line of lines) line.close()
  store?.destroy()
  await later?.stop()
  await node?.stop()
  await redis?.stop()
  await databases.stop()
})

/** Checks that every text in an answer is clean and that the expected names appear. */
function expectClean(answer: unknown, about: string): void {
  expect(cleanTexts(answer)).toBe(answer)
  expect(JSON.stringify(answer)).toContain(about)
}

test('the records hold the characters that older versions accepted', async () => {
  const record = await store.hGetAll(`${node.prefix}kezek:{people}:person:${inspectorId}`)
  expect(record).toMatchObject(dirty)
  expect(clean).not.toEqual(dirty)
})

test('lists of people and devices and the own account show clean names', async () => {
  expectClean(await administrator.must('GET', '/api/people'), clean.surname)
  expectClean(await inspector.must('GET', '/api/me'), clean.patronymic)
  expectClean(await manager.must('GET', '/api/devices?centre=akmola'), cleanText(`${dirtyDevice}2`))
})

test.each(['manager', 'inspector'] as const)(
  'the hall as a screen of a %s gets it, at either node',
  async role => {
    for (const { url } of [node, later]) {
      const line = await lineOf(url, role === 'manager' ? manager : inspector, role)
      const snapshot = await until('a snapshot', () => line.received.find(({ name }) => name === 'snapshot'))
      expectClean(snapshot, clean.surname)
    }
  },
)

test('the trail of people and devices shows clean names on pages and in files', async () => {
  // The trail of people contains no names.
  for (const [trail, names] of [
    ['people', inspectorId],
    ['devices', cleanText(dirtyDevice)],
  ] as const) {
    const page = await administrator.must('GET', `/api/centres/${trail}/audit`)
    expectClean(page, names)
    expect(JSON.stringify(page)).not.toMatch(/осипова|Ахметова|Айгүл/)
    const file = await fetch(`${node.url}/api/centres/${trail}/audit.csv?lang=kk`, {
      headers: { Cookie: administrator.cookie },
    })
    const [, ...rows] = (await file.text()).split('\n')
    expectClean(rows, names)
  }
})

test('reports and stories show clean names', async () => {
  const figures = () => manager.must('GET', `/api/reports/figures?centre=akmola&from=${today}&to=${today}`)
  await until('the visitor is archived', async () => JSON.stringify(await figures()).includes(inspectorId))
  expectClean(await figures(), shownName)
  expectClean(await manager.must('GET', `/api/reports/day?centre=akmola&day=${today}`), shownName)
  expectClean(
    await manager.must('GET', `/api/reports/story?centre=akmola&day=${today}&number=A001`),
    shownName,
  )
})

test('files of tickets hold clean names', async () => {
  const body = { centre: 'akmola', from: today, to: today, kind: 'tickets-csv', lang: 'kk' }
  const job = await manager.must<ExportJob>('POST', '/api/exports', body)
  const file = () => fetch(`${node.url}/api/exports/${job.id}/file`, { headers: { Cookie: manager.cookie } })
  await until('the file is made', async () => (await file()).ok)
  const [, ...rows] = (await (await file()).text()).split('\n')
  expectClean(rows, shownName)
})
