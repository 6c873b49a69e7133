import { expect, type TestContext, test } from 'vitest'
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

/** Opens what a test needs, and closes it at the test's end in reverse order. */
class Scene {
  readonly #context: TestContext

  constructor(context: TestContext) {
    this.#context = context
  }

  #closed<T>(opened: T, close: () => unknown): T {
    this.#context.onTestFinished(async () => void (await close()))
    return opened
  }

  async redis(): Promise<TestRedis> {
    const redis = await startRedis()
    return this.#closed(redis, () => redis.stop())
  }

  async proxy(...to: Parameters<typeof startProxy>): Promise<TestProxy> {
    const proxy = await startProxy(...to)
    return this.#closed(proxy, () => proxy.stop())
  }

  async node(...on: Parameters<typeof startNode>): Promise<TestNode> {
    const node = await startNode(...on)
    return this.#closed(node, () => node.stop())
  }

  load(url: string): Load {
    const load = startLoad(url, centre)
    return this.#closed(load, () => load.close())
  }

  async screens(url: string) {
    const display = await member(url, { role: 'display', centre })
    this.#closed(display, () => display.close())
    const manager = await member(url, { role: 'manager', centre })
    this.#closed(manager, () => manager.close())
    return { display: display.hall, manager: manager.hall }
  }
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

// Run concurrently: the tests mostly wait.
test.concurrent("when Redis's answers are cut off, each open request is carried out completely or not at all, and is answered when repeated", async context => {
  const scene = new Scene(context)
  const redis = await scene.redis()
  const proxy = await scene.proxy({ path: redis.socketPath })
  const node = await scene.node({ url: `redis://127.0.0.1:${proxy.port}` })
  const screens = await scene.screens(node.url)
  const load = scene.load(node.url)

  await cutUnderLoad(load, proxy)

  const client = await redis.client()
  const { prefix } = node
  expect(await contradictions({ client, prefix, centre, asked: load.asked, screens })).toEqual([])
  expect(load.oddities).toEqual([])
  expect(recovered(load)).toBeGreaterThan(0)
})

test.concurrent("when the server's answers are cut off, each open request is carried out completely or not at all, and is answered when repeated", async context => {
  const scene = new Scene(context)
  const redis = await scene.redis()
  const node = await scene.node(redis)
  const proxy = await scene.proxy({ host: '127.0.0.1', port: Number(new URL(node.url).port) })
  const url = `http://127.0.0.1:${proxy.port}`
  const screens = await scene.screens(url)
  const load = scene.load(url)

  await cutUnderLoad(load, proxy)

  const client = await redis.client()
  const { prefix } = node
  expect(await contradictions({ client, prefix, centre, asked: load.asked, screens })).toEqual([])
  expect(load.oddities).toEqual([])
  expect(recovered(load)).toBeGreaterThan(0)
})
