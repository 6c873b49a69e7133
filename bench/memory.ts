import { centres } from '../shared/catalogue/catalogue.ts'
import { openBenchRedis, usedMemory } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import { repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { demandOf, StoreHall } from './store-hall.ts'

/** Number of halls, each as full as a centre lets its hall be when all tickets are issued. */
const hallCount = 10
const queuesPerCounter = 6
/** A day's first tickets make its keys, which cost the same however many follow. */
const firstTickets = 200

/** Measures what a waiting ticket takes of Redis's memory: ticket, places, event, request record. */
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
