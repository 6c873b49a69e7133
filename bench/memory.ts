import { centres } from '../test/kit/order.ts'
import { openBenchRedis, usedMemory } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import { repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { demandOf, StoreHall } from './store-hall.ts'

/** Number of centres, each as full as its limits allow. */
const hallCount = 10
const queuesPerCounter = 6
/** The first tickets of a day create its keys; later ones add nothing to them. */
const firstTickets = 200

/** Measures Redis's memory per waiting ticket: ticket, places, event, request record. */
export async function memory({ tickets }: Sizes): Promise<Figure[]> {
  const redis = await openBenchRedis()
  try {
    const client = await redis.connect()
    const halls: StoreHall[] = []
    for (const { id: centre } of centres.slice(0, hallCount))
      halls.push(await StoreHall.open(client, queuesPerCounter, { centre }))
    const demand = demandOf(queuesPerCounter)
    const issue = async (i: number) =>
      halls[i % hallCount]?.issue(
        demand[Math.floor(i / hallCount) % demand.length] ?? 'housing-register.submission',
      )
    await repeat(firstTickets, issue)

    const before = await usedMemory(client)
    await repeat(tickets, issue)
    const eachTicket = ((await usedMemory(client)) - before) / tickets
    return [
      figure(
        'bytesPerWaitingTicket',
        `Redis memory a waiting ticket, ${tickets} in ${hallCount} centres`,
        eachTicket,
        { atMost: 1_000 },
      ),
    ]
  } finally {
    await redis.stop()
  }
}
