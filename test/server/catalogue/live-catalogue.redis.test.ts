import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CatalogueRegister } from '../../../server/catalogue/catalogue-register.ts'
import { orderCatalogue } from '../../../server/catalogue/first-catalogue.ts'
import type { CatalogueData, Service } from '../../../shared/catalogue/schema.ts'
import type { ScreenCatalogue } from '../../../shared/catalogue/screen-catalogue.ts'
import type { Timetable } from '../../../shared/contract/timetable.ts'
import { connectRaw, envelope, handshakeOf, must, type RawClient, rawClient } from '../../kit/client.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const service = 'housing-register'
const queue = `${service}.submission` as const
const minuteMs = 60_000

let redis: TestRedis
let client: TestClient
const nodes: TestNode[] = []
const screens: RawClient[] = []

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.close()
  for (const node of nodes.splice(0)) await node.stop()
})
afterAll(() => redis.stop())

async function start(prefix: string): Promise<TestNode> {
  const node = await startNode(redis, { prefix })
  nodes.push(node)
  return node
}

async function screenAt(node: TestNode, role: string, centre = 'akmola'): Promise<RawClient> {
  const screen = await rawClient(node.url, { ...handshakeOf(role), centre })
  screens.push(screen)
  return screen
}

async function catalogueOf({ url }: TestNode): Promise<ScreenCatalogue> {
  return (await (await fetch(`${url}/api/catalogue`)).json()) as ScreenCatalogue
}

/** Changes the catalogue as an operator does, beside the servers. */
async function change(prefix: string, make: (old: CatalogueData) => CatalogueData): Promise<number> {
  const register = new CatalogueRegister(client, prefix)
  const stored = await register.read()
  const old = stored?.catalogue as CatalogueData
  const result = await register.replace({ by: 'system:test' }, stored?.version ?? 0, make(old), [])
  if (!result.ok) throw new Error(result.error.code)
  return Number(result.reply.version)
}

const withService =
  (what: Partial<Service>) =>
  (old: CatalogueData): CatalogueData => ({
    ...old,
    services: old.services.map(one => (one.id === service ? { ...one, ...what } : one)),
  })

const issue = (kiosk: RawClient) => kiosk.ask(envelope('ticket:issue', { queue, lang: 'kk' }))

/** The wait that a new ticket is allowed, ms. */
async function allowedWait(manager: RawClient): Promise<number> {
  const { ticket } = await must(manager, 'ticket:issue', { queue, lang: 'kk' })
  const answer = await manager.socket.timeout(5_000).emitWithAck('query', 'story', { ticket })
  const { dueBy, waitSince } = answer.reply.ticket
  return dueBy - waitSince
}

/** The number of the last event of a trail that is in its chain. */
const chained = async (prefix: string, trail: string) =>
  Number(await client.hGet(`${prefix}kezek:{${trail}}:chain-head`, 'n'))

const lastTimetable = (screen: RawClient) =>
  screen.received.findLast(({ name }) => name === 'timetable')?.message as Timetable | undefined

test('a changed service is followed by every node, hall and screen, without a restart', async () => {
  const prefix = randomPrefix()
  const all = [await start(prefix), await start(prefix)]
  const managers = [
    await screenAt(all[0] as TestNode, 'manager'),
    await screenAt(all[1] as TestNode, 'manager'),
  ]
  expect(await allowedWait(managers[0] as RawClient)).toBe(30 * minuteMs)

  const kioskTitle = { kk: 'Жаңа атау', ru: 'Новое название', en: 'A new title' }
  const version = await change(
    prefix,
    withService({
      kioskTitle,
      queues: { submission: { targetMinutes: 5 }, collection: { targetMinutes: null } },
    }),
  )

  for (const [at, node] of all.entries()) {
    const manager = managers[at] as RawClient
    await until('the screen hears of the new version', () => lastTimetable(manager)?.catalogue === version)
    const { services } = await catalogueOf(node)
    expect(services.find(({ id }) => id === service)?.kioskTitle).toEqual(kioskTitle)
    await until('a new ticket has the new target', async () => (await allowedWait(manager)) === 5 * minuteMs)
  }
  await until(
    'the change is in the chain of the trail',
    async () => (await chained(prefix, 'catalogue')) === 2,
  )
})

test('a new centre gives tickets at once, and its trail is chained', async () => {
  const prefix = randomPrefix()
  const node = await start(prefix)
  const [first] = orderCatalogue().centres
  if (!first) throw new Error('no centre')

  await change(prefix, old => ({
    ...old,
    centres: [...old.centres, { ...first, id: 'new-town', number: 99 }],
  }))

  await until('the centre is known', async () =>
    (await catalogueOf(node)).centres.some(({ id }) => id === 'new-town'),
  )
  await until('the hall is followed', () => node.app.isReady())
  const manager = await screenAt(node, 'manager', 'new-town')
  expect(await issue(manager)).toMatchObject({ ok: true, reply: { number: 'A001' } })
  await until('its trail is chained', async () => (await chained(prefix, 'new-town')) > 0)
})

test('a retired service gives no ticket, and its waiting visitor is still called', async () => {
  const prefix = randomPrefix()
  const node = await start(prefix)
  const manager = await screenAt(node, 'manager')
  const inspector = await screenAt(node, 'inspector')
  const waiting = await must(manager, 'ticket:issue', { queue, lang: 'kk' })

  await change(prefix, withService({ retired: true }))

  await until('no more tickets are given', async () => {
    const answer = await issue(manager)
    return answer?.ok === false && answer.error.code === 'QUEUE_OFF'
  })
  const { session } = await must(inspector, 'counter:open-counter', { counter: '1' })
  const called = await must(inspector, 'ticket:call-next', { counter: '1', session })
  expect(called.ticket).toBe(waiting.ticket)
})

test('a change made from an older version changes nothing', async () => {
  const prefix = randomPrefix()
  await start(prefix)
  const register = new CatalogueRegister(client, prefix)
  const before = await register.read()
  await change(prefix, withService({ retired: true }))

  const late = await register.replace({ by: 'system:test' }, before?.version ?? 0, orderCatalogue(), [])

  expect(late).toMatchObject({ ok: false, error: { code: 'STALE_CATALOGUE', detail: { version: '2' } } })
  expect((await register.read())?.version).toBe(2)
})

test('a store from before the catalogue gets it, and its halls stay as they are', async () => {
  const prefix = randomPrefix()
  const old = await start(prefix)
  const manager = await screenAt(old, 'manager')
  const waiting = await must(manager, 'ticket:issue', { queue, lang: 'kk' })
  await nodes.pop()?.stop()
  for (const key of await client.keys(`${prefix}kezek:{catalogue}:*`)) await client.del(key)
  await client.hDel(`${prefix}kezek:{akmola}:rules`, 'catalogue')

  const node = await start(prefix)

  const inspector = await screenAt(node, 'inspector')
  const { session } = await must(inspector, 'counter:open-counter', { counter: '1' })
  expect((await must(inspector, 'ticket:call-next', { counter: '1', session })).ticket).toBe(waiting.ticket)
  expect((await catalogueOf(node)).version).toBe(1)
  await until(
    'the hall follows it',
    async () => (await client.hGet(`${prefix}kezek:{akmola}:rules`, 'catalogue')) === '1',
  )
})

test('a catalogue of a later format is left aside, and the last one stays in force', async () => {
  const prefix = randomPrefix()
  const node = await start(prefix)

  await change(prefix, old => ({ ...old, format: 9 }) as unknown as CatalogueData)

  await until('the node says so', () =>
    node.log.some(({ msg }) => msg === 'the catalogue cannot be read; the last one stays in force'),
  )
  expect((await catalogueOf(node)).version).toBe(1)
  expect(await issue(await screenAt(node, 'manager'))).toMatchObject({ ok: true })
})

test('a server that cannot read the catalogue at its start serves no centre, and does once it can', async () => {
  const prefix = randomPrefix()
  await start(prefix)
  await change(prefix, old => ({ ...old, format: 9 }) as unknown as CatalogueData)
  await nodes.pop()?.stop()

  const node = await startNode(redis, { prefix, eager: true })
  nodes.push(node)

  await until('the node says so', () =>
    node.log.some(
      ({ msg }) => msg === 'the catalogue cannot be read; the server serves no centre until it can',
    ),
  )
  const refused = await connectRaw(node.url, handshakeOf('manager'))
  expect(refused).toEqual({ refused: { code: 'STORE_AWAY' } })
  await change(prefix, () => orderCatalogue())
  await until('the node is ready', () => node.app.isReady())
})
