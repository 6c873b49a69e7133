import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CatalogueData, Service } from '../../../../shared/catalogue/schema.ts'
import type { CatalogueDocument, CataloguePreview } from '../../../../shared/contract/catalogue.ts'
import { type BrowserLike, requestId } from '../../../kit/browser-like.ts'
import { startNode, type TestNode } from '../../../kit/node.ts'
import { startRedis, type TestRedis } from '../../../kit/redis.ts'
import { makeAdministrator, makePerson, signIn } from '../../../kit/staff.ts'
import { until } from '../../../kit/until.ts'

let redis: TestRedis
let nodes: TestNode[] | undefined
let first: BrowserLike
let second: BrowserLike
let manager: BrowserLike
let start: CatalogueDocument

beforeAll(async () => {
  redis = await startRedis()
  const node = await startNode(redis)
  nodes = [node, await startNode(redis, { prefix: node.prefix })]
  await makeAdministrator(redis, node.prefix, 'admin1')
  await makeAdministrator(redis, node.prefix, 'admin2')
  first = await signIn(node.url, 'admin1')
  second = await signIn(nodes[1]?.url ?? '', 'admin2')
  manager = (await makePerson(first, 'manager', 'manager')).browser
})
beforeEach(async () => {
  start = await read()
})
afterAll(async () => {
  for (const node of nodes ?? []) await node.stop()
  await redis?.stop()
})

const read = () => first.must<CatalogueDocument>('GET', '/api/catalogue/document')

/** Reads the catalogue once the first node has a version, which may have been saved at the other one. */
async function readVersion(version: number): Promise<CatalogueDocument> {
  let document = await read()
  await until('the node has the version', async () => {
    document = await read()
    return document.version >= version
  })
  expect(document.version).toBe(version)
  return document
}

function serviceAt(at: number): Service {
  const service = start.catalogue.services[at]
  if (!service) throw new Error('no such service')
  return service
}

const titled = (service: Service, word: string): Service => ({
  ...service,
  kioskTitle: { kk: word, ru: word, en: word },
})

const put = (by: BrowserLike, before: Service, after: Service | null, id = requestId()) =>
  by.ask('PUT', `/api/catalogue/services/${before.id}`, { requestId: id, before, after })

const importFile = (file: string, base: number | null) =>
  first.ask<CataloguePreview>('POST', '/api/catalogue/import', { requestId: requestId(), file, base })

test('administrators at two nodes who change different services at once keep both changes', async () => {
  const changes = [0, 1, 2, 3, 4, 5].map(at => ({
    before: serviceAt(at),
    after: titled(serviceAt(at), `new ${at}`),
  }))

  const answers = await Promise.all(
    changes.map(({ before, after }, at) => put(at % 2 === 0 ? first : second, before, after)),
  )

  expect(answers.map(({ ok }) => ok)).toEqual(changes.map(() => true))
  const { catalogue } = await readVersion(start.version + changes.length)
  expect(catalogue.services.slice(0, changes.length)).toEqual(changes.map(({ after }) => after))
})

test('of two who change the same service, one gets the other’s version', async () => {
  const service = serviceAt(0)

  const answers = await Promise.all([
    put(first, service, titled(service, 'one')),
    put(second, service, titled(service, 'two')),
  ])

  const refused = answers.filter(({ ok }) => !ok)
  expect(refused).toHaveLength(1)
  const [saved] = (await readVersion(start.version + 1)).catalogue.services
  const present = JSON.stringify(saved)
  expect(refused[0]).toMatchObject({ status: 409, error: { code: 'ITEM_CHANGED', detail: { present } } })
  expect(['one', 'two']).toContain(saved?.kioskTitle.en)
})

test('a repeated request gets its first answer, at another node too, and changes nothing again', async () => {
  const service = serviceAt(0)
  const id = requestId()
  const browser = await signIn(nodes?.[0]?.url ?? '', 'admin1')
  const elsewhere = await signIn(nodes?.[1]?.url ?? '', 'admin1')
  for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value)
  const saved = await put(browser, service, titled(service, 'once'), id)

  const again = await put(browser, service, titled(service, 'once'), id)
  const atOther = await put(elsewhere, service, titled(service, 'once'), id)

  expect(saved).toMatchObject({ ok: true, reply: { version: start.version + 1 } })
  expect([again, atOther]).toEqual([saved, saved])
  await readVersion(start.version + 1)
})

test('a removed service is retired, its change is in the trail, and it can be brought back', async () => {
  const service = serviceAt(0)

  const removed = await put(first, service, null)
  const { catalogue } = await read()
  const back = await put(first, { ...service, retired: true }, service)

  expect(removed.ok).toBe(true)
  expect(catalogue.services[0]).toEqual({ ...service, retired: true })
  expect(back.ok).toBe(true)
  const trail = await first.must('GET', '/api/centres/catalogue/audit')
  expect(JSON.stringify(trail)).toContain(`services.${service.id}.retired`)
})

test('a preview says what a file would change; the import does it, once', async () => {
  const file: CatalogueData = {
    ...start.catalogue,
    services: start.catalogue.services.slice(1).map((one, at) => (at === 0 ? titled(one, 'imported') : one)),
  }
  const text = JSON.stringify(file)

  const preview = await importFile(text, null)
  const unchanged = await read()
  const imported = await importFile(text, start.version)
  const late = await importFile(text, start.version)

  if (!preview.ok) throw new Error(preview.error.code)
  expect(preview.reply.version).toBe(start.version)
  expect(preview.reply.changes.map(({ path }) => path)).toEqual([
    `services.${serviceAt(0).id}.retired`,
    ...['kk', 'ru', 'en'].map(locale => `services.${serviceAt(1).id}.kioskTitle.${locale}`),
  ])
  expect(unchanged).toEqual(start)
  expect(imported).toMatchObject({ ok: true, reply: { version: start.version + 1 } })
  expect(late).toMatchObject({ ok: false, error: { code: 'STALE_CATALOGUE' } })
})

test('a file cut in half, a wrong fact, a missing centre and a huge file change nothing and are named', async () => {
  const text = JSON.stringify(start.catalogue)
  const hugeBytes = 5 * 1024 * 1024
  const [centre, ...centres] = start.catalogue.centres
  const files = {
    half: text.slice(0, text.length / 2),
    wrong: JSON.stringify({ ...start.catalogue, title: { ...start.catalogue.title, ru: '' } }),
    missing: JSON.stringify({ ...start.catalogue, centres }),
    huge: ' '.repeat(hugeBytes),
  }

  const [half, wrong, missing, huge] = await Promise.all(
    Object.values(files).map(file => importFile(file, start.version)),
  )

  const of = (detail: object) => ({ ok: false, status: 400, error: { code: 'BAD_CATALOGUE', detail } })
  expect(half).toMatchObject(of({ path: '', problem: 'not-json' }))
  expect(wrong).toMatchObject(of({ path: 'title.ru', problem: 'empty' }))
  expect(missing).toMatchObject(of({ path: 'centres', problem: 'centre-missing', centres: centre?.id }))
  expect(huge).toMatchObject({ ok: false, status: 413 })
  expect(await read()).toEqual(start)
})

test('a manager reads the catalogue and its file, and changes nothing', async () => {
  const service = serviceAt(0)

  const document = await manager.must<CatalogueDocument>('GET', '/api/catalogue/document')
  const file = await fetch(`${manager.url}/api/catalogue/file`, { headers: { Cookie: manager.cookie } })
  const refused = await put(manager, service, titled(service, 'mine'))

  expect(document).toEqual(start)
  expect(file.headers.get('Content-Disposition')).toBe(
    `attachment; filename=kezek-catalogue-${start.version}.json`,
  )
  expect(await file.json()).toEqual(start.catalogue)
  expect(refused).toMatchObject({ status: 403, error: { code: 'NOT_PERMITTED' } })
})
