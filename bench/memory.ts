import { openJobQueue } from '../server/jobs/job-queue.ts'
import { type MarkJob, WaitTargets } from '../server/targets/wait-targets.ts'
import { log, openBenchRedis, usedMemory } from './bench-redis.ts'
import { type Figure, figure } from './figure.ts'
import { repeat } from './rate.ts'
import type { Sizes } from './sizes.ts'
import { centre, demandOf, StoreHall } from './store-hall.ts'

/** The day's first tickets make its keys, which cost the same however many follow. */
const warmUp = 200

/** What a waiting ticket takes of Redis's memory: ticket, places, event, request record; and its two jobs apart. */
export async function memory({ tickets }: Sizes): Promise<Figure[]> {
  const redis = await openBenchRedis()
  const jobs = openJobQueue<MarkJob>({ name: 'targets', target: redis.target, prefix: 'bench:', log })
  try {
    const client = await redis.connect()
    const hall = await StoreHall.open(client, 'ours:', 6)
    const demand = demandOf(6)
    const issue = (i: number) => hall.issue(demand[i % demand.length] ?? 'housing-register.submission')
    const targets = new WaitTargets({ centre, jobs, log, now: Date.now, ticketsAt: async () => undefined })
    await repeat(warmUp, issue)
    await targets.rebuild((await hall.tickets()).slice(0, 1))

    const empty = await usedMemory(client)
    await repeat(tickets, issue)
    const filled = await usedMemory(client)
    const waiting = (await hall.tickets()).slice(-tickets)
    await targets.rebuild(waiting)
    const withJobs = await usedMemory(client)
    return [
      figure(
        'bytesPerWaitingTicket',
        `Redis memory a waiting ticket, without jobs, of ${tickets}`,
        (filled - empty) / tickets,
        { atMost: 1_000 },
      ),
      figure('bytesPerTargetJobs', 'Redis memory of the two jobs of a wait', (withJobs - filled) / tickets),
    ]
  } finally {
    await jobs.close()
    await redis.stop()
  }
}
