import { createNodeRedisClient, type Job, Queue, Worker } from 'bullmq'
import type { Logger } from 'pino'
import { sleep } from '../../shared/domain/sleep.ts'
import { createRedis, type RedisClient, type RedisTarget, withDeadline } from '../redis/client.ts'

/** BullMQ's scripts wait so long before they are refused for want of a connection. */
const awayPauseMs = 100
/** BullMQ's workers wait for work in blocking reads of at most ten seconds. */
const longestBlockMs = 10_000
/** A job whose worker says nothing for this long, in ms, is nobody's: its node was killed, or is frozen. */
const lockMs = 8_000
/** Longest that an idle worker waits for a job in one read, in s: each read costs three commands that count as writes. */
const drainSeconds = 10
/** For answers that are on their way when a queue is closed. */
const closeMs = 500
/** Longest that a closing queue waits for jobs in hand, in ms: a server that stops has three seconds for everything. */
const finishMs = 1_200

export interface JobQueueOptions {
  name: string
  target: RedisTarget
  /** Set apart in tests. */
  prefix: string
  log: Logger
}

/** A job queue and its worker on connections of their own: one of ours, made to reconnect for ever. */
export interface JobQueue<T> {
  queue: Queue<T>
  /** @param process given the token by which it may put the job off itself */
  work(
    process: (job: Job<T>, token?: string) => Promise<void>,
    options?: { concurrency?: number; maxStalledCount?: number },
  ): void
  close(): Promise<void>
}

/** @returns a job queue of BullMQ under our prefix. Jobs may be lost with their Redis: they are rebuilt from the state. */
export function openJobQueue<T>({ name, target, prefix, log }: JobQueueOptions): JobQueue<T> {
  const connections: ReturnType<typeof createRedis>[] = []
  const connect = (what: string, blockMs: number) => {
    const client = createRedis(target, {
      log,
      name: `jobs-${name}-${what}`,
      isOneOfMany: what !== 'queue',
      longestBlockMs: blockMs,
    })
    connections.push(client)
    client
      .connect()
      .catch(error => log.debug({ error }, 'a job queue was stopped while connecting; nothing to retry'))
    return createNodeRedisClient(unhurried(client))
  }
  // One tag for all job queues: a job moves between its queue's keys in one script.
  const options = { prefix: `${prefix}{kezek-jobs}` }
  const queue = new Queue<T>(name, { ...options, connection: connect('queue', 0) })
  const workers: Worker<T>[] = []
  const quiet = (error: Error) => log.debug({ error: error.message, queue: name }, 'a job queue has trouble')
  queue.on('error', quiet)
  return {
    queue,
    work(process, { concurrency = 1, maxStalledCount = 1 } = {}) {
      const worker = new Worker<T>(name, process, {
        ...options,
        connection: connect('worker', longestBlockMs),
        concurrency,
        maxStalledCount,
        lockDuration: lockMs,
        drainDelay: drainSeconds,
      })
      worker.on('error', quiet)
      worker.on('failed', (job, error) => {
        const isTriedAgain = job !== undefined && job.attemptsMade < (job.opts.attempts ?? 1)
        const said = { job: job?.id, queue: name, error: error.message }
        log[isTriedAgain ? 'debug' : 'warn'](said, 'a job failed')
      })
      workers.push(worker)
    },
    async close() {
      const finished = Promise.all(workers.map(worker => worker.close().catch(quiet)))
      await withDeadline(finished, finishMs).catch(quiet)
      await queue.close().catch(quiet)
      for (const connection of connections) {
        // What a worker has just asked for is answered: its promise would otherwise be refused where nobody listens (tried).
        if (connection.isReady) await withDeadline(connection.close(), closeMs).catch(quiet)
        if (connection.isOpen) connection.destroy()
      }
    },
  }
}

/**
 * A worker of BullMQ that has not seen its queue empty asks for its next job again at once after any error that it does not
 * know, and "the client is offline" is one: a loop in which nothing else has a turn, the connection's return neither, for
 * good (tried). So that refusal comes after a pause.
 */
function unhurried(client: RedisClient): RedisClient {
  const evalSha = client.evalSha.bind(client)
  const patient: typeof evalSha = async (...args) => {
    if (!client.isReady) await sleep(awayPauseMs)
    return evalSha(...args)
  }
  return Object.assign(client, { evalSha: patient })
}
