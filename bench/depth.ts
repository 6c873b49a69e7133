import { openBenchRedis } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import { repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { percentile } from './statistics.ts'
import { demandOf, StoreHall } from './store-hall.ts'

const queuesPerCounter = 6
const fewTickets = 10

/**
 * Compares the duration of a call with very many waiting tickets to one with fewTickets, measured in turns, one call at a
 * time.
 */
export async function callDepthRatio({ deep, depthCalls }: Sizes): Promise<Figure[]> {
  const redis = await openBenchRedis()
  try {
    const client = await redis.connect()
    const demand = demandOf(queuesPerCounter)
    const queueAt = (i: number) => demand[i % demand.length] ?? 'housing-register.submission'
    const halls = await Promise.all(
      [fewTickets, deep].map(async waiting => {
        const hall = await StoreHall.open(client, queuesPerCounter, { prefix: `with-${waiting}:` })
        await repeat(waiting, i => hall.issue(queueAt(i)))
        return { hall, times: [] as number[] }
      }),
    )
    for (let i = 0; i < depthCalls; i++) {
      const counter = i % (demand.length / queuesPerCounter)
      for (const { hall, times } of i % 2 === 0 ? halls : halls.toReversed()) {
        // Keeps the number of waiting tickets, and a visitor for this window.
        await hall.issue(queueAt(counter * queuesPerCounter + (i % queuesPerCounter)))
        const asked = performance.now()
        await hall.callNext(counter)
        times.push(performance.now() - asked)
      }
    }
    const [shallowMs = Number.NaN, deepMs = Number.NaN] = halls.map(({ times }) => percentile(times, 0.5))
    const what = `call-next p50 with ${deep} waiting, ${deepMs.toFixed(2)} ms, / with ${fewTickets}, ${shallowMs.toFixed(2)} ms`
    return [figure('callDepthRatio', what, deepMs / shallowMs, { atMost: 1.3 })]
  } finally {
    await redis.stop()
  }
}
