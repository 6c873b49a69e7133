import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../../server/audit/verify.ts'
import { centreKeys } from '../../../server/queue/keys.ts'
import { createRedis } from '../../../server/redis/client.ts'
import { inspector, issue, member, signs } from '../../support/member.ts'
import { startNode, type TestNode } from '../../support/node.ts'
import { randomPrefix, startRedis, type TestClient, type TestRedis } from '../../support/redis.ts'
import { until } from '../../support/until.ts'

const queue = 'housing-register.submission'

let redis: TestRedis
let client: TestClient

beforeAll(async () => {
  redis = await startRedis()
  client = await redis.client()
})
afterAll(() => redis.stop())

test('a hall on two nodes, one of which goes: one chain that holds, and nobody’s name in any row', async () => {
  const prefix = randomPrefix()
  const keys = centreKeys(prefix, 'akmola')
  const count = async () => Number(await client.hGet(keys.centre, 'n'))
  const linked = async () => Number(await client.hGet(keys.chainHead, 'n'))
  const nodes: TestNode[] = [await startNode(redis, { prefix }), await startNode(redis, { prefix })]
  const [first, second] = nodes as [TestNode, TestNode]
  const windows = [
    await inspector(second.url, '1', { sign: signs.ordinary }),
    await inspector(second.url, '2', { sign: signs.longest }),
  ]
  const kiosks = [await member(first.url, { role: 'kiosk' }), await member(second.url, { role: 'kiosk' })]
  await Promise.all(
    kiosks.map(async kiosk => {
      for (let i = 0; i < 40; i++) await issue(kiosk, queue)
    }),
  )
  // Who leads dies: its lease runs out, the other goes on.
  kiosks[0]?.close()
  await first.stop()
  for (const window of windows) {
    for (let i = 0; i < 10; i++) {
      const { ticket } = await window.callNext()
      await window.act('ticket:start', ticket)
      await window.act('ticket:finish', ticket)
    }
  }
  for (const one of [...windows, ...kiosks]) one.close()
  await until('all is linked', async () => (await linked()) === (await count()))
  await second.stop()

  const own = createRedis(redis, { log: pino({ level: 'silent' }), name: 'test' })
  await own.connect()
  const lines = nodes.flatMap(({ log }) => log.filter(({ msg }) => msg === 'the trail so far'))
  const ofHall = lines.filter(({ trail }) => trail === 'akmola') as never[]
  expect(ofHall.length).toBeGreaterThan(1)
  const verdict = await verifyTrail({ client: own, trail: 'akmola', keys, lines: ofHall })
  const n = await count()
  expect(verdict).toEqual({ trail: 'akmola', rows: n, from: 1, to: n, unlinked: 0, tooOld: 0 })
  expect(n).toBeGreaterThan(140)
  own.destroy()

  const rows = JSON.stringify(await client.xRange(keys.events, '-', '+'))
  for (const { surname, name, patronymic } of Object.values(signs))
    for (const part of [surname, name, patronymic]) expect(rows).not.toContain(part)
  expect(await client.keys(`${prefix}*`)).not.toEqual([])
})
