import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createRedis, type RedisClient } from '../../../server/redis/client.ts'
import { NodePresence } from '../../../server/screens/node-presence.ts'
import type { DisplayStatus } from '../../../shared/contract/wire.ts'
import { member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { randomPrefix, startRedis, type TestRedis } from '../../kit/redis.ts'
import { until } from '../../kit/until.ts'

const log = pino({ level: 'silent' })
const centre = 'akmola'
const minute = 60_000

let redis: TestRedis
let client: RedisClient
const stops: (() => unknown)[] = []

beforeAll(async () => {
  redis = await startRedis(['--appendonly', 'yes'])
  client = createRedis(redis, { log, name: 'test' })
  await client.connect()
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
afterAll(async () => {
  client.destroy()
  await redis.stop()
})

/** Two nodes with a clock that the test moves. */
async function two() {
  const prefix = randomPrefix()
  const time = { now: 0 }
  const news: string[] = []
  const open = () => {
    const one = new NodePresence({
      client,
      target: redis,
      prefix,
      log,
      clock: () => time.now,
      onNews: of => news.push(of),
    })
    one.start()
    stops.push(() => one.stop())
    return one
  }
  const [here, there] = [open(), open()]
  const hears = async (counter: string) => {
    await until('the word has come', () => {
      time.now += 2_000
      there.announce(centre, { counters: [counter], displays: [] })
      return here.counters(centre, []).has(counter)
    })
  }
  await hears('0')
  return { here, there, time, news }
}

const screen = (device: string, state: DisplayStatus['state'], speaks = false): DisplayStatus => ({
  device,
  state,
  speaks,
})

test('a node knows the screens of another node; unchanged presence is announced every two seconds and causes no news', async () => {
  const { here, there, time, news } = await two()
  const seen = { counters: ['5'], displays: [screen('hall', 'ok', true)] }
  there.announce(centre, seen)
  await until('it is known', () => here.counters(centre, []).has('5'))
  expect([...here.counters(centre, ['1'])].sort()).toEqual(['1', '5'])
  expect(here.displays(centre, [screen('door', 'ok')])).toEqual([
    screen('door', 'ok'),
    screen('hall', 'ok', true),
  ])
  expect(here.counters('almaty-region', [])).toEqual(new Set())

  const before = news.length
  time.now += 2_000
  there.announce(centre, seen)
  there.announce(centre, { ...seen, counters: ['6'] })
  await until('the next is known', () => here.counters(centre, []).has('6'))
  expect(news.length).toBe(before + 1)
})

test('a silent node’s windows have no screen; its screens are listed as gone for ten minutes unless they are elsewhere', async () => {
  const { here, there, time } = await two()
  there.announce(centre, { counters: ['5'], displays: [screen('hall', 'ok', true), screen('door', 'deaf')] })
  await until('it is known', () => here.counters(centre, []).has('5'))
  time.now += 6_000
  expect(here.counters(centre, [])).toEqual(new Set())
  expect(here.displays(centre, [])).toEqual([screen('door', 'gone'), screen('hall', 'gone')])
  // One screen has connected to this node.
  expect(here.displays(centre, [screen('hall', 'ok')])).toEqual([
    screen('door', 'gone'),
    screen('hall', 'ok'),
  ])

  time.now += 10 * minute
  expect(here.displays(centre, [])).toEqual([])
})

test('other messages on the channel are ignored', async () => {
  const { here, there } = await two()
  const [channel = ''] = (await client.sendCommand(['PUBSUB', 'CHANNELS', '*'])) as string[]
  for (const text of ['', '{}', 'null', '[1]', '{"node":"x","centre":"akmola","counters":"5","displays":[]}'])
    await client.publish(channel, text)
  there.announce(centre, { counters: ['9'], displays: [] })
  await until('the next word is heard', () => here.counters(centre, []).has('9'))
  expect(here.counters(centre, [])).toEqual(new Set(['9']))
})

test('a manager at one node sees the screens and windows of the other, also after a restart of Redis', async () => {
  const prefix = randomPrefix()
  const open = async (): Promise<TestNode> => {
    const node = await startNode(redis, { prefix })
    stops.push(() => node.stop())
    return node
  }
  const [one, other] = [await open(), await open()]
  const manager = await member(one.url, { role: 'manager', centre })
  stops.push(() => manager.close())
  const status = () => manager.hall.tick?.status
  const states = () => status()?.displays.map(({ device, state }) => `${device} ${state}`) ?? []

  const screenAt = async (device: string) => {
    const { hall, close } = await member(other.url, { role: 'display', centre, device })
    stops.push(close)
    await until('it has the hall', () => hall.view)
    return {
      close,
      report() {
        const { epoch = '', n = 0 } = hall.view ?? {}
        hall.sendHeartbeat({
          epoch,
          n,
          frameAgeMs: 0,
          visible: true,
          sound: 'on',
          failing: false,
          spoken: [],
        })
      },
    }
  }
  const first = await screenAt('hall-1')
  await until('the manager sees it', () => {
    first.report()
    return states().includes('hall-1 ok')
  })
  await until('the manager sees that it is frozen', () => states().includes('hall-1 frozen'))
  first.close()
  await until('the manager sees that it has gone', () => states().includes('hall-1 gone'))

  await redis.restart()
  await until('the nodes are back', () => one.app.isReady() && other.app.isReady())
  const second = await screenAt('hall-2')
  await until('a new word has come', () => {
    second.report()
    return states().includes('hall-2 ok')
  })
})
