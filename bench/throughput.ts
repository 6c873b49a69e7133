import { BareStore } from './bare-store.ts'
import { type BenchRedis, openBenchRedis } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import { contest, repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { demandOf, device, StoreHall } from './store-hall.ts'

const atOnce = 16

/** Compares issue through the queue store with a bare script of the same writes. */
export function issueRatio(sizes: Sizes): Promise<Figure[]> {
  return withHalls(6, async ({ hall, bare, demand }) => {
    const { seconds, rounds } = sizes
    let next = 0
    const queue = () => demand[next++ % demand.length] ?? 'housing-register.submission'
    const result = await contest({
      seconds,
      rounds,
      atOnce,
      ours: () => hall.issue(queue()),
      bare: () => bare.issue(queue(), device),
    })
    return [figure('issueRatio', `issue: ${rates(result)}`, result.ratio, { atLeast: 0.6 })]
  })
}

/** Compares call-next through the queue store with a bare script of the same writes. */
export function callRatio(
  sizes: Sizes,
  queuesPerCounter: number,
  key: string,
  atLeast?: number,
): Promise<Figure[]> {
  return withHalls(queuesPerCounter, async ({ hall, bare, demand }) => {
    const { seconds, rounds } = sizes
    const enough = Math.ceil(seconds * sizes.callsPerSecond)
    let waiting = 0
    const result = await contest({
      seconds,
      rounds,
      atOnce,
      ours: async caller => {
        const called = await hall.callNext(caller)
        if (called) waiting--
        return called
      },
      bare: caller => bare.callNext(String((caller % 8) + 1), device),
      async prepare() {
        const queue = (i: number) => demand[i % demand.length] ?? 'housing-register.submission'
        await repeat(enough - waiting, i => hall.issue(queue(i)))
        waiting = Math.max(waiting, enough)
        await repeat(enough - bare.waiting, i => bare.issue(queue(i), device))
      },
    })
    const what = `call-next, ${queuesPerCounter} queues a counter: ${rates(result)}`
    return [figure(key, what, result.ratio, atLeast === undefined ? undefined : { atLeast })]
  })
}

interface Halls {
  hall: StoreHall
  bare: BareStore
  demand: ReturnType<typeof demandOf>
}

async function withHalls(
  queuesPerCounter: number,
  measure: (halls: Halls) => Promise<Figure[]>,
): Promise<Figure[]> {
  const redis: BenchRedis = await openBenchRedis()
  try {
    const client = await redis.connect()
    return await measure({
      hall: await StoreHall.open(client, queuesPerCounter, { prefix: 'ours:' }),
      bare: new BareStore(client, 'bare:', 'akmola'),
      demand: demandOf(queuesPerCounter),
    })
  } finally {
    await redis.stop()
  }
}

function rates({ ours, bare }: { ours: number; bare: number }): string {
  return `${Math.round(ours)} a second, bare script ${Math.round(bare)}`
}
