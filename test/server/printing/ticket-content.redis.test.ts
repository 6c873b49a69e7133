import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { LinkSecret } from '../../../server/printing/link-secret.ts'
import { contentOf, type IssuedFacts } from '../../../server/printing/ticket-content.ts'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import type { CentreSettings } from '../../../shared/domain/settings.ts'
import { openHall, type TestHall } from '../../kit/hall.ts'
import { order } from '../../kit/order.ts'
import { randomPrefix, startRedis, type TestRedis } from '../../kit/redis.ts'

const log = pino({ level: 'silent' })

let redis: TestRedis
let client: RedisClient
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())
beforeEach(async () => {
  client = createRedis({ socketPath: redis.socketPath }, { log, name: 'test' })
  await client.connect()
})
afterEach(() => client.destroy())

const facts: IssuedFacts = {
  centre: 'akmola',
  number: 'A042',
  queue: 'housing-register.submission',
  lang: 'en',
  at: Date.UTC(2099, 10, 25, 5),
}
const zone = (id: string) => ({ id, title: { kk: `${id} қанат`, ru: `${id} крыло`, en: `${id} wing` } })

/** Windows 1, 2, 5 and 6 serve the queue; 1 is in the east, 5 in the west, 2 and 6 in no zone. */
const withZones = (settings: CentreSettings): CentreSettings => ({
  ...settings,
  zones: [zone('west'), zone('north'), zone('east')],
  counters: settings.counters.map(counter => {
    const zones: Record<string, string> = { 1: 'east', 3: 'north', 5: 'west' }
    return { ...counter, ...(zones[counter.id] && { zone: zones[counter.id] }) } as typeof counter
  }),
})

async function open(hall: TestHall, counter: string): Promise<void> {
  const { settings } = await hall.view()
  const queues = settings.counters.find(({ id }) => id === counter)?.queues.join(',') ?? ''
  const args = { counter, newSession: `session-${counter}`, inspector: `inspector-${counter}`, queues }
  const result = await hall.store.run(hall.centre, 'open-counter', { by: 'manager:x' }, args)
  if (!result.ok) throw new Error(result.error.code)
}

test('before any window opens, the zones of all windows of the queue are listed in the order of the settings', async () => {
  const hall = await openHall(client, withZones)
  expect(contentOf(facts, await hall.view(), order).places).toEqual(['west wing', 'east wing'])
  expect(contentOf({ ...facts, lang: 'kk' }, await hall.view(), order).places).toEqual([
    'west қанат',
    'east қанат',
  ])
})

test("once windows are open, only their zones are listed; windows of other queues don't count", async () => {
  const hall = await openHall(client, withZones)
  await open(hall, '3')
  expect(contentOf(facts, await hall.view(), order).places).toEqual(['west wing', 'east wing'])
  await open(hall, '1')
  expect(contentOf(facts, await hall.view(), order).places).toEqual(['east wing'])
})

test('without zones there are no places, and no ticket names an entitlement', async () => {
  const hall = await openHall(client)
  const content = contentOf({ ...facts, before: 3 }, await hall.view(), order, 'https://q.kz/t')
  expect(Object.keys(content).sort()).toEqual(
    ['at', 'before', 'centre', 'link', 'locale', 'number', 'purpose', 'service', 'zone'].sort(),
  )
})

test('every node signs by the same secret, which no other installation has', async () => {
  const prefix = randomPrefix()
  const nodes = [new LinkSecret(client, prefix), new LinkSecret(client, prefix)]
  const [first, second] = await Promise.all(nodes.map(node => node.get()))
  expect(first).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(second).toBe(first)
  expect(await new LinkSecret(client, prefix).get()).toBe(first)
  expect(await new LinkSecret(client, randomPrefix()).get()).not.toBe(first)
})
