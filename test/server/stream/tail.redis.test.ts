import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { centreKeys } from '../../../server/queue/keys.ts'
import { sleep } from '../../../shared/domain/sleep.ts'
import { issue, type Member, member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startRedis, type TestClient, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

let redis: TestRedis
let store: TestClient
let node: TestNode
let kiosk: Member
let display: Member
let manager: Member

beforeAll(async () => {
  redis = await startRedis()
  store = await redis.client()
  node = await startNode(redis)
})
beforeEach(async () => {
  node.log.length = 0
  kiosk = await member(node.url, { role: 'kiosk' })
  display = await member(node.url, { role: 'display' })
  manager = await member(node.url, { role: 'manager' })
})
afterEach(() => {
  for (const one of [kiosk, display, manager]) one.close()
})
afterAll(async () => {
  await node?.stop()
  await redis?.stop()
})

const keys = () => centreKeys(node.prefix, 'akmola')
const screens = () => [kiosk.hall, display.hall, manager.hall]
/** Waits until no more events come by themselves, such as those of printers. */
async function printed(ticket: string): Promise<void> {
  await until('the ticket is printed', async () => {
    const story = await manager.query('story', { ticket })
    return story.ticket?.print === 'printed'
  })
}

function waiting(): number {
  return manager.hall.view?.queues['housing-register.submission']?.waiting ?? 0
}

async function count(): Promise<number> {
  return Number(await store.hGet(keys().centre, 'n'))
}

test('events of a newer version are skipped and logged once, and every screen continues', async () => {
  const { ticket } = await issue(kiosk)
  await printed(ticket)
  for (let i = 0; i < 3; i++) {
    const n = String((await count()) + 1)
    const event = {
      n,
      type: 'ticket:teleported',
      at: String(Date.now()),
      by: 'system:newer',
      body: '{"to":"the moon"}',
    }
    await store.multi().hSet(keys().centre, 'n', n).xAdd(keys().events, '*', event).exec()
  }
  await issue(kiosk)
  await until('every screen knows', async () => {
    const n = await count()
    return screens().every(hall => hall.view?.n === n && !hall.stale)
  })
  expect(node.log.filter(line => line.type === 'ticket:teleported')).toHaveLength(1)
  expect(waiting()).toBe(2)
})

test('after a gap in the stream the view is read again, and every screen gets it', async () => {
  const { ticket } = await issue(kiosk)
  await printed(ticket)
  // A ticket without an event in the stream.
  const key = `${keys().centre.slice(0, -'centre'.length)}settings`
  const settings = JSON.parse((await store.get(key)) ?? '{}')
  const n = (await count()) + 1
  await store
    .multi()
    .set(key, JSON.stringify({ ...settings, maxWaiting: 7 }))
    .hSet(keys().centre, 'n', n)
    .exec()
  await issue(kiosk)
  await until('every screen has what the lost event said', () =>
    screens().every(hall => hall.view?.settings.maxWaiting === 7 && hall.view.n > n),
  )
})

test('a store that went back is logged, and every screen shows its present content', async () => {
  const { ticket } = await issue(kiosk)
  await printed(ticket)
  const before = manager.hall.view?.epoch
  await store.hSet(keys().centre, 'epoch', 'another-life')
  // The tail notices it when it reads the view again, here after a broken connection.
  await store.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
  await until('every screen is in the new life', () =>
    screens().every(hall => hall.view?.epoch === 'another-life' && !hall.stale),
  )
  expect(before).not.toBe('another-life')
  expect(node.log.filter(line => /went back/.test(line.msg))).toMatchObject([{ centre: 'akmola', level: 40 }])
})

test('a store that comes back empty is logged, and screens show the new hall', async () => {
  const { ticket } = await issue(kiosk)
  await printed(ticket)
  await until('the manager knows', () => waiting() > 0)
  await store.flushAll()
  await store.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
  await until('the hall is empty', () => {
    const { view } = manager.hall
    return (
      !manager.hall.stale &&
      Object.keys(view?.queues ?? {}).length === 0 &&
      Object.keys(view?.sum ?? {}).length === 0
    )
  })
  const { number } = await issue(kiosk)
  expect(number).toBe('A001')
  expect(node.log.filter(line => /went back/.test(line.msg)).length).toBeGreaterThan(0)
})

test('after a broken connection, in a busy hall too, no screen stays in the old epoch', async () => {
  for (let life = 0; life < 12; life++) {
    for (let i = 0; i < 5; i++) void issue(kiosk).catch(() => undefined)
    await sleep(life * 4)
    await store.hSet(keys().centre, 'epoch', `life-${life}`)
    await store.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
    await until('every screen is in the new life', () =>
      screens().every(hall => hall.view?.epoch === `life-${life}` && !hall.stale),
    )
  }
})
