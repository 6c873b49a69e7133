import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CatalogueDocument } from '../../../shared/contract/catalogue.ts'
import type {
  CatalogueVersion,
  SettingsVersion,
  VersionPage,
  VersionRow,
} from '../../../shared/contract/versions.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { TestDatabases } from '../../kit/archive.ts'
import { type BrowserLike, requestId } from '../../kit/browser-like.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { makeAdministrator, makePerson, signIn } from '../../kit/staff.ts'
import { until } from '../../kit/until.ts'

const path = '/api/centres/akmola/settings'
/** Versions per page, as `server/reports/read-versions.ts` has them. */
const pageSize = 25

const databases = new TestDatabases()
let redis: TestRedis
let node: TestNode
let administrator: BrowserLike
let manager: BrowserLike
let managerId: string
let start: CentreSettings

beforeAll(async () => {
  const postgres = await databases.postgres()
  redis = await startRedis()
  node = await startNode(redis, { env: { KEZEK_DEMO: '0' }, archive: { url: await postgres.database() } })
  await makeAdministrator(redis, node.prefix)
  administrator = await signIn(node.url, 'admin1')
  const made = await makePerson(administrator, 'marat', 'manager')
  manager = made.browser
  managerId = made.id
  await until('the archive is open', async () => (await manager.ask('GET', `${path}/versions`)).ok)
})
beforeEach(async () => {
  start = await present()
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
  await databases.stop()
})

async function present(): Promise<CentreSettings> {
  const response = await fetch(`${node.url}${path}`, { headers: { Cookie: manager.cookie } })
  return (await response.json()) as CentreSettings
}

/** Saves a change of the present settings. @returns the new version once the archive has it */
async function save(change: Partial<CentreSettings>): Promise<VersionRow> {
  const settings = await present()
  await manager.must('PUT', path, {
    requestId: requestId(),
    base: settings.version,
    settings: { ...settings, ...change },
  })
  return archived(settings.version + 1)
}

async function archived(version: number): Promise<VersionRow> {
  let row: VersionRow | undefined
  await until('the archive has the version', async () => {
    row = (await list()).versions.find(one => one.version === version)
    return row !== undefined
  })
  if (!row) throw new Error('no such version')
  return row
}

const list = (query = '') => manager.must<VersionPage>('GET', `${path}/versions${query}`)
const read = ({ id }: VersionRow) => manager.must<SettingsVersion>('GET', `${path}/versions/${id}`)

test('each version says who saved it, when, and what changed', async () => {
  const before = Date.now() - 60_000

  const saved = await save({ noShowAfter: 45 })

  expect(saved).toMatchObject({
    version: start.version + 1,
    by: `manager:${managerId}`,
    changes: [{ path: 'noShowAfter', before: '0', after: '45' }],
  })
  expect(saved.at).toBeGreaterThan(before)
  const { versions, people } = await list()
  expect(versions.map(({ version }) => version)).toEqual([start.version + 1, start.version])
  expect(people).toEqual({ [managerId]: 'Ахметова Айгүл' })
  // The first version was made by the server and has none before it.
  expect(versions.at(-1)).toMatchObject({ version: 1, by: 'system:node' })
  expect(versions.at(-1)).not.toHaveProperty('changes')
})

test('a version is read with its document and what differs from today, and restored as a change of today’s', async () => {
  const old = await archived(start.version)
  const now = await save({ maxWaiting: 77, dayStartsAt: start.dayStartsAt })

  const version = await read(old)
  const { settings } = version
  await manager.must('PUT', path, { requestId: requestId(), base: now.version, settings })

  expect(version.leftOut).toEqual([])
  expect(version).not.toHaveProperty('problem')
  expect(version.toPresent).toEqual([{ path: 'maxWaiting', before: String(start.maxWaiting), after: '77' }])
  expect(await present()).toEqual({ ...start, version: now.version + 1 })
})

test('versions are filtered by section, and continue page by page', async () => {
  for (let minutes = 1; minutes <= pageSize; minutes++) {
    const settings = await present()
    await manager.must('PUT', path, { ...settings, lastTicketMinutes: minutes, version: settings.version })
  }
  await save({ zones: [{ id: 'left', title: { kk: 'Сол', ru: 'Лево', en: 'Left' } }] })

  const first = await list()
  const second = await list(`?before=${first.next}`)
  const halls = await list('?section=hall-screens')

  expect(first.versions).toHaveLength(pageSize)
  const seen = [...first.versions, ...second.versions].map(({ version }) => version)
  const last = start.version + pageSize + 1
  expect(seen).toEqual(Array.from({ length: last }, (_, at) => last - at))
  expect(second).not.toHaveProperty('next')
  expect(halls.versions.map(({ version }) => version)).toEqual([last, 1])
})

test('what is no version is refused with a sentence’s code', async () => {
  const wrong = await manager.ask('GET', `${path}/versions/yesterday`)
  const unknown = await manager.ask('GET', `${path}/versions/nothing.7`)
  const section = await manager.ask('GET', `${path}/versions?section=none`)

  expect([wrong, unknown, section]).toMatchObject([
    { status: 400, error: { code: 'BAD_MESSAGE' } },
    { status: 404, error: { code: 'NO_SUCH_VERSION' } },
    { status: 400, error: { code: 'BAD_MESSAGE', detail: { field: 'section' } } },
  ])
})

test('a dry run says what would be refused and changes nothing', async () => {
  const ask = (settings: unknown) =>
    manager.ask('PUT', path, { requestId: requestId(), base: start.version, settings, dryRun: true })

  const good = await ask({ ...start, noShowAfter: start.noShowAfter + 1 })
  const bad = await ask({ ...start, counters: [{ ...start.counters[0], printers: ['nowhere'] }] })
  const stale = await manager.ask('PUT', path, {
    requestId: requestId(),
    base: start.version - 1,
    settings: start,
    dryRun: true,
  })

  expect(good).toMatchObject({ ok: true, reply: { version: start.version } })
  expect(bad).toMatchObject({
    error: {
      code: 'BAD_SETTINGS',
      detail: { path: 'counters.0.printers.0', problem: 'nowhere is not known' },
    },
  })
  expect(stale).toMatchObject({ error: { code: 'STALE_SETTINGS' } })
  expect(await present()).toEqual(start)
})

describe('the catalogue', () => {
  const url = '/api/catalogue/versions'
  const document = () => administrator.must<CatalogueDocument>('GET', '/api/catalogue/document')

  test('each version is kept whole, and restored by an import of its file', async () => {
    const before = await document()
    const title = { kk: 'Басқа', ru: 'Другой', en: 'Another' }
    const bring = (base: number, catalogue: object) =>
      administrator.must('POST', '/api/catalogue/import', {
        requestId: requestId(),
        base,
        file: JSON.stringify(catalogue),
      })
    await bring(before.version, { ...before.catalogue, title })
    let page: VersionPage | undefined
    await until('the archive has the version', async () => {
      page = await manager.must<VersionPage>('GET', url)
      return page.versions.length === 2
    })

    const [newest, oldest] = page?.versions ?? []
    const old = await manager.must<CatalogueVersion>('GET', `${url}/${oldest?.id}`)
    await bring(before.version + 1, old.catalogue as object)

    expect(newest).toMatchObject({ version: 2, changes: [{ path: 'title.kk' }, {}, {}] })
    expect(oldest).not.toHaveProperty('isLost')
    expect(old.catalogue).toEqual(before.catalogue)
    expect(old.toPresent).toContainEqual(expect.objectContaining({ path: 'title.en', after: '"Another"' }))
    expect((await document()).catalogue).toEqual(before.catalogue)
  })
})

test('without the archive the history says so, and settings are still saved', async () => {
  const alone = await startNode(redis, { env: { KEZEK_DEMO: '0' } })
  await makeAdministrator(redis, alone.prefix)
  const browser = await signIn(alone.url, 'admin1')

  const answer = await browser.ask('GET', `${path}/versions`)
  const settings = await (await fetch(`${alone.url}${path}`, { headers: { Cookie: browser.cookie } })).json()
  const saved = await browser.ask('PUT', path, { ...(settings as CentreSettings), noShowAfter: 5 })
  await alone.stop()

  expect(answer).toMatchObject({ status: 503, error: { code: 'ARCHIVE_AWAY' } })
  expect(saved.ok).toBe(true)
})
