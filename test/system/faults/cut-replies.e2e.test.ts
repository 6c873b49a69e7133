import { afterEach, expect, test } from 'vitest'
import { sleep } from '../../../shared/domain/sleep.ts'
import { type Load, startLoad } from '../../kit/load.ts'
import { member } from '../../kit/member.ts'
import { startNode, type TestNode } from '../../kit/node.ts'
import { startProxy, type TestProxy } from '../../kit/proxy.ts'
import { startRedis, type TestRedis } from '../../kit/redis.ts'
import { contradictions } from '../../kit/truth.ts'
import { until } from '../../kit/until.ts'

const centre = 'akmola'
const cuts = 20
/** Answers that clients get between two cuts. */
const betweenCuts = 15
/** Commands after which every client of the load has sent something that was carried out. */
const mutedMs = 150

const closing: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function redisAndProxy(): Promise<{ redis: TestRedis; proxy: TestProxy }> {
  const redis = await startRedis()
  closing.push(() => redis.stop())
  const proxy = await startProxy({ path: redis.socketPath })
  closing.push(() => proxy.stop())
  return { redis, proxy }
}

async function startNodeOn(target: Parameters<typeof startNode>[0]): Promise<TestNode> {
  const node = await startNode(target)
  closing.push(() => node.stop())
  return node
}

async function screensOf(url: string) {
  const display = await member(url, { role: 'display', centre })
  closing.push(() => display.close())
  const manager = await member(url, { role: 'manager', centre })
  closing.push(() => manager.close())
  return { display: display.hall, manager: manager.hall }
}

/** Swallows answers and then breaks the connection, over and over; afterwards everything must agree. */
async function cutUnderLoad(load: Load, proxy: TestProxy): Promise<void> {
  for (let turn = 0; turn < cuts; turn++) {
    const before = load.acknowledged
    await until('the load continues', () => load.acknowledged >= before + betweenCuts)
    const { swallowed } = proxy
    proxy.swallowAnswers()
    await until('answers are lost', () => proxy.swallowed > swallowed)
    await sleep(mutedMs)
    proxy.cut()
  }
  await load.stop()
}

/** @returns requests that were carried out although their first answer was lost */
function recovered(load: Load): number {
  return load.asked.filter(({ wasOpen, reply }) => wasOpen && reply?.ok).length
}

test("when Redis's answers are cut off, each open request is carried out completely or not at all, and is answered when repeated", async () => {
  const { redis, proxy } = await redisAndProxy()
  const node = await startNodeOn({ url: `redis://127.0.0.1:${proxy.port}` })
  const screens = await screensOf(node.url)
  const load = startLoad(node.url, centre)
  closing.push(() => load.close())
  await cutUnderLoad(load, proxy)
  const client = await redis.client()
  const { prefix } = node
  expect(await contradictions({ client, prefix, centre, asked: load.asked, screens })).toEqual([])
  expect(load.oddities).toEqual([])
  expect(recovered(load)).toBeGreaterThan(0)
})

test("when the server's answers are cut off, each open request is carried out completely or not at all, and is answered when repeated", async () => {
  const redis = await startRedis()
  closing.push(() => redis.stop())
  const node = await startNodeOn(redis)
  const proxy = await startProxy({ host: '127.0.0.1', port: Number(new URL(node.url).port) })
  closing.push(() => proxy.stop())
  const url = `http://127.0.0.1:${proxy.port}`
  const screens = await screensOf(url)
  const load = startLoad(url, centre)
  closing.push(() => load.close())
  await cutUnderLoad(load, proxy)
  const client = await redis.client()
  const { prefix } = node
  expect(await contradictions({ client, prefix, centre, asked: load.asked, screens })).toEqual([])
  expect(load.oddities).toEqual([])
  expect(recovered(load)).toBeGreaterThan(0)
})
