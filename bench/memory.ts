import { openJobQueue } from '../server/jobs/job-queue.ts'
import { type MarkJob, WaitTargets } from '../server/targets/wait-targets.ts'
import { centres } from '../shared/catalogue/catalogue.ts'
import { log, openBenchRedis, usedMemory } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import { repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { demandOf, StoreHall } from './store-hall.ts'

/** So many halls, each as full as a centre lets its hall be when all tickets are issued. */
const hallCount = 10
const queuesPerCounter = 6
/** A day's first tickets make its keys, which cost the same however many follow. */
const firstTickets = 200

/** What a waiting ticket takes of Redis's memory: ticket, places, event, request record; and its two jobs apart. */
export async function memory({ tickets }: Sizes): Promise<Figure[]> {
  const redis = await openBenchRedis()
  const jobs = openJobQueue<MarkJob>({ name: 'targets', target: redis.target, prefix: '', log })
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
    await addJobs(halls.slice(0, 1), 1)

    const before = await usedMemory(client)
    await repeat(tickets, issue)
    const withTickets = await usedMemory(client)
    const waiting = await addJobs(halls, Number.POSITIVE_INFINITY)
    const withJobs = await usedMemory(client)
    const eachTicket = (withTickets - before) / tickets
    return [
      figure(
        'bytesPerWaitingTicket',
        `Redis memory a waiting ticket without jobs, ${tickets} in ${hallCount} centres`,
        eachTicket,
        { atMost: 1_000 },
      ),
      figure(
        'bytesPerTargetJobs',
        'Redis memory of the two jobs of a wait with a target',
        (withJobs - withTickets) / waiting,
      ),
    ]
  } finally {
    await jobs.close()
    await redis.stop()
  }

  /** Makes the jobs of some waits of each hall. @returns of how many */
  async function addJobs(halls: readonly StoreHall[], most: number): Promise<number> {
    let count = 0
    for (const hall of halls) {
      const { centre } = hall
      const targets = new WaitTargets({ centre, jobs, log, now: Date.now, ticketsAt: async () => undefined })
      const tickets = (await hall.tickets()).filter(ticket => ticket.dueBy !== undefined).slice(0, most)
      await targets.rebuild(tickets)
      count += tickets.length
    }
    return count
  }
}
