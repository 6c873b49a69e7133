import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../../server/audit/verify.ts'
import { createRedis } from '../../../server/redis/client.ts'
import { openHall } from '../../kit/hall.ts'
import { signs } from '../../kit/member.ts'
import { startNode } from '../../kit/node.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { issue, must, type Seat, serveUntil } from '../../kit/steps.ts'
import { until } from '../../kit/until.ts'

const queue = 'housing-register.submission'

let redis: TestRedis
let client: TestClient

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(() => redis.stop())

test("two nodes, one of which stops, make one intact chain, and no row holds a person's name", async () => {
  const hall = await openHall(client, undefined, { now: undefined })
  const keys = hall.store.keys(hall.centre)
  const count = async () => Number(await client.hGet(keys.centre, 'n'))
  const linked = async () => Number(await client.hGet(keys.chainHead, 'n'))
  const [first, second] = [
    await startNode(redis, { prefix: hall.prefix }),
    await startNode(redis, { prefix: hall.prefix }),
  ]
  const seats: Seat[] = Object.values(signs).map((_, at) => ({
    counter: String(at + 1),
    session: `sitting-${at}`,
    by: `inspector:p-${at}`,
  }))
  for (const [at, { counter, session, by }] of seats.entries()) {
    const sign = JSON.stringify(Object.values(signs)[at])
    const args = { counter, newSession: session, inspector: `p-${at}`, sign, queues: queue }
    await must(hall, 'open-counter', by, args)
  }
  for (let i = 0; i < 80; i++) await issue(hall, queue)
  await until('what there was is linked', async () => (await linked()) > 40)
  // The leading node stops and releases its lease; the other takes over.
  const before = await linked()
  await first.stop()
  for (let i = 0; i < 20; i++) await serveUntil(hall, seats[i % 2] as Seat, 'done')
  await until('all is linked', async () => (await linked()) === (await count()))
  await second.stop()
  expect(await linked()).toBeGreaterThan(before)

  const own = createRedis(redis, { log: pino({ level: 'silent' }), name: 'test' })
  await own.connect()
  const logged = [first, second].flatMap(({ log }) => log.filter(({ msg }) => msg === 'the trail so far'))
  const lines = logged.filter(({ trail }) => trail === hall.centre) as never[]
  expect(lines.length).toBeGreaterThan(1)
  const verdict = await verifyTrail({ client: own, trail: hall.centre, keys, lines })
  const n = await count()
  expect(verdict).toEqual({ trail: hall.centre, rows: n, from: 1, to: n, unlinked: 0, tooOld: 0 })
  expect(n).toBeGreaterThan(140)
  own.destroy()

  expect(await client.hGet(keys.person('p-0'), 'sign')).toContain('Ахметова')
  const rows = JSON.stringify(await client.xRange(keys.events, '-', '+'))
  for (const { surname, name, patronymic } of Object.values(signs))
    for (const part of [surname, name, patronymic]) expect(rows).not.toContain(part)
})
